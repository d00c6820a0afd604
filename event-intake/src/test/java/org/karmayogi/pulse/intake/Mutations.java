package org.karmayogi.pulse.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Valid events with something changed, the same for the same seed. */
public final class Mutations {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "17",
            "-3",
            "0",
            "1",
            "60000",
            "60001",
            "45.0",
            "45.5",
            "4.5e1",
            "1e400",
            "[]",
            "{}",
            "[\"x\"]",
            "\"\"",
            "\"x\"",
            "\"e 1\"",
            "\"e-1\\n\"",
            "\"LUCKNOW\"",
            "\"lucknow\"",
            "\"LUCKNOW-\"",
            "\"HOME\"",
            "\"teacher\"",
            "\"Officer\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"आगरा\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"2024-02-29t23:59:59.999999999z\"",
            "\"2024-01-01T00:00:00+18:00\"",
            "\"2024-01-01T00:00:00+18:01\"",
            "\"2024-01-01T00:00:00-00:00\"",
            "\"2024-01-01T00:00:00\"",
            "\"2016-12-31T23:59:60Z\"",
            "\"2030-01-01T00:00:00Z\"",
            "\"" + "x".repeat(128) + "\"",
            "\"" + "x".repeat(129) + "\"",
            "\"" + "x".repeat(200) + "\"",
            "\"" + "😀".repeat(200) + "\"",
            "\"" + "😀".repeat(201) + "\"",
            "\"" + "r".repeat(501) + "\"");

    private Mutations() {}

    /** The event with a field gone, added, or of another value; sometimes as it was. */
    public static String event(JsonNode seed, Random random) {
        Map<String, String> fields = new TreeMap<>();
        seed.propertyNames().forEach(name -> fields.put(name, seed.get(name).toString()));
        List<String> names = new ArrayList<>(fields.keySet());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> fields.remove(name);
            case 1, 2, 3 -> fields.put(name, VALUES.get(random.nextInt(VALUES.size())));
            case 4 ->
                fields.put(
                        List.of("name", "reason", "durationMinutes", "source", "x")
                                .get(random.nextInt(5)),
                        "45");
            case 5 -> fields.put(List.of("category", "certificateId", "reason").get(random.nextInt(3)), "\"teacher\"");
            case 6 -> fields.put(name, fields.get(name).toLowerCase(Locale.ROOT));
            default -> {}
        }
        StringBuilder json = new StringBuilder("{");
        fields.forEach((key, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(key)
                .append("\":")
                .append(value));
        return json.append('}').toString();
    }
}
