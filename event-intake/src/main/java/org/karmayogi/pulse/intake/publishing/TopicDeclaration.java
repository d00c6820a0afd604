package org.karmayogi.pulse.intake.publishing;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Makes the topics before the first record, however late the broker comes. Until then nothing may be published: a broker that
 * makes topics up by itself would make them with its own number of partitions, and that can never be corrected.
 */
public final class TopicDeclaration implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicDeclaration.class);
    private static final int RETRY_SECONDS = 2;

    private final KafkaAdmin admin;
    private final ProducerFactory<String, byte[]> producers;
    private volatile boolean done;
    private volatile @Nullable ScheduledExecutorService retries;

    public TopicDeclaration(KafkaAdmin admin, ProducerFactory<String, byte[]> producers) {
        this.admin = admin;
        this.producers = producers;
        // By itself the admin would try once, and never again if the broker was away.
        admin.setAutoCreate(false);
    }

    /** Whether the topics are known to stand. */
    public boolean isDone() {
        return done;
    }

    @Override
    public void start() {
        attempt();
        if (!done) {
            LOG.warn(
                    "The broker cannot be reached: requests are answered 503 until it can, tried every {} s",
                    RETRY_SECONDS);
            ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "topic-declaration");
                thread.setDaemon(true);
                return thread;
            });
            retries = scheduler;
            ScheduledFuture<?> unused =
                    scheduler.scheduleWithFixedDelay(this::attempt, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void attempt() {
        try {
            if (!done && admin.initialize()) {
                // The first request should not have to wait for the producer to find its way.
                producers.createProducer().partitionsFor(Topics.LEARNING_EVENTS);
                producers.createProducer().partitionsFor(Topics.LEARNING_REJECTS);
                done = true;
                stop();
            }
        } catch (RuntimeException e) {
            LOG.debug("The topics could not be declared", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = retries;
        if (running != null) {
            running.shutdown();
            retries = null;
        }
    }

    @Override
    public boolean isRunning() {
        return done || retries != null;
    }

    /** Before the web server, so that a broker that is there is ready with the first request. */
    @Override
    public int getPhase() {
        return 0;
    }
}
