package org.karmayogi.pulse.standalone.seed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The contract's rules once more, as plainly as they can be written, for what the published population needs of them. */
final class PlainFold {

    private final Map<String, Person> people = new HashMap<>();

    /** One learner's end state. */
    static final class Person {
        Event.Posting posting = new Event.Posting("", "", "");
        boolean registered;
        final Set<String> enrolled = new HashSet<>();
        final Map<String, Integer> completed = new HashMap<>();
    }

    PlainFold(Population population) {
        Map<String, Map<String, Event>> facts = new HashMap<>();
        for (long number = 0; number < population.size(); number++) {
            Event event = population.event(number);
            facts.computeIfAbsent(event.learnerId(), id -> new TreeMap<>()).putIfAbsent(event.id(), event);
        }
        facts.forEach((learner, events) -> people.put(learner, fold(events)));
    }

    private static Person fold(Map<String, Event> facts) {
        List<Event> events = new ArrayList<>(facts.values());
        events.sort(Comparator.comparing(Event::occurredAt).thenComparing(Event::id));
        Person person = new Person();
        for (Event event : events) {
            if (event.detail() instanceof Event.Posting posting) {
                person.posting = posting;
                person.registered = true;
            } else if (event.detail() instanceof Event.Course course && course.family() == Family.ENROLLED) {
                person.enrolled.add(course.courseId());
            } else if (event.detail() instanceof Event.Completion completion) {
                person.enrolled.add(completion.courseId());
                person.completed.putIfAbsent(completion.courseId(), completion.durationMinutes());
            } else {
                throw new AssertionError("This fold does not know " + event.detail());
            }
        }
        return person;
    }

    List<Person> registered() {
        return people.values().stream().filter(person -> person.registered).toList();
    }
}
