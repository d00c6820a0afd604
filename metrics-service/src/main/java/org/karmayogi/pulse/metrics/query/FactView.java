package org.karmayogi.pulse.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactEffect;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/**
 * One fact, and what it does.
 *
 * @param offset its place in the learner's partition; −1 where it was inherited in a rebuild from learners
 * @param effect {@code counts}, {@code repeated}, {@code undone}, {@code undoes} or {@code void}
 * @param undoneBy the fact that undid it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FactView(
        long offset,
        String source,
        String id,
        String type,
        Instant occurredAt,
        @Nullable String department,
        @Nullable String district,
        @Nullable String category,
        @Nullable String courseId,
        @Nullable Integer durationMinutes,
        String effect,
        @Nullable Identity undoneBy) {

    /** Names a fact. */
    record Identity(String source, String id) {}

    /** All of them in the order in which they combine. */
    static List<FactView> of(Collection<Fact> facts) {
        Map<Fact, FactEffect> effects = FactEffect.of(facts);
        return facts.stream()
                .sorted(Fact.BY_OCCURRENCE)
                .map(fact -> of(fact, Objects.requireNonNull(effects.get(fact), "every fact has an effect")))
                .toList();
    }

    private static FactView of(Fact fact, FactEffect effect) {
        LearningEvent event = fact.event();
        LearningEvent.@Nullable Posted posted = event instanceof LearningEvent.Posted p ? p : null;
        Integer minutes = event instanceof LearningEvent.Completed c && c.durationMinutes() > 0
                ? Integer.valueOf(c.durationMinutes())
                : null;
        @Nullable Fact undoneBy = effect.undoneBy();
        return new FactView(
                fact.offset(),
                fact.source(),
                fact.id(),
                event.family(),
                fact.occurredAt(),
                posted == null ? null : posted.department(),
                posted == null ? null : posted.district(),
                posted == null || posted.category() == null
                        ? null
                        : posted.category().code(),
                event instanceof LearningEvent.OnCourse on ? on.courseId() : null,
                minutes,
                effect.kind().name().toLowerCase(Locale.ROOT),
                undoneBy == null ? null : new Identity(undoneBy.source(), undoneBy.id()));
    }
}
