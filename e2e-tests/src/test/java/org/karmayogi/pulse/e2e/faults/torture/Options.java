package org.karmayogi.pulse.e2e.faults.torture;

/** What the command line says. */
record Options(int minutes, long seed, int eventsPerSecond) {

    static final String USAGE = "usage: ./pulse torture [--minutes N] [--seed S] [--rate events/s]";

    static Options of(String[] arguments) {
        int minutes = 10;
        long seed = System.currentTimeMillis() % 1_000_000;
        int rate = 250;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value; " + USAGE);
            }
            long value = number(arguments[i], arguments[i + 1]);
            switch (arguments[i]) {
                case "--minutes" -> minutes = Math.toIntExact(value);
                case "--seed" -> seed = value;
                case "--rate" -> rate = Math.toIntExact(value);
                default -> throw new IllegalArgumentException(arguments[i] + " is unknown; " + USAGE);
            }
        }
        return new Options(minutes, seed, rate);
    }

    private static long number(String name, String text) {
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below.
        }
        throw new IllegalArgumentException(name + " must be a positive number, not '" + text + "'; " + USAGE);
    }
}
