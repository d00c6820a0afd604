package org.karmayogi.pulse.metrics.fold;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an id is linked, as far as the document knows that is kept under it.
 *
 * @param linkedTo the learner for whom counts what is sent under this id; null where that is the id itself
 * @param aliases the other ids under which is sent what counts for this one, in order
 */
public record Links(@Nullable String linkedTo, List<String> aliases) {

    /** What the facts of the document {@code key} say, in any order. */
    public static Links of(String key, Collection<Fact> facts) {
        Identities identities = Identities.of(key, facts);
        String learner = identities.resolve(key);
        return new Links(learner.equals(key) ? null : learner, identities.aliases());
    }
}
