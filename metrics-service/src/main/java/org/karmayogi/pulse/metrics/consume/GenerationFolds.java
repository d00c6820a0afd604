package org.karmayogi.pulse.metrics.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.karmayogi.pulse.metrics.fold.FoldVersion;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.GenerationTable;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Folds the log into the live generation and into the one that is being built, each with consumers of its own: the one
 * that is built goes on as it is when it becomes live. A generation of another fold version is left alone.
 */
final class GenerationFolds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationFolds.class);

    /** How late an instance follows the pointer. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Generations generations;
    private final CacheShare cache;
    private final IntFunction<LogFold> folds;
    private final Map<Integer, LogFold> running = new HashMap<>();
    private final BackgroundTask following = new BackgroundTask("generations", Duration.ZERO, PAUSE, this::follow);

    /**
     * Folds that are not started yet.
     *
     * @param folds makes the fold of a generation, not started
     */
    GenerationFolds(Generations generations, CacheShare cache, IntFunction<LogFold> folds) {
        this.generations = generations;
        this.cache = cache;
        this.folds = folds;
    }

    private void follow() {
        GenerationTable table = generations.refresh();
        Set<Integer> wanted = wanted(table);
        for (int number : List.copyOf(running.keySet())) {
            if (!wanted.contains(number)) {
                LOG.info("Generation {} is not folded any more", number);
                running.remove(number).stop();
            }
        }
        cache.among(wanted.size());
        for (int number : wanted) {
            if (!running.containsKey(number)) {
                LOG.info("Generation {} is folded from now on", number);
                LogFold fold = folds.apply(number);
                running.put(number, fold);
                fold.start();
            }
        }
    }

    private static Set<Integer> wanted(GenerationTable table) {
        Set<Integer> wanted = new HashSet<>();
        for (Generation generation : table.generations()) {
            boolean folded =
                    generation.state() == Generation.State.LIVE || generation.state() == Generation.State.BUILDING;
            if (folded && generation.foldVersion() == FoldVersion.CURRENT) {
                wanted.add(generation.number());
            }
        }
        return wanted;
    }

    @Override
    public void start() {
        following.start();
    }

    @Override
    public void stop() {
        following.stop();
        running.values().forEach(LogFold::stop);
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return following.isRunning();
    }
}
