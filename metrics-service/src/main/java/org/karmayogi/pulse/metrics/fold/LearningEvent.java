package org.karmayogi.pulse.metrics.fold;

import org.jspecify.annotations.Nullable;

/** What happened to a learner: the event families of the contract, without identity, time and place in the log. */
public sealed interface LearningEvent {

    /** The family's name, which a CloudEvents type carries between {@code in.karmayogi.} and {@code .v1}. */
    String family();

    /** An event that puts the learner into a department and a district. */
    sealed interface Posted extends LearningEvent {
        String department();

        String district();

        /** Null where the one before stays. */
        @Nullable Category category();
    }

    /** An event about one course. */
    sealed interface OnCourse extends LearningEvent {
        String courseId();
    }

    /** An event that adds to no figure itself: it says where other events count, or that one does not. */
    sealed interface Steering extends LearningEvent {}

    /** Says where the events count that are sent under an alias; its fact's {@link Fact#sentAs} is the alias. */
    sealed interface Identity extends Steering {
        String learnerId();

        @Nullable String reason();
    }

    record Onboarded(
            String department,
            String district,
            Category category,
            @Nullable String name) implements Posted {
        public static final String FAMILY = "learner.onboarded";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    record Transferred(
            String department, String district, @Nullable Category category) implements Posted {
        public static final String FAMILY = "learner.transferred";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    record Deactivated(@Nullable String reason) implements LearningEvent {
        public static final String FAMILY = "learner.deactivated";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    record Enrolled(String courseId) implements OnCourse {
        public static final String FAMILY = "course.enrolled";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    record Withdrawn(String courseId) implements OnCourse {
        public static final String FAMILY = "course.withdrawn";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    /**
     * A completion.
     *
     * @param durationMinutes 1 to 60,000; 0 where the event names none
     */
    record Completed(
            String courseId, int durationMinutes, @Nullable String certificateId) implements OnCourse {
        public static final String FAMILY = "course.completed";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    record Revoked(String courseId, @Nullable String reason) implements OnCourse {
        public static final String FAMILY = "course.revoked";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    /** The alias is the learner's. */
    record IdentityLinked(String learnerId, @Nullable String reason) implements Identity {
        public static final String FAMILY = "identity.linked";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    /** The alias is not the learner's, if it was. */
    record IdentityUnlinked(String learnerId, @Nullable String reason) implements Identity {
        public static final String FAMILY = "identity.unlinked";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    /**
     * An xAPI statement was taken that counts as an event with the same source and id.
     *
     * @param learnerId whose event it is, as sent
     */
    record StatementRecorded(String learnerId) implements Steering {
        public static final String FAMILY = "statement.recorded";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    /** An xAPI statement was voided. */
    record StatementVoided() implements Steering {
        public static final String FAMILY = "statement.voided";

        @Override
        public String family() {
            return FAMILY;
        }
    }

    /**
     * An event of the same source does not count.
     *
     * @param eventId its id
     */
    record EventVoided(String eventId) implements Steering {
        public static final String FAMILY = "event.voided";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
