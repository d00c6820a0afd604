package org.karmayogi.pulse.edge.access;

/**
 * A path pattern with at most one wildcard: {@code *} for exactly one segment, or a closing {@code /**} for the path itself
 * and everything below. Works on the raw path as the client sent it.
 */
public record PathShape(String prefix, String suffix, Kind kind) {

    private static final String BELOW = "/**";

    /** Where the wildcard is. */
    public enum Kind {
        EXACT,
        ONE_SEGMENT,
        BELOW
    }

    /** Reads a pattern: a plain path, one with a single-segment wildcard, or one that ends in two stars. */
    public static PathShape of(String pattern) {
        if (pattern.endsWith(BELOW)) {
            return new PathShape(pattern.substring(0, pattern.length() - BELOW.length()), "", Kind.BELOW);
        }
        int star = pattern.indexOf('*');
        if (star < 0) {
            return new PathShape(pattern, "", Kind.EXACT);
        }
        return new PathShape(pattern.substring(0, star), pattern.substring(star + 1), Kind.ONE_SEGMENT);
    }

    /** Whether the raw path has this shape. */
    public boolean matches(String path) {
        return switch (kind) {
            case EXACT -> path.equals(prefix);
            case BELOW ->
                path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
            case ONE_SEGMENT -> matchesOneSegment(path);
        };
    }

    private boolean matchesOneSegment(String path) {
        int end = path.length() - suffix.length();
        return end > prefix.length()
                && path.startsWith(prefix)
                && path.endsWith(suffix)
                && path.substring(prefix.length(), end).indexOf('/') < 0;
    }
}
