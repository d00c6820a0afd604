package org.karmayogi.pulse.standalone.seed;

/** Events by their number: the same seed and the same codes give the same event, in whatever order they are asked for. */
interface Population {

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
