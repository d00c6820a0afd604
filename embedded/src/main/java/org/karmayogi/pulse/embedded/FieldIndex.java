package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Positions of documents by the value of one field. It serves every filter that names the field by equality or {@code $in},
 * whatever else the filter asks for, as MongoDB's indexes do; the collection holds what is found to all of the filter.
 */
abstract class FieldIndex extends Index<Integer> {

    private static final String IN = "$in";

    private final String field;

    /** @param sparse whether documents may have no value of it */
    FieldIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        field = keys.get(0).getKey();
    }

    final @Nullable Object value(Document document) {
        return document.get(field);
    }

    /** What is equal for two values that MongoDB takes for equal, whatever their types of number. */
    static Object key(Object value) {
        return value instanceof String ? value : new KeyValue(value).normalized();
    }

    @Override
    public final boolean canHandle(Document query) {
        return find(query) != null;
    }

    /** The values a filter asks for that this index {@link #canHandle can handle}. */
    final Collection<?> asked(Document query) {
        return Objects.requireNonNull(find(query), "asked for what this index can not handle");
    }

    private @Nullable Collection<?> find(Document query) {
        Object asked = query.get(field);
        if (asked instanceof Document condition
                && condition.size() == 1
                && condition.get(IN) instanceof Collection<?> list) {
            return list.stream().allMatch(FieldIndex::isPlain) ? list : null;
        }
        return asked != null && isPlain(asked) ? List.of(asked) : null;
    }

    /** Null also asks for documents without the field, an array for two things at once, an expression for anything. */
    private static boolean isPlain(@Nullable Object asked) {
        return asked != null
                && !(asked instanceof Collection<?>)
                && !BsonRegularExpression.isRegularExpression(asked)
                && !(asked instanceof Document document
                        && document.keySet().stream().anyMatch(key -> key.startsWith("$")));
    }

    @Override
    public final long getDataSize() {
        return getCount();
    }

    @Override
    public final void drop() {}
}
