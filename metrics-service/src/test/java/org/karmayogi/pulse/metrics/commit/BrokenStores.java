package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Stores that leave one rule of the protocol out, each as seen by one owner, to see that the schedules notice. */
final class BrokenStores {

    private BrokenStores() {}

    /** Writes whatever the epoch that is found. */
    static MetricsStore withoutFences(MetricsStore store) {
        return new PausingStore(store) {
            @Override
            public boolean advance(Checkpoint from, Checkpoint to) {
                for (Checkpoint stored : store.checkpoints()) {
                    if (stored.partition() == from.partition()) {
                        Checkpoint forced = new Checkpoint(
                                to.partition(),
                                to.topicId(),
                                stored.epoch(),
                                to.offset(),
                                to.completeThrough(),
                                to.recent());
                        return store.advance(stored, forced);
                    }
                }
                return false;
            }

            @Override
            public Map<String, Long> replaceLearners(List<Replacement<LearnerDocument>> replacements) {
                return force(replacements, store::replaceLearners);
            }

            @Override
            public Map<String, Long> replaceTotals(List<Replacement<TotalDocument>> replacements) {
                return force(replacements, store::replaceTotals);
            }

            private <D> Map<String, Long> force(
                    List<Replacement<D>> replacements, Function<List<Replacement<D>>, Map<String, Long>> write) {
                for (Replacement<D> replacement : replacements) {
                    Map<String, Long> refused = write.apply(List.of(replacement));
                    for (long found : List.copyOf(refused.values())) {
                        refused = write.apply(List.of(replacement.expecting(found)));
                    }
                }
                return Map.of();
            }
        };
    }

    /** Keeps no version but the newest. */
    static MetricsStore withOneVersion(MetricsStore store) {
        return new PausingStore(store) {
            @Override
            public Map<String, Long> replaceTotals(List<Replacement<TotalDocument>> replacements) {
                List<Replacement<TotalDocument>> poorer = new ArrayList<>();
                for (Replacement<TotalDocument> each : replacements) {
                    TotalDocument total = each.document();
                    TotalDocument one = new TotalDocument(
                            total.partition(), total.key(), total.epoch(), total.current(), TotalDocument.Version.NONE);
                    poorer.add(new Replacement<>(each.id(), one, each.seen()));
                }
                return store.replaceTotals(poorer);
            }
        };
    }

    /** Hides from an owner, while it loads, that a later one was there. */
    static MetricsStore withBlindLoads(MetricsStore store) {
        return new PausingStore(store) {
            private final Map<String, Long> hidden = new HashMap<>();
            private long mine;

            @Override
            public Checkpoint takeOver(int partition, String topicId) {
                Checkpoint taken = store.takeOver(partition, topicId);
                mine = taken.epoch();
                return taken;
            }

            @Override
            public Map<String, StoredLearner> learners(Collection<String> ids) {
                Map<String, StoredLearner> found = new HashMap<>(store.learners(ids));
                found.replaceAll((id, learner) ->
                        new StoredLearner(learner.partition(), hide("l" + id, learner.epoch()), learner.facts()));
                return found;
            }

            @Override
            public List<TotalDocument> totals(Collection<String> ids) {
                return store.totals(ids).stream()
                        .map(total -> new TotalDocument(
                                total.partition(),
                                total.key(),
                                hide("t" + total.id(), total.epoch()),
                                total.current(),
                                total.previous()))
                        .toList();
            }

            private long hide(String id, long epoch) {
                if (epoch > mine) {
                    hidden.put(id, epoch);
                    return mine;
                }
                return epoch;
            }

            @Override
            public Map<String, Long> replaceLearners(List<Replacement<LearnerDocument>> replacements) {
                return store.replaceLearners(reveal("l", replacements));
            }

            @Override
            public Map<String, Long> replaceTotals(List<Replacement<TotalDocument>> replacements) {
                return store.replaceTotals(reveal("t", replacements));
            }

            private <D> List<Replacement<D>> reveal(String kind, List<Replacement<D>> replacements) {
                List<Replacement<D>> revealed = new ArrayList<>();
                for (Replacement<D> each : replacements) {
                    Long real = hidden.remove(kind + each.id());
                    revealed.add(real == null ? each : each.expecting(real));
                }
                return revealed;
            }
        };
    }

    /** Skips totals whose value is what it was, as if only differences had to be written. */
    static MetricsStore withoutUnchangedTotals(MetricsStore store) {
        return new PausingStore(store) {
            @Override
            public Map<String, Long> replaceTotals(List<Replacement<TotalDocument>> replacements) {
                return store.replaceTotals(replacements.stream()
                        .filter(each -> !java.util.Arrays.equals(
                                each.document().current().cells(),
                                each.document().previous().cells()))
                        .toList());
            }
        };
    }

    /** Every variant by name. */
    static Map<String, Function<MetricsStore, MetricsStore>> all() {
        return Map.of(
                "no fences", BrokenStores::withoutFences,
                "one version", BrokenStores::withOneVersion,
                "blind loads", BrokenStores::withBlindLoads,
                "unchanged totals skipped", BrokenStores::withoutUnchangedTotals);
    }
}
