package org.karmayogi.pulse.standalone.seed;

import org.karmayogi.pulse.standalone.command.CommandException;

/** Events by their number: the same seed and the same codes give the same event, in whatever order they are asked for. */
public interface Population {

    /**
     * A population as messy as a real one; see {@code ./pulse seed --help} for the numbers.
     *
     * @throws CommandException where there are fewer events than people
     */
    static Population generated(long people, long events, long seed, Codes codes) {
        return new GeneratedPopulation(people, events, seed, codes);
    }

    /** How many events there are. */
    long size();

    /** The event with this number, from 0. */
    Event event(long number);

    /** The same events in another order. */
    default Population shuffled(long seed) {
        Shuffle shuffle = new Shuffle(size(), seed);
        Population original = this;
        return new Population() {
            @Override
            public long size() {
                return original.size();
            }

            @Override
            public Event event(long number) {
                return original.event(shuffle.at(number));
            }
        };
    }
}
