package org.karmayogi.pulse.standalone.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishedPopulationTests {

    private final Population population = new PublishedPopulation(SomeCodes.CODES);

    @Test
    void reproducesTheDepartmentsPublishedTable() {
        List<PlainFold.Person> welfare = new PlainFold(population)
                .registered().stream()
                        .filter(p -> p.posting.department().equals("SOCIAL-WELFARE"))
                        .toList();
        assertThat(welfare).hasSize(3_900);
        assertThat(welfare.stream().mapToInt(p -> p.completed.size()).sum()).isEqualTo(21_150);
        assertThat(welfare.stream()
                        .flatMap(p -> p.completed.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(15_893 * 60);
        assertThat(completers(welfare.stream(), 1)).isEqualTo(2_759);
        assertThat(completers(welfare.stream(), 3)).isEqualTo(2_289);
        assertThat(3_900 - completers(welfare.stream(), 3)).isEqualTo(1_611);
        assertThat(3_900 - completers(welfare.stream(), 1)).isEqualTo(1_141);
        assertThat(welfare.stream().mapToInt(p -> p.enrolled.size()).sum()).isEqualTo(24_870);
    }

    @Test
    void reproducesTheStatesPublishedFigures() {
        List<PlainFold.Person> state = new PlainFold(population).registered();
        assertThat(state).hasSize(94_000);
        assertThat(state.stream().filter(p -> !p.enrolled.isEmpty())).hasSize(45_000);
        assertThat(completers(state.stream(), 1)).isEqualTo(28_881);
        assertThat(completers(state.stream().filter(p -> p.posting.category().equals("officer")), 1))
                .isEqualTo(5_921);
    }

    @Test
    void givesTheSameIdsEveryTimeAndEachOnce() {
        Population again = new PublishedPopulation(SomeCodes.CODES).shuffled(5);
        List<String> ids = SomeCodes.ids(population);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids).isEqualTo(new HashSet<>(SomeCodes.ids(again)));
    }

    private static long completers(Stream<PlainFold.Person> people, int atLeast) {
        return people.filter(p -> p.completed.size() >= atLeast).count();
    }
}
