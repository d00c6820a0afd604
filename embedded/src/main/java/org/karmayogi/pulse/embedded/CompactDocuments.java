package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents as a collection keeps them: the values alone, with one array of names for all documents that have the same fields. The
 * server's own form has a map, and each name anew, in every document, which is four times the heap for a learner. Not thread-safe.
 */
final class CompactDocuments {

    /** Beyond so many different sets of fields names are not shared: they are data then. */
    private static final int SHAPES = 1_000;

    private final Map<List<String>, String[]> shapes = new HashMap<>();

    /** A document that does not change; each call of {@link #document()} gives another copy. */
    static final class Compact {

        private final String[] names;
        private final Object[] values;

        private Compact(String[] names, Object[] values) {
            this.names = names;
            this.values = values;
        }

        Document document() {
            Document document = new Document();
            for (int i = 0; i < names.length; i++) {
                document.put(names[i], values[i] instanceof Compact nested ? nested.document() : values[i]);
            }
            return document;
        }
    }

    Compact of(Document document) {
        Object[] values = document.values().toArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Document nested) {
                values[i] = of(nested);
            }
        }
        return new Compact(names(document), values);
    }

    private String[] names(Document document) {
        List<String> names = new ArrayList<>(document.keySet());
        String[] shared = shapes.get(names);
        if (shared == null) {
            shared = names.toArray(new String[0]);
            if (shapes.size() < SHAPES) {
                shapes.put(names, shared);
            }
        }
        return shared;
    }
}
