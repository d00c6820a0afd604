package org.karmayogi.pulse.metrics.store;

import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonWriter;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.fold.TotalKey;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/**
 * The form of {@code totals}: {@code {_id: "partition|kind|key", partition, epoch, at, cells: <binary>, previous: {at,
 * cells}}}.
 */
final class TotalDocuments {

    static final DocumentEncoder<TotalDocument> ENCODER = new DocumentEncoder<>(TotalDocument.class) {

        @Override
        void fields(BsonWriter writer, TotalDocument total) {
            writer.writeString("_id", total.id());
            writer.writeInt32("partition", total.partition());
            writer.writeInt64("epoch", total.epoch());
            version(writer, total.current());
            writer.writeStartDocument("previous");
            version(writer, total.previous());
            writer.writeEndDocument();
        }

        private void version(BsonWriter writer, TotalDocument.Version version) {
            writer.writeInt64("at", version.at());
            writer.writeBinaryData("cells", new BsonBinary(version.cells()));
        }
    };

    private TotalDocuments() {}

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
