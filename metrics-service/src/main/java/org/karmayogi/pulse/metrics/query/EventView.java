package org.karmayogi.pulse.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Category;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/**
 * What an event says; each family has some of the fields.
 *
 * @param learnerId whom an identity event names, or whose event a statement is
 * @param eventId of the event that is voided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        @Nullable String department,
        @Nullable String district,
        @Nullable String category,
        @Nullable String courseId,
        @Nullable Integer durationMinutes,
        @Nullable String learnerId,
        @Nullable String eventId) {

    static EventView of(LearningEvent event) {
        if (event instanceof LearningEvent.Posted posted) {
            @Nullable Category category = posted.category();
            String code = category == null ? null : category.code();
            return new EventView(posted.department(), posted.district(), code, null, null, null, null);
        }
        if (event instanceof LearningEvent.OnCourse onCourse) {
            Integer minutes = event instanceof LearningEvent.Completed c && c.durationMinutes() > 0
                    ? Integer.valueOf(c.durationMinutes())
                    : null;
            return new EventView(null, null, null, onCourse.courseId(), minutes, null, null);
        }
        return new EventView(null, null, null, null, null, learner(event), voided(event));
    }

    private static @Nullable String learner(LearningEvent event) {
        if (event instanceof LearningEvent.Identity identity) {
            return identity.learnerId();
        }
        return event instanceof LearningEvent.StatementRecorded recorded ? recorded.learnerId() : null;
    }

    private static @Nullable String voided(LearningEvent event) {
        return event instanceof LearningEvent.EventVoided voided ? voided.eventId() : null;
    }
}
