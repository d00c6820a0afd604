package org.karmayogi.pulse.edge.register;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds the code somebody meant, by code, name, Hindi name or former name. Case, the choice between hyphen and blank,
 * and what Hindi is written with or without never count as a difference.
 */
record NearestCodes(List<Spelling> spellings) {

    private static final int MOST = 3;

    /** No registered name is this long, so a longer text is no misspelling of one; this also bounds the work. */
    private static final int LONGEST = 80;

    /** The nukta, which is written or left out, and the joiners, which are not to be seen. */
    private static final Pattern IN_HINDI = Pattern.compile("[\u093c\u200c\u200d]");

    private static final char CHANDRABINDU = '\u0901';
    private static final char ANUSVARA = '\u0902';

    private record Spelling(String text, String code) {}

    static NearestCodes of(Collection<RegisterEntry> entries) {
        return new NearestCodes(
                entries.stream().flatMap(NearestCodes::spellings).toList());
    }

    private static Stream<Spelling> spellings(RegisterEntry entry) {
        return Stream.of(
                        Stream.of(entry.code(), entry.name()),
                        Stream.ofNullable(entry.nameHi()),
                        entry.aliases().stream())
                .flatMap(Function.identity())
                .map(spelling -> new Spelling(fold(spelling), entry.code()))
                .distinct();
    }

    List<String> to(String text) {
        String wanted = fold(text);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        // A third of the letters wrong is still a misspelling; more is another word.
        LevenshteinDistance within = new LevenshteinDistance(Math.max(1, wanted.length() / 3));
        Map<String, Integer> distances = new TreeMap<>();
        for (Spelling spelling : spellings) {
            int distance = distance(wanted, spelling.text(), within);
            if (distance >= 0) {
                distances.merge(spelling.code(), distance, Math::min);
            }
        }
        int best = distances.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue() == best)
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int distance(String wanted, String spelling, LevenshteinDistance within) {
        // 'KANPUR' is neither of 'KANPUR-DEHAT' and 'KANPUR-NAGAR', and one of the two was meant.
        boolean firstWord = wanted.length() > 2 && spelling.startsWith(wanted + " ");
        return firstWord ? 1 : within.apply(wanted, spelling);
    }

    private static String fold(String text) {
        String plain = IN_HINDI.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
                .replaceAll("");
        return plain.toUpperCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('_', ' ')
                .replace(CHANDRABINDU, ANUSVARA);
    }
}
