package org.karmayogi.pulse.metrics.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Checkpoint;

/** The form of {@code checkpoints}: {@code {_id: partition, topicId, epoch, offset, completeThrough, recent}}. */
final class CheckpointDocuments {

    /** A projection to all but what changed recently. */
    static final BsonDocument ALONE = new BsonDocument("recent", new BsonInt32(0));

    private CheckpointDocuments() {}

    static BsonDocument id(int partition) {
        return new BsonDocument("_id", new BsonInt32(partition));
    }

    /** The fields of a checkpoint that a flush moves. */
    static BsonDocument moving(Checkpoint checkpoint) {
        @Nullable Instant through = checkpoint.completeThrough();
        BsonArray recent = new BsonArray();
        for (Checkpoint.Change change : checkpoint.recent()) {
            BsonArray totals = new BsonArray();
            change.totals().forEach(id -> totals.add(new BsonString(id)));
            recent.add(new BsonDocument("from", new BsonInt64(change.from()))
                    .append("to", new BsonInt64(change.to()))
                    .append("totals", totals));
        }
        return new BsonDocument("offset", new BsonInt64(checkpoint.offset()))
                .append("completeThrough", through == null ? BsonNull.VALUE : new BsonDateTime(through.toEpochMilli()))
                .append("recent", recent);
    }

    static Checkpoint decode(BsonDocument document) {
        BsonValue through = document.get("completeThrough", BsonNull.VALUE);
        List<Checkpoint.Change> recent = new ArrayList<>();
        for (BsonValue value : document.getArray("recent", new BsonArray())) {
            BsonDocument change = value.asDocument();
            recent.add(new Checkpoint.Change(
                    change.getInt64("from").getValue(),
                    change.getInt64("to").getValue(),
                    change.getArray("totals").stream()
                            .map(id -> id.asString().getValue())
                            .toList()));
        }
        return new Checkpoint(
                document.getInt32("_id").getValue(),
                document.getString("topicId").getValue(),
                document.getInt64("epoch").getValue(),
                document.getInt64("offset").getValue(),
                through.isNull()
                        ? null
                        : Instant.ofEpochMilli(through.asDateTime().getValue()),
                recent);
    }
}
