package org.karmayogi.pulse.intake.validation;

import java.util.Optional;
import org.karmayogi.pulse.edge.register.Quoted;

/** What is asked of identifiers and of free text. */
final class Texts {

    private static final int LONGEST_IDENTIFIER = 128;

    /** Which characters an identifier may have: looked up, because three identifiers an event are read here. */
    private static final boolean[] IDENTIFIER = identifierCharacters();

    private Texts() {}

    static Optional<String> identifierFault(String text) {
        return isIdentifier(text)
                ? Optional.empty()
                : Optional.of("'" + Quoted.of(text) + "' is not 1 to 128 of A-Z a-z 0-9 . _ : @ / -");
    }

    static boolean isIdentifier(String text) {
        if (text.isEmpty() || text.length() > LONGEST_IDENTIFIER) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= IDENTIFIER.length || !IDENTIFIER[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] identifierCharacters() {
        boolean[] fits = new boolean[128];
        for (char c = 0; c < fits.length; c++) {
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            fits[c] = letterOrDigit || "._:@/-".indexOf(c) >= 0;
        }
        return fits;
    }

    static Optional<String> freeTextFault(String text, int longest) {
        int codePoints = text.codePointCount(0, text.length());
        if (codePoints > longest) {
            return Optional.of("The text has " + codePoints + " characters; at most " + longest + " are allowed.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of("The text holds U+0000, which no name or reason does.");
            }
            if (Character.isSurrogate(c)) {
                if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                    return Optional.of("The text holds half of a surrogate pair at character " + i + ".");
                }
                i++;
            }
        }
        return Optional.empty();
    }
}
