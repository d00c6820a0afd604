package org.karmayogi.pulse.metrics.review;

import java.time.Clock;
import org.karmayogi.pulse.metrics.consume.MetricsMeters;
import org.karmayogi.pulse.metrics.consume.TopicFollower;
import org.karmayogi.pulse.metrics.consume.TopicFollowers;
import org.karmayogi.pulse.metrics.consume.TopicProperties;
import org.karmayogi.pulse.metrics.query.Definitions;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The monthly review. */
@Configuration(proxyBeanMethods = false)
@Import(ReviewController.class)
public class ReviewConfiguration {

    @Bean
    FrozenReviews frozenReviews(MetricsMeters meters) {
        return new FrozenReviews(meters::reviewUnreadable);
    }

    @Bean
    TopicFollower reviewFollower(TopicFollowers followers, TopicProperties topics, FrozenReviews frozen) {
        return followers.follow(topics.reference(), frozen);
    }

    @Bean
    Reviews reviews(
            FrozenReviews frozen,
            TopicFollower reviewFollower,
            KafkaProperties kafka,
            TopicProperties topics,
            Definitions definitions,
            Clock clock) {
        ReviewWriter writer = new ReviewWriter(kafka.buildProducerProperties(), topics.reference());
        return new Reviews(frozen, reviewFollower::isCaughtUp, writer, definitions, clock);
    }

    @Bean
    ReviewPage reviewPage() {
        return new ReviewPage();
    }
}
