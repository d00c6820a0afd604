package org.karmayogi.pulse.standalone.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.standalone.command.CommandException;

/**
 * One population that reproduces the published tables. The figures are inputs here and nowhere else: what the product answers is
 * folded from these events.
 */
final class PublishedPopulation implements Population {

    private static final Instant ONBOARDED = Instant.parse("2023-11-01T04:30:00Z");
    private static final Instant ENROLLED = Instant.parse("2024-04-01T04:30:00Z");
    private static final Instant COMPLETED = Instant.parse("2024-10-01T04:30:00Z");
    private static final int MONTH = 30 * 86_400;

    private final Codes codes;
    private final List<Event> events = new ArrayList<>(320_000);

    PublishedPopulation(Codes codes) {
        if (!codes.departments().contains(Expected.DEPARTMENT)) {
            throw new CommandException(
                    "The register has no department " + Expected.DEPARTMENT + ", which the published table is of");
        }
        this.codes = codes;
        socialWelfare();
        restOfTheState();
    }

    @Override
    public long size() {
        return events.size();
    }

    @Override
    public Event event(long number) {
        return events.get(Math.toIntExact(number));
    }

    /** 3,900 people, 2,759 with a completion, 2,289 with three or more; 21,150 completions of 953,580 minutes. */
    private void socialWelfare() {
        int pair = 0;
        for (int person = 0; person < 3_900; person++) {
            String learner = "SW-" + (10_000 + person);
            onboard(learner, Expected.DEPARTMENT, person);
            int completions = welfareCompletions(person);
            int open = person < 2_759 ? openBeside(person) : person < 3_350 ? 1 : 0;
            for (int course = 0; course < completions + open; course++) {
                enrol(learner, person, course);
            }
            for (int course = 0; course < completions; course++) {
                complete(learner, person, course, welfareMinutes(pair++));
            }
        }
    }

    /** The 2,289 average 8.93: eight or nine, then some of it moved from one neighbour to the other. */
    private static int welfareCompletions(int person) {
        if (person >= 2_759) {
            return 0;
        }
        if (person >= 2_289) {
            return person < 2_289 + 235 ? 1 : 2;
        }
        int moved = person == 2_288 ? 0 : (person / 2) % 5;
        return 8 + (person < 2_133 ? 1 : 0) + (person % 2 == 0 ? moved : -moved);
    }

    /** 609 of the completers have 3,129 courses more under way. */
    private static int openBeside(int person) {
        return person >= 609 ? 0 : person < 84 ? 6 : 5;
    }

    /** 45 minutes and a little, in all 953,580; neighbours differ by half an hour. */
    private static int welfareMinutes(int pair) {
        return 45 + (pair < 1_830 ? 1 : 0) + (pair % 2 == 0 ? 15 : -15);
    }

    /** 90,100 people more; 41,650 of them enrolled, 26,122 with a completion, 5,645 of these officers. */
    private void restOfTheState() {
        List<String> others = codes.departments().stream()
                .filter(d -> !d.equals(Expected.DEPARTMENT))
                .toList();
        for (int person = 0; person < 90_100; person++) {
            String learner = "ST-" + (100_000 + person);
            onboard(learner, others.get(Dice.at(7, person).skewed(others.size())), stateCategory(person), person);
            int completions = person < 26_122 ? 1 + person % 3 : 0;
            int courses = completions > 0 ? completions : person < 41_650 ? 1 : 0;
            for (int course = 0; course < courses; course++) {
                enrol(learner, person, course);
            }
            for (int course = 0; course < completions; course++) {
                complete(learner, person, course, 30 + 15 * (person % 4));
            }
        }
    }

    private static String stateCategory(int person) {
        if (person < 26_122) {
            return person < 5_645 ? "officer" : person % 3 == 0 ? "teacher" : "employee";
        }
        return person % 20 == 0 ? "officer" : person % 3 == 0 ? "teacher" : "employee";
    }

    /** One in ten is an officer: of the 2,759 completers 276, so that the state's 5,921 are 276 and 5,645. */
    private void onboard(String learner, String department, int person) {
        onboard(learner, department, person % 10 == 0 ? "officer" : person % 10 < 7 ? "employee" : "teacher", person);
    }

    private void onboard(String learner, String department, String category, int person) {
        String district = codes.districts()
                .get(Dice.at(8, person).skewed(codes.districts().size()));
        add("on", learner, 0, ONBOARDED, new Event.Posting(department, district, category));
    }

    private void enrol(String learner, int person, int course) {
        add("en", learner, course, ENROLLED, new Event.Course(Family.ENROLLED, course(person, course)));
    }

    private void complete(String learner, int person, int course, int minutes) {
        add("co", learner, course, COMPLETED, new Event.Completion(course(person, course), minutes));
    }

    /** Neighbours in the catalogue, so that one person's courses differ. */
    private String course(int person, int course) {
        return codes.courses().get((person + course) % codes.courses().size());
    }

    private void add(String kind, String learner, int course, Instant month, Event.Detail detail) {
        String id = "published-" + kind + "-" + learner + "-" + course;
        Instant occurredAt = month.plusSeconds(Dice.at(9, id.hashCode()).below(5 * MONTH));
        events.add(new Event(id, learner, occurredAt, detail));
    }
}
