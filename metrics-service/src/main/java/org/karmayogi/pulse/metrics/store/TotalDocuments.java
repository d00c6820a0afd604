package org.karmayogi.pulse.metrics.store;

import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.fold.TotalKey;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/**
 * The form of {@code totals}: {@code {_id: "partition|kind|key", partition, epoch, at, cells: <binary>, previous: {at,
 * cells}}}.
 */
final class TotalDocuments {

    private TotalDocuments() {}

    static BsonDocument encode(TotalDocument total) {
        return new BsonDocument("_id", new BsonString(total.id()))
                .append("partition", new BsonInt32(total.partition()))
                .append("epoch", new BsonInt64(total.epoch()))
                .append("at", new BsonInt64(total.current().at()))
                .append("cells", new BsonBinary(total.current().cells()))
                .append(
                        "previous",
                        new BsonDocument("at", new BsonInt64(total.previous().at()))
                                .append("cells", new BsonBinary(total.previous().cells())));
    }

    static TotalDocument decode(BsonDocument document) {
        String id = document.getString("_id").getValue();
        int kindAt = id.indexOf('|') + 1;
        int keyAt = id.indexOf('|', kindAt) + 1;
        TotalKey key = new TotalKey(TotalKind.of(id.substring(kindAt, keyAt - 1)), id.substring(keyAt));
        return new TotalDocument(
                document.getInt32("partition").getValue(),
                key,
                document.getInt64("epoch").getValue(),
                version(document),
                version(document.getDocument("previous")));
    }

    private static TotalDocument.Version version(BsonDocument document) {
        return new TotalDocument.Version(
                document.getInt64("at").getValue(), document.getBinary("cells").getData());
    }
}
