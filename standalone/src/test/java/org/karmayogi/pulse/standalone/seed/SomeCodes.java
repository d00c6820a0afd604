package org.karmayogi.pulse.standalone.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

final class SomeCodes {

    static final Codes CODES = new Codes(names("D", "SOCIAL-WELFARE"), names("DIST", "LUCKNOW"), List.of());

    private SomeCodes() {}

    private static List<String> names(String prefix, String known) {
        List<String> names = new ArrayList<>(
                IntStream.range(0, 75).mapToObj(i -> prefix + "-" + i).toList());
        names.set(40, known);
        return List.copyOf(names);
    }

    static List<String> ids(Population population) {
        List<String> ids = new ArrayList<>();
        for (long number = 0; number < population.size(); number++) {
            ids.add(population.event(number).id());
        }
        return ids;
    }
}
