package org.karmayogi.pulse.metrics.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes as places in an array; the place behind the last one stands for all of them together. Immutable. */
final class CodeIndex {

    private final String noun;
    private final List<String> codes;
    private final Map<String, Integer> places = new HashMap<>();

    CodeIndex(String noun, Collection<String> codes) {
        this.noun = noun;
        this.codes = List.copyOf(codes);
        this.codes.forEach(code -> places.put(code, places.size()));
    }

    List<String> codes() {
        return codes;
    }

    /** Places there are, the one for all included. */
    int size() {
        return codes.size() + 1;
    }

    int all() {
        return codes.size();
    }

    /** The place of a code, or of all of them where it is null. */
    int of(@Nullable String code) {
        if (code == null) {
            return all();
        }
        Integer place = places.get(code);
        if (place == null) {
            throw new IllegalArgumentException("no " + noun + " has the code '" + code + "'");
        }
        return place;
    }
}
