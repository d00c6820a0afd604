package org.karmayogi.pulse.metrics.reject;

import java.util.ArrayList;
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
    RejectTally rejectTally() {
        return new RejectTally();
    }

    @Bean
    TopicFollower rejectFollower(
            TopicFollowers followers, TopicProperties topics, RejectRepository repository, RejectTally tally) {
        return followers.follow(topics.rejects(), new Kept(repository, tally));
    }

    /**
     * Where to go on is what the repository has, so a store that was lost is filled again; every instance reads everything, and what
     * another one has kept already is kept once.
     */
    private record Kept(RejectRepository repository, RejectTally tally) implements TopicFollower.Target {

        @Override
        public long next(int partition) {
            long next = repository.next(partition);
            tally.begin(partition, repository.countsBefore(partition, next));
            return next;
        }

        @Override
        public void take(List<ConsumerRecord<byte[], byte[]>> records) {
            List<Reject> rejects = new ArrayList<>();
            List<ReplayNote> notes = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                ReplayNote note = RejectDecoder.note(record);
                if (note == null) {
                    rejects.add(RejectDecoder.decode(record));
                } else {
                    notes.add(note);
                }
            }
            repository.keep(rejects);
            // Behind the rejects: a note comes after what it is about.
            repository.note(notes);
            // Last: what could not be kept comes again.
            tally.add(rejects);
        }

        @Override
        public void forget() {
            repository.clear();
            tally.clear();
        }
    }
}
