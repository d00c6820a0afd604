package org.karmayogi.pulse.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What the command line says. */
record Options(List<String> names, int rounds, boolean quick, long seed) {

    private static final String USAGE =
            "usage: ./pulse bench [S1 to S10 codecs growth jmh overload] [--rounds 3] [--seed 1] [--quick]";

    /** What a change of the hot path is held to before it is merged: draining, taking, answering. */
    private static final List<String> GUARD = List.of("S1", "S3", "S5");

    private static final int ROUNDS = 3;

    /**
     * Reads it. Where none is named, all measurements are meant; and with {@code --quick} the guard of the hot path, in one round
     * unless more are asked for.
     *
     * @param known the measurements there are
     * @throws IllegalArgumentException with a message for the person at the terminal
     */
    static Options of(List<String> arguments, Set<String> known) {
        List<String> names = new ArrayList<>();
        int rounds = 0;
        long seed = 1;
        boolean quick = false;
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "--rounds" -> rounds = (int) number(word, words, 99);
                case "--seed" -> seed = number(word, words, Long.MAX_VALUE);
                case "--quick" -> quick = true;
                default -> names.add(name(word, known));
            }
        }
        if (rounds == 0) {
            rounds = quick ? 1 : ROUNDS;
        }
        return new Options(names.isEmpty() ? all(known, quick) : List.copyOf(names), rounds, quick, seed);
    }

    private static List<String> all(Set<String> known, boolean quick) {
        return quick ? GUARD : List.copyOf(known);
    }

    private static String name(String word, Set<String> known) {
        if (!known.contains(word)) {
            throw new IllegalArgumentException(
                    "there is no measurement or option '" + word + "', there are " + known + "; " + USAGE);
        }
        return word;
    }

    private static long number(String option, Iterator<String> words, long most) {
        String text = words.hasNext() ? words.next() : "nothing";
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, with the range.
        }
        throw new IllegalArgumentException(
                option + " must be a number from 1 to " + most + ", not '" + text + "'; " + USAGE);
    }
}
