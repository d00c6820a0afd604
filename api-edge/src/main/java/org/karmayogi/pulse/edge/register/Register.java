package org.karmayogi.pulse.edge.register;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A closed list of codes, in the order of its file. Immutable and thread-safe. */
public final class Register {

    private final String noun;
    private final Map<String, RegisterEntry> entries;
    private final NearestCodes nearest;

    /**
     * @param noun what an entry is called in messages, for example {@code district}
     * @throws IllegalArgumentException if a code occurs twice
     */
    public Register(String noun, Collection<RegisterEntry> entries) {
        this.noun = noun;
        this.entries = Collections.unmodifiableMap(entries.stream()
                .collect(Collectors.toMap(
                        RegisterEntry::code,
                        Function.identity(),
                        (first, second) -> {
                            throw new IllegalArgumentException(
                                    "The register has two entries with the code '" + first.code() + "'");
                        },
                        LinkedHashMap::new)));
        this.nearest = NearestCodes.of(this.entries.values());
    }

    /** The departments and portfolio heads of the state. Reads its file on every call: keep the result. */
    public static Register departments() {
        return new Register("department", RegisterFile.read("contracts/registers/departments.csv"));
    }

    /** The districts of the state. Reads its file on every call: keep the result. */
    public static Register districts() {
        return new Register("district", RegisterFile.read("contracts/registers/districts.csv"));
    }

    /** The entry with exactly this code. */
    public Optional<RegisterEntry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    /** Whether a code is registered. Constant time. */
    public boolean contains(String code) {
        return entries.containsKey(code);
    }

    /** All codes, in the order of the register. */
    public Set<String> codes() {
        return entries.keySet();
    }

    /** All entries, in the order of the register. */
    public Collection<RegisterEntry> entries() {
        return entries.values();
    }

    /**
     * The codes a text may have meant, by code, name, Hindi name or former name: the best first, at most three,
     * possibly none.
     */
    public List<String> nearest(String text) {
        return nearest.to(text);
    }

    /** One sentence or two for whoever sent an unknown code: which, and what it may have meant. */
    public String unknown(String code) {
        String sentence = "No " + noun + " has the code '" + Quoted.of(code) + "'.";
        List<String> suggestions = nearest(code);
        if (suggestions.isEmpty()) {
            return sentence + " GET /v1/" + noun + "s lists the codes.";
        }
        return sentence + " Did you mean "
                + suggestions.stream().map(s -> "'" + s + "'").collect(Collectors.joining(" or ")) + "?";
    }
}
