package org.karmayogi.pulse.metrics.store;

import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonWriter;
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

    static final DocumentEncoder<LearnerDocument> ENCODER = new DocumentEncoder<>(LearnerDocument.class) {

        @Override
        void fields(BsonWriter writer, LearnerDocument learner) {
            writer.writeString("_id", learner.id());
            writer.writeInt32("partition", learner.partition());
            writer.writeInt64("epoch", learner.epoch());
            writer.writeInt64("at", learner.at());
            writer.writeBinaryData("facts", new BsonBinary(learner.facts().toByteArray()));
            LearnerSummary summary = learner.summary();
            @Nullable Posting posting = summary.posting();
            if (summary.registered() && posting != null) {
                writer.writeString("department", posting.department());
                writer.writeString("district", posting.district());
                writer.writeInt32("completions", summary.completions());
            }
        }
    };

    private LearnerDocuments() {}

    static StoredLearner decode(BsonDocument document) {
        return new StoredLearner(
                document.getInt32("partition").getValue(),
                document.getInt64("epoch").getValue(),
                document.getBinary("facts").getData());
    }
}
