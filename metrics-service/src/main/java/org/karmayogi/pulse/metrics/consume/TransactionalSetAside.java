package org.karmayogi.pulse.metrics.consume;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.apache.kafka.common.TopicPartition;

/** Sets records aside in Kafka, each once: makes what the owner of a partition does it with. Thread-safe. */
final class TransactionalSetAside implements IntFunction<SetAside>, AutoCloseable {

    private final TopicProperties topics;
    private final EventLog log;
    private final SetAsideClients clients;
    private final SetAsideForm form;
    private final MetricsMeters meters;

    /** As many threads as partitions write at the same time, and apart from the flushers: those must not wait for a broker. */
    private final ExecutorService attempts = Executors.newCachedThreadPool(LogFold.named("set-aside"));

    TransactionalSetAside(TopicProperties topics, EventLog log, SetAsideClients clients, MetricsMeters meters) {
        this.topics = topics;
        this.log = log;
        this.clients = clients;
        this.form = new SetAsideForm(topics);
        this.meters = meters;
    }

    @Override
    public SetAside apply(int partition) {
        TopicPartition at = new TopicPartition(topics.events(), partition);
        SetAsideWriter writer = new TransactionalWriter(
                () -> SetAsideSession.open(at, log.describe().topicId(), form, clients));
        return new SetAside(writer, attempts, meters, System::nanoTime);
    }

    /** Lets attempts under way end. */
    @Override
    public void close() {
        attempts.shutdown();
    }
}
