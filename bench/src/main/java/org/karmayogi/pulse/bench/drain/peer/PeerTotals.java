package org.karmayogi.pulse.bench.drain.peer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.TotalKey;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/** The forms in which peers keep totals: cells as one binary field, or as a document of numbers by measure, for {@code $inc}. */
public final class PeerTotals {

    /** Where they are. */
    public static final String COLLECTION = "peer_totals";

    /** Before a cell's key, which may be empty as a field's name must not be. */
    private static final String CELL = "c";

    private PeerTotals() {}

    static MongoCollection<BsonDocument> in(MongoDatabase database) {
        return database.getCollection(COLLECTION, BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    static BsonDocument named(TotalKey key) {
        return new BsonDocument("kind", new BsonString(key.kind().code())).append("key", new BsonString(key.key()));
    }

    static BsonDocument binary(String id, TotalKey key, Cells cells) {
        BsonDocument document = named(key);
        document.append("_id", new BsonString(id)).append("cells", new BsonBinary(cells.encode()));
        return document;
    }

    /** The paths and differences to add; empty where nothing is to be added. */
    static BsonDocument increments(TotalKey key, Cells difference) {
        List<String> measures = key.kind().measures();
        BsonDocument increments = new BsonDocument();
        difference.forEach((cell, numbers) -> {
            for (int i = 0; i < numbers.length; i++) {
                if (numbers[i] != 0) {
                    increments.append("cells." + CELL + cell + '.' + measures.get(i), new BsonInt64(numbers[i]));
                }
            }
        });
        return increments;
    }

    /** Which total a document is about. */
    public static TotalKey key(BsonDocument document) {
        return new TotalKey(
                TotalKind.of(document.getString("kind").getValue()),
                document.getString("key").getValue());
    }

    /** The cells in a document of either form. */
    public static Cells cells(BsonDocument document) {
        TotalKind kind = key(document).kind();
        BsonValue stored = document.get("cells", new BsonDocument());
        if (stored.isBinary()) {
            return Cells.decode(kind.width(), stored.asBinary().getData());
        }
        Cells cells = new Cells(kind.width());
        for (Map.Entry<String, BsonValue> cell : stored.asDocument().entrySet()) {
            BsonDocument numbers = cell.getValue().asDocument();
            long[] values = kind.measures().stream()
                    .mapToLong(measure ->
                            numbers.getNumber(measure, new BsonInt64(0)).longValue())
                    .toArray();
            cells.add(cell.getKey().substring(CELL.length()), values);
        }
        return cells;
    }
}
