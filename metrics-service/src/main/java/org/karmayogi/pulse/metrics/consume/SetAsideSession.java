package org.karmayogi.pulse.metrics.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * One transactional producer, from fencing its predecessors to its first failure. Every transaction has copies and the offset behind the
 * last of them, so copies are there exactly if that offset is behind them.
 */
final class SetAsideSession {

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final TopicPartition partition;
    private final String logId;
    private final SetAsideForm form;
    private final ConsumerGroupMetadata group;

    /** Everything before this offset that does not count has been set aside. */
    private long next;

    private SetAsideSession(
            Producer<byte[], byte[]> producer,
            Consumer<byte[], byte[]> offsets,
            TopicPartition partition,
            String logId,
            SetAsideForm form) {
        this.producer = producer;
        this.partition = partition;
        this.logId = logId;
        this.form = form;
        this.group = offsets.groupMetadata();
        @Nullable OffsetAndMetadata committed = offsets.committed(Set.of(partition)).get(partition);
        // In another log the same offset means another record.
        this.next = committed == null || !committed.metadata().equals(logId) ? 0 : committed.offset();
    }

    /**
     * Ends whatever another producer of this partition has begun, and only then reads how far it came.
     *
     * @param partition of the log
     * @param logId the log's identity
     */
    static SetAsideSession open(TopicPartition partition, String logId, SetAsideForm form, SetAsideClients clients) {
        Producer<byte[], byte[]> producer = clients.producer(partition);
        try (Consumer<byte[], byte[]> offsets = clients.consumer()) {
            producer.initTransactions();
            return new SetAsideSession(producer, offsets, partition, logId, form);
        } catch (RuntimeException e) {
            producer.close(CLOSE);
            throw e;
        }
    }

    /** Writes those that no one has written yet, and returns them. */
    List<SetAsideRecord> write(List<SetAsideRecord> records) {
        List<SetAsideRecord> missing = records.stream()
                .filter(record -> record.offset() >= next)
                .sorted(Comparator.comparingLong(SetAsideRecord::offset))
                .toList();
        if (missing.isEmpty()) {
            return missing;
        }
        long behind = missing.get(missing.size() - 1).offset() + 1;
        try {
            commit(missing, behind, SetAsideForm.WHOLE);
        } catch (RuntimeException e) {
            if (!CauseChain.has(e, RecordTooLargeException.class)) {
                throw e;
            }
            // No later attempt would find the topic to take more, and the partition must not wait for ever.
            producer.abortTransaction();
            commit(missing, behind, SetAsideForm.CUT);
        }
        next = behind;
        return missing;
    }

    private void commit(List<SetAsideRecord> records, long behind, int limit) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        records.forEach(record -> sent.add(producer.send(form.copy(record, limit))));
        producer.flush();
        sent.forEach(SetAsideSession::succeeded);
        producer.sendOffsetsToTransaction(Map.of(partition, new OffsetAndMetadata(behind, logId)), group);
        producer.commitTransaction();
    }

    /** The first failure says why; what the producer throws afterwards only says that there was one. */
    private static void succeeded(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting records aside", e);
        }
    }

    void close() {
        producer.close(CLOSE);
    }
}
