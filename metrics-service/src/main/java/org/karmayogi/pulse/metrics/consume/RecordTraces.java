package org.karmayogi.pulse.metrics.consume;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The traces that records of one partition carry, continued from their reading to the commit they are visible with: one span a
 * request and flush, so that a request's trace ends where its events count. Used by its consumer alone.
 */
final class RecordTraces {

    static final String HEADER = "traceparent";

    /** Spans a flush. Twelve partitions flushed five times a second make 960 a second; the exporter's queue has room for 2,048. */
    static final int MOST = 16;

    /** Of a sampled request; anything else is passed over, because headers are anyone's to write. */
    private static final Pattern SAMPLED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f][13579bdf]");

    private final Propagator propagator;
    private final BooleanSupplier live;
    private Map<String, Span> folded = new HashMap<>();
    private Map<String, Span> flushing = new HashMap<>();

    /**
     * None yet.
     *
     * @param propagator {@link Propagator#NOOP} where there is no tracing
     * @param live whether records are folded into what is answered from: a rebuild reads the traces of years again
     */
    RecordTraces(Propagator propagator, BooleanSupplier live) {
        this.propagator = propagator;
        this.live = live;
    }

    /** Records are about to be folded. */
    void read(List<ConsumerRecord<String, byte[]>> records) {
        if (propagator == Propagator.NOOP || !live.getAsBoolean()) {
            return;
        }
        for (ConsumerRecord<String, byte[]> record : records) {
            Header header = record.headers().lastHeader(HEADER);
            if (header != null && header.value() != null && folded.size() < MOST) {
                String traceparent = new String(header.value(), US_ASCII);
                if (SAMPLED.matcher(traceparent).matches()) {
                    folded.computeIfAbsent(traceparent, it -> begin(it, record));
                }
            }
        }
    }

    private Span begin(String traceparent, ConsumerRecord<String, byte[]> record) {
        return propagator
                .extract(traceparent, (carrier, name) -> HEADER.equals(name) ? carrier : null)
                .name("count " + record.topic())
                .kind(Span.Kind.CONSUMER)
                .tag("messaging.destination.partition.id", String.valueOf(record.partition()))
                .tag("messaging.kafka.offset", record.offset())
                .start();
    }

    /** A flush of all that was folded so far has begun. */
    void flushing() {
        flushing.putAll(folded);
        folded = new HashMap<>();
    }

    /** That flush is visible. */
    void committed() {
        flushing.values().forEach(Span::end);
        flushing = new HashMap<>();
    }

    /** The partition is given up; its next owner reads again what was not committed. */
    void abandon() {
        flushing();
        flushing.values().forEach(span -> span.event("given up"));
        committed();
    }
}
