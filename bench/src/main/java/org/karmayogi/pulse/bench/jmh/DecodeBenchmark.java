package org.karmayogi.pulse.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.karmayogi.pulse.metrics.consume.Decoded;
import org.karmayogi.pulse.metrics.consume.RecordDecoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A record of the log becomes a fact, every check of its headers and its data included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

    /** Some 20 MB: when a record comes again, no cache of the processor holds it any more. */
    static final SeededLog LOG = new SeededLog(2_000, 20_000);

    private final RecordDecoder decoder = SeededLog.decoder();
    private final List<ConsumerRecord<String, byte[]>> records = LOG.records();
    private int next;

    @Benchmark
    public Decoded oneRecordDecoded() {
        ConsumerRecord<String, byte[]> record = records.get(next);
        next = next + 1 == records.size() ? 0 : next + 1;
        return decoder.decode(record);
    }
}
