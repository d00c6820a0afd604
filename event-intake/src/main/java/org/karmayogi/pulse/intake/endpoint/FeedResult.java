package org.karmayogi.pulse.intake.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.feed.AsideReason;

/** What became of one item of a standard feed. The name is the sender's own for it, null where it has none. */
public sealed interface FeedResult {

    @Nullable String name();

    /** Every in-sync replica has it. {@code duplicateOf} is the earlier item of the request that said the same, if any. */
    record Accepted(@Nullable String name, @Nullable Integer duplicateOf) implements FeedResult {}

    /** It tells nothing that is counted; it is kept with the reason. */
    record SetAside(@Nullable String name, AsideReason reason, FieldError why) implements FeedResult {}

    /** It will never count; it is kept with the reason. */
    record Rejected(@Nullable String name, List<FieldError> errors) implements FeedResult {}
}
