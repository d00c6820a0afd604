package org.karmayogi.pulse.bench.drain.peer;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.fold.Contributions;
import org.karmayogi.pulse.metrics.fold.FactSet;

/** Folds the records of one partition. */
final class StreamsProcessor implements Processor<String, byte[], Void, Void> {

    private static final Duration TICK = Duration.ofMillis(200);

    /** The last event lies that far before the end, the mark of its transaction in between. */
    private static final int MARK = 2;

    private final EventReader reader;
    private final LogEnds ends;
    private final TotalsSink sink;
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<String, byte[]> learners;
    private @Nullable StreamsTotals totals;
    private long offset = -1;
    private long committedAtEnd = -1;
    private long sunk = -1;
    private long sunkNanos = System.nanoTime();

    StreamsProcessor(EventReader reader, LogEnds ends, TotalsSink sink) {
        this.reader = reader;
        this.ends = ends;
        this.sink = sink;
    }

    @Override
    public void init(ProcessorContext<Void, Void> given) {
        context = given;
        learners = given.getStateStore(StreamsMain.LEARNERS);
        totals = new StreamsTotals(given.getStateStore(StreamsMain.TOTALS));
        given.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> sinkIfDue());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        fold(reader.read(consumed(record, at)));
        offset = at.offset();
        if (isAtEnd() && committedAtEnd < offset) {
            // Else up to the whole interval would pass in idleness.
            committedAtEnd = offset;
            context().commit();
        }
    }

    private static ConsumerRecord<String, byte[]> consumed(Record<String, byte[]> record, RecordMetadata at) {
        return new ConsumerRecord<>(
                at.topic(),
                at.partition(),
                at.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    private void fold(Arrival arrival) {
        KeyValueStore<String, byte[]> known = Objects.requireNonNull(learners);
        byte @Nullable [] stored = known.get(arrival.learnerId());
        FactSet facts = stored == null ? new FactSet() : FactSet.restore(stored, Long.MAX_VALUE);
        int before = facts.count();
        if (facts.add(arrival.fact()) == FactSet.Outcome.ADDED) {
            FactSet.Slice after = facts.slice();
            known.put(arrival.learnerId(), after.toByteArray());
            Contributions contributions = new Contributions();
            contributions.add(arrival.learnerId(), after.facts(), before);
            contributions.forEach(Objects.requireNonNull(totals)::add);
        }
    }

    private boolean isAtEnd() {
        return offset + MARK >= ends.of(context().taskId().partition());
    }

    private void sinkIfDue() {
        StreamsTotals held = Objects.requireNonNull(totals);
        boolean due = isAtEnd() || System.nanoTime() - sunkNanos > StreamsMain.COMMIT.toNanos();
        // Also where no total has changed: how far they reach has.
        if (due && sink.isIdle() && offset > sunk) {
            sunk = offset;
            sunkNanos = System.nanoTime();
            int partition = context().taskId().partition();
            sink.write(partition, held.takeDirty(partition), offset);
        }
    }

    private ProcessorContext<Void, Void> context() {
        return Objects.requireNonNull(context);
    }
}
