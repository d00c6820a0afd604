package org.karmayogi.pulse.onboarding;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The same against the broker's own image; shown as skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class OnboardingServiceContainerIT extends OnboardingServiceIT {

    @Container
    static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka-native:4.2.1");

    @Override
    String startBroker() {
        return KAFKA.getBootstrapServers();
    }
}
