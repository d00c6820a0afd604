package org.karmayogi.pulse.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.batch.ItemSource;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.endpoint.IntakeProperties;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.karmayogi.pulse.intake.validation.BatchValidator.Judgement;
import org.karmayogi.pulse.intake.validation.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.boot.context.properties.bind.Binder;

/** A body of 500 events is read from its bytes and judged, event by event, as a request's is; all families that fill a batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValidateBenchmark {

    static final int BATCH = 500;

    private static final SeededLog LOG = new SeededLog(4_000, 40_000);
    private static final Sender SENDER = new Sender("bench", Set.of(), Set.of());

    /** One request's. */
    static final class Body {

        final Family family;
        private final byte[] json;

        Body(List<PortalEvent> events) {
            this.family = family(events.get(0).kind());
            this.json = Batch.of(events).json().getBytes(UTF_8);
        }

        private static Family family(PortalEvent.Kind kind) {
            return Arrays.stream(Family.values())
                    .filter(family -> family.cloudEventsType().equals(kind.type()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final BatchReader reader = new BatchReader(
            new Binder().bindOrCreate("pulse.intake", IntakeProperties.class).limits());
    private final BatchValidator validator =
            new BatchValidator(Register.departments(), Register.districts(), Clock.systemUTC());
    final List<Body> bodies = bodies();
    private int next;

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Verdict> oneEventJudged() {
        Body body = bodies.get(next);
        next = next + 1 == bodies.size() ? 0 : next + 1;
        return verdicts(body);
    }

    private List<Verdict> verdicts(Body body) {
        List<Verdict> verdicts = new ArrayList<>(BATCH);
        Judgement judgement = validator.begin(SENDER);
        try (ItemSource items = reader.json(new ByteArrayInputStream(body.json), body.family)) {
            for (@Nullable RawItem item = items.next(); item != null; item = items.next()) {
                verdicts.add(judgement.judge(verdicts.size(), item, body.family));
            }
        }
        return verdicts;
    }

    private static List<Body> bodies() {
        Map<PortalEvent.Kind, List<PortalEvent>> open = new EnumMap<>(PortalEvent.Kind.class);
        List<Body> bodies = new ArrayList<>();
        for (PortalEvent event : LOG.portalEvents()) {
            List<PortalEvent> batch = open.computeIfAbsent(event.kind(), kind -> new ArrayList<>());
            batch.add(event);
            if (batch.size() == BATCH) {
                bodies.add(new Body(batch));
                batch.clear();
            }
        }
        return bodies;
    }
}
