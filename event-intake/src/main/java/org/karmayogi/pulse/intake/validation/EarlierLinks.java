package org.karmayogi.pulse.intake.validation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.identity.Identity;
import org.karmayogi.pulse.intake.identity.IdentityRegister;

/**
 * What is known about aliases, with what the valid items of a request say beside it that the register does not know
 * yet.
 */
final class EarlierLinks {

    private final IdentityRegister register;
    private final Instant receivedAt;
    private final Map<String, Identity> said = new HashMap<>();

    EarlierLinks(IdentityRegister register, Instant receivedAt) {
        this.register = register;
        this.receivedAt = receivedAt;
    }

    /** What is wrong with an identity, given those before it; if nothing, those after it are judged by it, too. */
    Optional<String> add(Event event) {
        Identity identity = Identity.of(event, receivedAt);
        Identity known = find(identity.alias());
        if (known != null && !identity.replaces(known)) {
            return Optional.empty();
        }
        if (identity.linked() && closesRing(identity)) {
            return Optional.of("'" + identity.learnerId() + "' is an alias of '" + identity.alias()
                    + "' already, directly or by others; a link back would close a ring.");
        }
        said.put(identity.alias(), identity);
        return Optional.empty();
    }

    /** The register knows by now what it is to know. */
    void clear() {
        said.clear();
    }

    private boolean closesRing(Identity link) {
        String learner = link.learnerId();
        for (int i = 0; i < IdentityRegister.LONGEST_CHAIN; i++) {
            Identity next = find(learner);
            if (next == null || !next.linked()) {
                return false;
            }
            learner = next.learnerId();
            if (learner.equals(link.alias())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Identity find(String alias) {
        Identity mine = said.get(alias);
        return mine == null ? register.find(alias).orElse(null) : mine;
    }
}
