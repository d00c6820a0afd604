package org.karmayogi.pulse.intake.publishing;

import org.apache.kafka.clients.producer.Producer;

/** Whether a producer has any connection at all: tells a broker that is away from one whose answer was lost. */
final class BrokerConnection {

    private BrokerConnection() {}

    static boolean isOpen(Producer<?, ?> producer) {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count")
                        && metric.getKey().group().equals("producer-metrics"))
                .map(metric -> metric.getValue().metricValue())
                .anyMatch(count -> count instanceof Number number && number.doubleValue() > 0);
    }
}
