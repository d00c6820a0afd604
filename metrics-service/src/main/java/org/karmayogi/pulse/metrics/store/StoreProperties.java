package org.karmayogi.pulse.metrics.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the store is waited for.
 *
 * @param answerTimeout silence after which a connection counts as lost and the call is tried again on another. Without it a
 *     connection that a firewall has forgotten holds its partition for ever. The longest honest silence is one message of a
 *     bulk, at most 48 MB: a few seconds
 */
@ConfigurationProperties("pulse.metrics.store")
public record StoreProperties(@DefaultValue("30s") Duration answerTimeout) {

    public StoreProperties {
        if (answerTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "pulse.metrics.store.answer-timeout is " + answerTimeout + ", but must be at least 1s");
        }
    }
}
