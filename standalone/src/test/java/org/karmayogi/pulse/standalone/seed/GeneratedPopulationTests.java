package org.karmayogi.pulse.standalone.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratedPopulationTests {

    private static final long PEOPLE = 5_000;
    private static final long EVENTS = 50_000;

    private final Population population = new GeneratedPopulation(PEOPLE, EVENTS, 1, SomeCodes.CODES);
    private final List<Event> events =
            LongStream.range(0, EVENTS).mapToObj(population::event).toList();

    @Test
    void isTheSameForTheSameSeedAndInAnyOrder() {
        Population again = new GeneratedPopulation(PEOPLE, EVENTS, 1, SomeCodes.CODES);
        assertThat(again.event(EVENTS - 1)).isEqualTo(events.get((int) EVENTS - 1));
        assertThat(again.event(0)).isEqualTo(events.get(0));
        assertThat(new GeneratedPopulation(PEOPLE, EVENTS, 2, SomeCodes.CODES).event(7))
                .isNotEqualTo(events.get(7));
    }

    @Test
    void shufflingLosesNothing() {
        Population shuffled = population.shuffled(3);
        List<Event> moved =
                LongStream.range(0, EVENTS).mapToObj(shuffled::event).toList();
        assertThat(moved.subList(0, 100)).isNotEqualTo(events.subList(0, 100));
        assertThat(sorted(moved)).isEqualTo(sorted(events));
    }

    @Test
    void repeatsOneEventInAHundredUnchanged() {
        Set<Event> distinct = new HashSet<>(events);
        assertThat(EVENTS - distinct.size()).isBetween(EVENTS / 200, EVENTS / 50);
        assertThat(distinct.stream().map(Event::id).collect(Collectors.toSet())).hasSameSizeAs(distinct);
    }

    @Test
    void onboardsMostPeopleOnceOfficersEmployeesAndTeachersAsOneSixThree() {
        Map<String, Set<String>> byCategory = events.stream()
                .filter(e -> e.detail() instanceof Event.Posting)
                .collect(Collectors.groupingBy(
                        e -> ((Event.Posting) e.detail()).category(),
                        Collectors.mapping(Event::learnerId, Collectors.toSet())));
        int onboarded = byCategory.values().stream().mapToInt(Set::size).sum();
        assertThat(onboarded).isBetween((int) (PEOPLE * 0.94), (int) (PEOPLE * 0.98));
        assertThat(byCategory.get("officer").size()).isBetween(onboarded / 13, onboarded / 8);
        assertThat(byCategory.get("employee").size()).isBetween(onboarded / 2, onboarded * 7 / 10);
    }

    @Test
    void hasEveryFamilyHotDepartmentsAndTimesTheContractAllows() {
        Map<Family, Long> families =
                events.stream().collect(Collectors.groupingBy(Event::family, Collectors.counting()));
        assertThat(families).containsOnlyKeys(Family.values());
        Map<String, Long> departments = events.stream()
                .filter(e -> e.detail() instanceof Event.Posting)
                .map(e -> ((Event.Posting) e.detail()).department())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(departments.get("D-0")).isGreaterThan(10 * departments.get("D-70"));
        assertThat(events).allSatisfy(e -> assertThat(e.occurredAt())
                .isBetween(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2025-12-31T00:00:00Z")));
    }

    @Test
    void refusesFewerEventsThanPeople() {
        assertThatThrownBy(() -> new GeneratedPopulation(10, 9, 1, SomeCodes.CODES))
                .hasMessageContaining("--events (9)");
    }

    private static List<String> sorted(List<Event> events) {
        return events.stream().map(Event::toString).sorted().toList();
    }
}
