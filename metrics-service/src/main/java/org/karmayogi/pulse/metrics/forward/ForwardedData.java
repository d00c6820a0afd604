package org.karmayogi.pulse.metrics.forward;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Category;
import org.karmayogi.pulse.metrics.fold.LearningEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Events as the JSON data of records. Thread-safe. */
final class ForwardedData {

    private final JsonFactory json = new JsonFactory();

    byte[] of(LearningEvent event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            if (event instanceof LearningEvent.Posted posted) {
                posted(posted, generator);
            } else if (event instanceof LearningEvent.OnCourse onCourse) {
                onCourse(onCourse, generator);
            } else if (event instanceof LearningEvent.Deactivated deactivated) {
                put("reason", deactivated.reason(), generator);
            } else if (event instanceof LearningEvent.Identity identity) {
                put("learnerId", identity.learnerId(), generator);
                put("reason", identity.reason(), generator);
            } else if (event instanceof LearningEvent.EventVoided voided) {
                put("eventId", voided.eventId(), generator);
            } else {
                throw new IllegalArgumentException(event.family() + " is not forwarded");
            }
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void posted(LearningEvent.Posted posted, JsonGenerator generator) {
        @Nullable Category category = posted.category();
        put("department", posted.department(), generator);
        put("district", posted.district(), generator);
        put("category", category == null ? null : category.code(), generator);
        if (posted instanceof LearningEvent.Onboarded onboarded) {
            put("name", onboarded.name(), generator);
        }
    }

    private static void onCourse(LearningEvent.OnCourse onCourse, JsonGenerator generator) {
        put("courseId", onCourse.courseId(), generator);
        if (onCourse instanceof LearningEvent.Completed completed) {
            if (completed.durationMinutes() > 0) {
                generator.writeNumberProperty("durationMinutes", completed.durationMinutes());
            }
            put("certificateId", completed.certificateId(), generator);
        } else if (onCourse instanceof LearningEvent.Revoked revoked) {
            put("reason", revoked.reason(), generator);
        }
    }

    private static void put(String name, @Nullable String value, JsonGenerator generator) {
        if (value != null) {
            generator.writeStringProperty(name, value);
        }
    }
}
