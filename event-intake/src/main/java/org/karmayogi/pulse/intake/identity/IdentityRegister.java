package org.karmayogi.pulse.intake.identity;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.event.IdHash;

/**
 * Every alias that is known, in memory: some 90 bytes each. Of what is told about an alias the newest stands, in
 * whatever order it is told. Thread-safe.
 */
public final class IdentityRegister {

    /** So many that a part is small beside the heap's regions, also where it grows, and that threads hardly meet. */
    private static final int PARTS = 1024;

    /** More ids of one person in a row are a mistake; it bounds what a ring costs that two instances let in at once. */
    public static final int LONGEST_CHAIN = 16;

    private final Part[] parts = Stream.generate(Part::new).limit(PARTS).toArray(Part[]::new);
    private final AtomicInteger links = new AtomicInteger();

    /** Takes what is told about an alias; whether it is the newest about it, and so stands now. */
    public boolean offer(Identity identity) {
        long hash = IdHash.of(identity.alias());
        Part part = part(hash);
        synchronized (part) {
            Identity known = part.find(identity.alias(), hash);
            if (known != null && !identity.replaces(known)) {
                return false;
            }
            part.put(identity, hash);
            links.addAndGet((identity.linked() ? 1 : 0) - (known != null && known.linked() ? 1 : 0));
            return true;
        }
    }

    /** What stands about an alias. */
    public Optional<Identity> find(String alias) {
        long hash = IdHash.of(alias);
        Part part = part(hash);
        synchronized (part) {
            return Optional.ofNullable(part.find(alias, hash));
        }
    }

    /** How many aliases stand for a learner. */
    public int links() {
        return links.get();
    }

    /**
     * The learner that an id stands for, through aliases of aliases; the id itself where it is no alias, or of a
     * ring.
     */
    public String learnerOf(String id) {
        if (links.get() == 0) {
            return id;
        }
        String learner = id;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            String next = target(learner);
            if (next == null) {
                return learner;
            }
            learner = next;
        }
        return id;
    }

    private @Nullable String target(String alias) {
        long hash = IdHash.of(alias);
        Part part = part(hash);
        synchronized (part) {
            return part.target(alias, hash);
        }
    }

    private Part part(long hash) {
        return parts[(int) (hash >>> 54)];
    }
}
