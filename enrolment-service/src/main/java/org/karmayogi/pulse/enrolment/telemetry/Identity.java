package org.karmayogi.pulse.enrolment.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The id of an event of telemetry. A {@code mid} is the id of an API request, which may touch many people and many
 * courses, in both directions; so the event is known by all four.
 */
final class Identity {

    /**
     * What every part may hold as it is; without the colon that stands between them, and without the mark of a hash.
     */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@/-]+");

    private static final int LONGEST = 128;

    private Identity() {}

    /**
     * {@code mid:kind:person:course}. Where one of them has other characters or all of them are longer than an id may
     * be, the kind and the SHA-256 of all four with their lengths: {@code sha256:kind:digits}, which no plain id is,
     * as it has three parts.
     */
    static String of(String mid, Kind kind, String person, String course) {
        String plain = String.join(":", mid, kind.word(), person, course);
        boolean fits = plain.length() <= LONGEST
                && PLAIN.matcher(mid).matches()
                && PLAIN.matcher(person).matches()
                && PLAIN.matcher(course).matches();
        return fits ? plain : "sha256:" + kind.word() + ":" + digest(mid, kind.word(), person, course);
    }

    private static String digest(String... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            // The length in front of each: otherwise what ends one part could as well begin the next.
            all.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            all.writeBytes(bytes);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
