package org.karmayogi.pulse.metrics.generation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.karmayogi.pulse.metrics.generation.Generation.Source;
import org.karmayogi.pulse.metrics.generation.Generation.State;

/**
 * All generations, of which exactly one is live and at most one is on the way to it. One document in the store, replaced
 * as a whole where nobody else replaced it meanwhile: the swap is one write.
 *
 * @param revision grows with every change
 * @param generations by number
 */
public record GenerationTable(long revision, List<Generation> generations) {

    /** Generations that are remembered; older ones that are dropped are forgotten. */
    private static final int REMEMBERED = 20;

    public GenerationTable {
        generations = List.copyOf(generations);
    }

    /** The table of a store that has none yet. */
    public static GenerationTable first(int foldVersion, Instant now) {
        return new GenerationTable(
                1, List.of(new Generation(0, foldVersion, Source.LOG, State.LIVE, now, now, 0, null)));
    }

    /** The generation that answers are made from. */
    public Generation live() {
        return generations.stream()
                .filter(it -> it.state() == State.LIVE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no generation is live: " + generations));
    }

    /** The generation that was live before; empty once its documents are dropped, or where there was none. */
    public Optional<Generation> before() {
        return generations.stream()
                .filter(it -> it.state() == State.RETIRED)
                .max(Comparator.comparing(Generation::changedAt).thenComparing(Generation::number));
    }

    /** The generation that is on the way to become live. */
    public Optional<Generation> underWay() {
        return generations.stream().filter(Generation::underWay).findFirst();
    }

    /** The generation of this number, as far back as they are remembered. */
    public Optional<Generation> find(int number) {
        return generations.stream().filter(it -> it.number() == number).findFirst();
    }

    /**
     * Adds a generation.
     *
     * @throws IllegalStateException where one is under way
     */
    public GenerationTable started(Source source, int foldVersion, Instant now) {
        underWay().ifPresent(it -> {
            throw new IllegalStateException("generation " + it.number() + " is under way since " + it.startedAt());
        });
        int number = generations.stream().mapToInt(Generation::number).max().orElse(0) + 1;
        State state = source == Source.LOG ? State.BUILDING : State.COPYING;
        List<Generation> all = new ArrayList<>(generations);
        all.add(new Generation(number, foldVersion, source, state, now, now, 0, null));
        for (int i = 0; all.size() > REMEMBERED && i < all.size(); ) {
            if (all.get(i).state() == State.DROPPED) {
                all.remove(i);
            } else {
                i++;
            }
        }
        return new GenerationTable(revision + 1, all);
    }

    /** Says how many learners have been copied; unchanged where the generation is not being copied any more. */
    public GenerationTable copied(int number, long learners, Instant now) {
        return changed(number, State.COPYING, it -> it.copied(learners, now));
    }

    /** Ends the copying: from now on the log is folded. */
    public GenerationTable folding(int number, Instant now) {
        return changed(number, State.COPYING, it -> it.to(State.BUILDING, now));
    }

    /** Makes the generation that is built the live one, in one step; unchanged where it is not being built any more. */
    public GenerationTable swapped(int number, Instant now) {
        if (find(number).filter(it -> it.state() == State.BUILDING).isEmpty()) {
            return this;
        }
        return changed(live().number(), State.LIVE, it -> it.to(State.RETIRED, now))
                .changed(number, State.BUILDING, it -> it.to(State.LIVE, now));
    }

    /** Gives a generation up that is under way. */
    public GenerationTable failed(int number, String why, Instant now) {
        return changed(number, State.COPYING, it -> it.failed(why, now))
                .changed(number, State.BUILDING, it -> it.failed(why, now));
    }

    /** Notes that the documents of a generation that is out of use are no more. */
    public GenerationTable dropped(int number, Instant now) {
        return changed(number, State.RETIRED, it -> it.to(State.DROPPED, now))
                .changed(number, State.FAILED, it -> it.to(State.DROPPED, now));
    }

    private GenerationTable changed(int number, State in, UnaryOperator<Generation> change) {
        List<Generation> all = new ArrayList<>(generations);
        all.replaceAll(it -> it.number() == number && it.state() == in ? change.apply(it) : it);
        return all.equals(generations) ? this : new GenerationTable(revision + 1, all);
    }
}
