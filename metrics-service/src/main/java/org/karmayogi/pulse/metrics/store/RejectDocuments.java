package org.karmayogi.pulse.metrics.store;

import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.metrics.reject.Reject;
import org.karmayogi.pulse.metrics.reject.Replay;

/** The form of {@code rejects}. */
final class RejectDocuments {

    /** There once it was replayed. */
    static final String REPLAY = "replay";

    /** There where the reject has one. */
    static final String KEY = "key";

    private RejectDocuments() {}

    static BsonDocument encode(Reject reject) {
        BsonArray errors = new BsonArray();
        for (FieldError error : reject.errors()) {
            errors.add(new BsonDocument("pointer", new BsonString(error.pointer()))
                    .append("detail", new BsonString(error.detail())));
        }
        @Nullable String family = reject.family();
        BsonDocument document = new BsonDocument("_id", new BsonString(reject.id()))
                .append("partition", new BsonInt32(reject.partition()))
                .append("offset", new BsonInt64(reject.offset()))
                .append("reason", new BsonString(reject.reason()))
                .append("source", new BsonString(reject.source()))
                .append("family", family == null ? BsonNull.VALUE : new BsonString(family))
                .append("receivedAt", new BsonDateTime(reject.receivedAt().toEpochMilli()))
                .append("errors", errors)
                .append("size", new BsonInt32(reject.size()))
                .append("body", new BsonBinary(reject.body()));
        @Nullable String key = reject.key();
        return key == null ? document : document.append(KEY, new BsonString(key));
    }

    static BsonDocument encode(Replay replay) {
        return new BsonDocument("at", new BsonDateTime(replay.at().toEpochMilli()))
                .append("by", new BsonString(replay.by()))
                .append("eventId", new BsonString(replay.eventId()));
    }

    private static @Nullable Replay replay(BsonDocument document) {
        if (!document.containsKey(REPLAY)) {
            return null;
        }
        BsonDocument replay = document.getDocument(REPLAY);
        return new Replay(
                Instant.ofEpochMilli(replay.getDateTime("at").getValue()),
                replay.getString("by").getValue(),
                replay.getString("eventId").getValue());
    }

    static Reject decode(BsonDocument document) {
        List<FieldError> errors = document.getArray("errors").stream()
                .map(BsonValue::asDocument)
                .map(it -> new FieldError(
                        it.getString("pointer").getValue(),
                        it.getString("detail").getValue()))
                .toList();
        BsonValue family = document.get("family", BsonNull.VALUE);
        return new Reject(
                document.getString("_id").getValue(),
                document.getInt32("partition").getValue(),
                document.getInt64("offset").getValue(),
                document.getString("reason").getValue(),
                document.getString("source").getValue(),
                family.isNull() ? null : family.asString().getValue(),
                Instant.ofEpochMilli(document.getDateTime("receivedAt").getValue()),
                errors,
                document.getInt32("size").getValue(),
                document.getBinary("body").getData(),
                document.containsKey(KEY) ? document.getString(KEY).getValue() : null,
                replay(document));
    }
}
