package org.karmayogi.pulse.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactEffect;

/**
 * One fact, and what it does.
 *
 * @param offset its place in the learner's partition; −1 where it was inherited in a rebuild from learners
 * @param sentAs the id it was sent under; null where that is the id that was asked for
 * @param effect {@code counts}, {@code repeated}, {@code undone}, {@code undoes}, {@code void} or {@code moved}
 * @param undoneBy the fact that undid it
 * @param countsAt the learner it counts for; null but where it has moved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FactView(
        long offset,
        String source,
        String id,
        @Nullable String sentAs,
        String type,
        Instant occurredAt,
        @JsonUnwrapped EventView event,
        String effect,
        @Nullable Identity undoneBy,
        @Nullable String countsAt) {

    /** Names a fact. */
    record Identity(String source, String id) {}

    /** All of them in the order in which they combine. */
    static List<FactView> of(String learnerId, Collection<Fact> facts) {
        Map<Fact, FactEffect> effects = FactEffect.of(learnerId, facts);
        return facts.stream()
                .sorted(Fact.BY_OCCURRENCE)
                .map(fact -> of(fact, Objects.requireNonNull(effects.get(fact), "every fact has an effect")))
                .toList();
    }

    private static FactView of(Fact fact, FactEffect effect) {
        @Nullable Fact undoneBy = effect.undoneBy();
        return new FactView(
                fact.offset(),
                fact.source(),
                fact.id(),
                fact.alias(),
                fact.event().family(),
                fact.occurredAt(),
                EventView.of(fact.event()),
                effect.kind().name().toLowerCase(Locale.ROOT),
                undoneBy == null ? null : new Identity(undoneBy.source(), undoneBy.id()),
                effect.countsAt());
    }
}
