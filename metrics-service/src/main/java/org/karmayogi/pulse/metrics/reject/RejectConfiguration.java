package org.karmayogi.pulse.metrics.reject;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.karmayogi.pulse.metrics.consume.TopicFollower;
import org.karmayogi.pulse.metrics.consume.TopicFollowers;
import org.karmayogi.pulse.metrics.consume.TopicProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was rejected, kept to be listed. */
@Configuration(proxyBeanMethods = false)
public class RejectConfiguration {

    @Bean
    TopicFollower rejectFollower(TopicFollowers followers, TopicProperties topics, RejectRepository repository) {
        return followers.follow(topics.rejects(), new Kept(repository));
    }

    /**
     * Where to go on is what the repository has, so a store that was lost is filled again; every instance reads everything, and what
     * another one has kept already is kept once.
     */
    private record Kept(RejectRepository repository) implements TopicFollower.Target {

        @Override
        public long next(int partition) {
            return repository.next(partition);
        }

        @Override
        public void take(List<ConsumerRecord<byte[], byte[]>> records) {
            repository.keep(records.stream().map(RejectDecoder::decode).toList());
        }

        @Override
        public void forget() {
            repository.clear();
        }
    }
}
