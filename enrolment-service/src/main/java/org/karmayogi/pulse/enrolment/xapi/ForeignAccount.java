package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The learner id of an account of a system that does not give out the learner ids: made of both, the home page and
 * the name, so that one name at two systems is two people. Characters that a learner id can not have are written as
 * {@code :} and the two hexadecimal digits of each of their bytes; so are {@code :} itself and a {@code /} in the
 * name. What is longer than a learner id is its SHA-256.
 */
final class ForeignAccount {

    private static final int LONGEST = 128;
    private static final String HTTPS = "https://";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ForeignAccount() {}

    static String learnerId(String rule, String homePage, String name) {
        String system = homePage.startsWith(HTTPS) ? homePage.substring(HTTPS.length()) : homePage;
        String id = rule.replace("{homePage}", escaped(system, "._@-/")).replace("{name}", escaped(name, "._@-"));
        return id.length() <= LONGEST ? id : "sha256:" + sha256(id);
    }

    private static String escaped(String text, String plain) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : text.getBytes(UTF_8)) {
            char c = (char) (each & 0xff);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letterOrDigit || plain.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append(':').append(HEX.toHexDigits(each));
            }
        }
        return escaped.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
