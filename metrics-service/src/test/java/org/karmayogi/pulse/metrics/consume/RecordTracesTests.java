package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTracesTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private final List<SpanData> ended = new ArrayList<>();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Kept(ended)))
            .build();
    private final Propagator propagator = new OtelPropagator(
            ContextPropagators.create(W3CTraceContextPropagator.getInstance()), provider.get("test"));
    private final RecordTraces traces = new RecordTraces(propagator, () -> true);

    @Test
    void aTraceEndsWithTheCommitOfItsRecords() {
        traces.read(List.of(carrying("00-" + TRACE + "-" + SPAN + "-01")));
        traces.flushing();
        assertThat(ended).isEmpty();

        traces.committed();

        assertThat(ended).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo(SPAN);
            assertThat(span.getAttributes().asMap().toString()).contains("offset", "17", "partition", "3");
            assertThat(span.getAttributes().asMap().toString() + span.getName())
                    .as("nothing of the event")
                    .doesNotContain("UP-1", "e-1");
        });
        traces.committed();
        assertThat(ended).hasSize(1);
    }

    @Test
    void whatIsReadDuringAFlushIsVisibleWithTheNext() {
        traces.read(List.of(carrying(traceparent(1))));
        traces.flushing();
        traces.read(List.of(carrying(traceparent(2))));
        traces.committed();
        assertThat(ended).hasSize(1);

        traces.flushing();
        traces.committed();
        assertThat(ended).hasSize(2);
    }

    @Test
    void aRequestOfManyEventsIsOneSpanAndManyRequestsAreBounded() {
        traces.read(List.of(carrying(traceparent(1)), carrying(traceparent(1)), carrying(traceparent(1))));
        traces.flushing();
        traces.committed();
        assertThat(ended).hasSize(1);

        traces.read(IntStream.rangeClosed(1, 100)
                .mapToObj(number -> carrying(traceparent(number)))
                .toList());
        traces.flushing();
        traces.committed();
        assertThat(ended).hasSize(1 + RecordTraces.MOST);
    }

    @Test
    void aPartitionThatIsGivenUpSaysSoAndKeepsNoSpanOpen() {
        traces.read(List.of(carrying(traceparent(1))));
        traces.flushing();
        traces.read(List.of(carrying(traceparent(2))));

        traces.abandon();

        assertThat(ended).hasSize(2).allSatisfy(span -> assertThat(span.getEvents())
                .extracting(EventData::getName)
                .containsExactly("given up"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "%s%s%s"
            })
    void whatIsNotSampledOrNoTraceparentIsPassedOver(String header) {
        traces.read(List.of(carrying(header), Records.onboarded("UP-1", "e-1").consumed()));
        traces.flushing();
        traces.committed();

        assertThat(ended).isEmpty();
    }

    @Test
    void aRebuildContinuesNothing() {
        RecordTraces rebuild = new RecordTraces(propagator, () -> false);
        rebuild.read(List.of(carrying(traceparent(1))));
        rebuild.flushing();
        rebuild.committed();

        assertThat(ended).isEmpty();
    }

    private static String traceparent(int number) {
        return "00-%032x-%s-01".formatted(number, SPAN);
    }

    private static ConsumerRecord<String, byte[]> carrying(String traceparent) {
        return Records.onboarded("UP-1", "e-1")
                .header(RecordTraces.HEADER, traceparent)
                .consumed();
    }

    private record Kept(List<SpanData> spans) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
