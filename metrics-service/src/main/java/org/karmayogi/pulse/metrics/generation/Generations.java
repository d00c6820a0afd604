package org.karmayogi.pulse.metrics.generation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.LearnerSearch;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.fold.FoldVersion;

/** What this instance knows of the generations: the table as last read. Thread-safe. */
public final class Generations {

    /** Replacements that lose a race before this one gives up; every loser's winner has made progress. */
    private static final int TRIES = 10;

    private final GenerationRepository repository;
    private final Clock clock;
    private final Map<Integer, MetricsStore> stores = new ConcurrentHashMap<>();
    private volatile @Nullable GenerationTable known;

    public Generations(GenerationRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Reads the table again. */
    public GenerationTable refresh() {
        GenerationTable table = repository.readOrCreate(GenerationTable.first(FoldVersion.CURRENT, clock.instant()));
        known = table;
        return table;
    }

    /** The table as last read; empty before the store has answered for the first time. */
    public Optional<GenerationTable> known() {
        return Optional.ofNullable(known);
    }

    /** The table as last read; asks the store where it never was. */
    public GenerationTable table() {
        @Nullable GenerationTable table = known;
        return table == null ? refresh() : table;
    }

    /** The number of the live generation, as last read. */
    public int live() {
        return table().live().number();
    }

    /** The documents of the live generation. */
    public MetricsStore liveStore() {
        return store(live());
    }

    /** The learners of the live generation, to be found by what they are. */
    public LearnerSearch liveSearch() {
        return repository.search(live());
    }

    /** The documents of a generation. */
    public MetricsStore store(int number) {
        return stores.computeIfAbsent(number, repository::store);
    }

    /**
     * Changes the table.
     *
     * @param change from the table as it is to the one wanted; the same where nothing is to be done. May be asked again.
     * @return the table afterwards
     */
    public GenerationTable change(UnaryOperator<GenerationTable> change) {
        for (int i = 0; i < TRIES; i++) {
            GenerationTable table = refresh();
            GenerationTable wanted = change.apply(table);
            if (wanted.equals(table)) {
                return table;
            }
            if (repository.replace(table, wanted)) {
                known = wanted;
                return wanted;
            }
        }
        throw new IllegalStateException("the table of generations was changed by others " + TRIES + " times in a row");
    }

    /** Drops the documents of a generation that is out of use. */
    public void drop(int number) {
        if (number == live()) {
            throw new IllegalArgumentException("generation " + number + " is live");
        }
        repository.drop(number);
        stores.remove(number);
    }
}
