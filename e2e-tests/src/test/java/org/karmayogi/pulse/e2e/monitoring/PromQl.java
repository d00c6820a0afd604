package org.karmayogi.pulse.e2e.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a query in Prometheus' language asks for; as much of the language as our files use. */
public final class PromQl {

    private static final Pattern NOT_METRICS = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    /** The names of metrics and recorded series in it. */
    public static Set<String> names(String query) {
        Set<String> names = new TreeSet<>();
        String withoutStrings = query.replaceAll("\"[^\"]*\"", "");
        Matcher name = NAME.matcher(NOT_METRICS.matcher(withoutStrings).replaceAll(""));
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }
}
