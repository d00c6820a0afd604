package org.karmayogi.pulse.standalone.seed;

import java.time.Duration;
import java.time.Instant;
import org.karmayogi.pulse.standalone.command.CommandException;

/**
 * A population as messy as a real one: people come one after another, some are active and most are not, a few departments and
 * districts are hot; one event in a hundred is sent twice, some arrive days late, and a few people are never onboarded. It is held
 * nowhere: each event follows from its number.
 */
final class GeneratedPopulation implements Population {

    private static final Instant FROM = Instant.parse("2024-07-01T03:30:00Z");
    private static final Duration SPAN = Duration.ofDays(455);
    private static final int[] MINUTES = {15, 20, 30, 30, 45, 60, 60, 90, 120, 240};

    // Ten times the nation's history; beyond, positions in it would pass 2^63.
    private static final long MOST = 2_000_000_000;

    // Streams of dice: what belongs to a person, to a person's course, to an event.
    private static final int PERSON = 1;
    private static final int COURSE = 2;
    private static final int EVENT = 3;

    private final long people;
    private final long events;
    private final long seed;
    private final Codes codes;

    GeneratedPopulation(long people, long events, long seed, Codes codes) {
        if (people < 1 || events < people || events > MOST) {
            throw new CommandException("--events (" + events + ") must be at least --people (" + people
                    + "), and both from 1 to " + MOST + ": everyone is onboarded by an event");
        }
        this.people = people;
        this.events = events;
        this.seed = seed;
        this.codes = codes;
    }

    @Override
    public long size() {
        return events;
    }

    @Override
    public Event event(long number) {
        Dice dice = Dice.at(seed, EVENT, number);
        if (number > 0 && dice.unit() < 0.01) {
            // What a portal does that did not see our answer: the same event again, soon after.
            return event(Math.max(0, number - 1 - dice.below(5_000)));
        }
        long newcomer = newcomer(number);
        if (newcomer >= 0 && Dice.at(seed, PERSON, newcomer, 1).unit() >= 0.03) {
            return onboarding(number, newcomer, dice);
        }
        return later(number, dice);
    }

    /** The person whose turn it is to come at this number, or −1: newcomers are spread evenly over the whole history. */
    private long newcomer(long number) {
        return arrived(number) > arrived(number - 1) ? arrived(number) - 1 : -1;
    }

    private long arrived(long number) {
        return (number + 1) * people / events;
    }

    private Event onboarding(long number, long person, Dice dice) {
        Dice own = Dice.at(seed, PERSON, person);
        double category = own.unit() * 10;
        return event(
                number,
                person,
                dice,
                new Event.Posting(
                        codes.departments().get(own.skewed(codes.departments().size())),
                        codes.districts().get(own.skewed(codes.districts().size())),
                        category < 1 ? "officer" : category < 7 ? "employee" : "teacher"));
    }

    private Event later(long number, Dice dice) {
        // Mostly those who have come, the recent ones more; a few whose onboarding is still on its way.
        long known = Math.max(1, Math.min(people, arrived(number) + people / 200));
        long person = known - 1 - (long) (Math.pow(dice.unit(), 1.5) * known);
        double kind = dice.unit();
        if (kind < 0.03) {
            return event(
                    number,
                    person,
                    dice,
                    new Event.Transfer(
                            codes.departments()
                                    .get(dice.skewed(codes.departments().size())),
                            codes.districts().get(dice.skewed(codes.districts().size()))));
        }
        if (kind < 0.035) {
            return event(number, person, dice, new Event.Deactivation(dice.unit() < 0.7 ? "retired" : "left service"));
        }
        Dice course = Dice.at(seed, COURSE, person, dice.below(12));
        int index = course.skewed(codes.courses().size());
        String id = codes.courses().get(index);
        if (kind < 0.48) {
            return event(number, person, dice, new Event.Course(Family.ENROLLED, id));
        }
        if (kind < 0.95) {
            return event(number, person, dice, new Event.Completion(id, MINUTES[index % MINUTES.length]));
        }
        return event(number, person, dice, new Event.Course(kind < 0.985 ? Family.WITHDRAWN : Family.REVOKED, id));
    }

    private Event event(long number, long person, Dice dice, Event.Detail detail) {
        double late = dice.unit();
        long delay = late < 0.85 ? 7_200 : late < 0.98 ? 7 * 86_400 : 120 * 86_400;
        long sent = (long) ((double) number / events * SPAN.toSeconds());
        Instant occurredAt = FROM.plusSeconds(sent - dice.below(delay)).plusMillis(dice.below(1_000));
        return new Event("seed-" + seed + "-" + number, "UP-" + seed + "-" + (10_000_000 + person), occurredAt, detail);
    }
}
