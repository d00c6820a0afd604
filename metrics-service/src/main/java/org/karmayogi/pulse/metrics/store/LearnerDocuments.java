package org.karmayogi.pulse.metrics.store;

import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.LearnerDocument;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.fold.LearnerSummary;
import org.karmayogi.pulse.metrics.fold.Posting;

/**
 * The form of {@code learners}: {@code {_id, partition, epoch, at, facts: <binary>}}, and for those who are registered
 * {@code department}, {@code district} and {@code completions}, by which the people still to complete are found. Few and
 * flat on purpose: the embedded store holds every field of every learner as objects.
 */
final class LearnerDocuments {

    private LearnerDocuments() {}

    static BsonDocument encode(LearnerDocument learner) {
        BsonDocument document = new BsonDocument("_id", new BsonString(learner.id()))
                .append("partition", new BsonInt32(learner.partition()))
                .append("epoch", new BsonInt64(learner.epoch()))
                .append("at", new BsonInt64(learner.at()))
                .append("facts", new BsonBinary(learner.facts().toByteArray()));
        LearnerSummary summary = learner.summary();
        @Nullable Posting posting = summary.posting();
        if (summary.registered() && posting != null) {
            document.append("department", new BsonString(posting.department()))
                    .append("district", new BsonString(posting.district()))
                    .append("completions", new BsonInt32(summary.completions()));
        }
        return document;
    }

    static StoredLearner decode(BsonDocument document) {
        return new StoredLearner(
                document.getInt32("partition").getValue(),
                document.getInt64("epoch").getValue(),
                document.getBinary("facts").getData());
    }
}
