package org.karmayogi.pulse.metrics.store;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * Writes what the owner of a partition stores straight into a message, without a document in between; a backlog of new learners is
 * little else than this. Documents are read as {@link org.bson.BsonDocument}s.
 */
abstract class DocumentEncoder<D> implements Codec<D> {

    private final Class<D> type;

    DocumentEncoder(Class<D> type) {
        this.type = type;
    }

    /** Writes the fields, {@code _id} first; {@code epoch} and {@code at} are among them. */
    abstract void fields(BsonWriter writer, D document);

    @Override
    public final void encode(BsonWriter writer, D document, EncoderContext context) {
        writer.writeStartDocument();
        fields(writer, document);
        writer.writeEndDocument();
    }

    @Override
    public final D decode(BsonReader reader, DecoderContext context) {
        throw new UnsupportedOperationException(type + " is written only");
    }

    @Override
    public final Class<D> getEncoderClass() {
        return type;
    }
}
