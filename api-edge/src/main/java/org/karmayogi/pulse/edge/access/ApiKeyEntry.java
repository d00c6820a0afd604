package org.karmayogi.pulse.edge.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One entry of the keys file, as it stands in the JSON: anything may be missing or wrong until {@link #toClient}. */
record ApiKeyEntry(
        @Nullable String id,
        @Nullable String sha256,
        @Nullable String source,
        @Nullable List<String> scopes,
        @Nullable List<String> departments,
        @Nullable List<String> districts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String expires) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    static ApiKeyEntry of(ApiClient client, ApiKey key) {
        return new ApiKeyEntry(
                client.id(),
                key.sha256(),
                client.source(),
                client.scopes().stream().sorted().map(Scope::code).toList(),
                client.departments().stream().sorted().toList(),
                client.districts().stream().sorted().toList(),
                null);
    }

    String hash(String where) {
        return matching(HASH, sha256, where, "sha256", "the SHA-256 of the key as 64 hexadecimal digits")
                .toLowerCase(Locale.ROOT);
    }

    KnownKey toKey(String where) {
        return new KnownKey(toClient(where), end(where));
    }

    private @Nullable Instant end(String where) {
        try {
            return expires == null ? null : OffsetDateTime.parse(expires).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidKeysFileException(
                    where + ".expires is '" + expires + "'; expected a time such as 2027-04-01T00:00:00+05:30", e);
        }
    }

    private ApiClient toClient(String where) {
        return new ApiClient(
                matching(NAME, id, where, "id", "1 to 64 of A-Z a-z 0-9 . _ -"),
                matching(NAME, source, where, "source", "1 to 64 of A-Z a-z 0-9 . _ -"),
                scopes(where),
                codes(departments),
                codes(districts));
    }

    private Set<Scope> scopes(String where) {
        if (scopes == null || scopes.isEmpty()) {
            throw new InvalidKeysFileException(where + ".scopes is empty; expected some of " + Scope.allCodes());
        }
        Function<String, Scope> parse = code -> Scope.ofCode(code)
                .orElseThrow(() -> new InvalidKeysFileException(
                        where + ".scopes has the unknown scope '" + code + "'; expected some of " + Scope.allCodes()));
        return scopes.stream().map(parse).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> codes(@Nullable List<String> codes) {
        return codes == null ? Set.of() : Set.copyOf(codes);
    }

    private static String matching(
            Pattern pattern, @Nullable String value, String where, String field, String expected) {
        if (value == null || !pattern.matcher(value).matches()) {
            String found = value == null ? "missing" : "'" + value + "'";
            throw new InvalidKeysFileException(where + "." + field + " is " + found + "; expected " + expected);
        }
        return value;
    }
}
