package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Documents and their owners without a log between them: a queue for each key, served in random order, with what is
 * forwarded fed back until nothing is left.
 */
final class Documents {

    private record Delivery(Fact fact) {}

    private final Random random;
    private final Map<String, Deque<Delivery>> queues = new TreeMap<>();
    private final Map<String, FactSet> facts = new TreeMap<>();
    private final Map<String, Forwarding> owners = new HashMap<>();
    private long offset;
    private int forwards;

    private Documents(Random random) {
        this.random = random;
    }

    /** Delivers all of it, some of it twice. */
    static Documents of(Random random, List<SentEvents.Sent> sent) {
        Documents documents = new Documents(random);
        for (SentEvents.Sent one : sent) {
            documents.deliver(one.key(), one.fact());
            if (random.nextInt(5) == 0) {
                documents.deliver(one.key(), one.fact());
            }
            if (random.nextInt(3) == 0) {
                documents.step();
            }
        }
        while (!documents.queues.isEmpty()) {
            documents.step();
        }
        return documents;
    }

    private void deliver(String key, Fact fact) {
        queues.computeIfAbsent(key, it -> new ArrayDeque<>()).add(new Delivery(fact));
    }

    private void step() {
        if (queues.isEmpty()) {
            return;
        }
        String key = List.copyOf(queues.keySet()).get(random.nextInt(queues.size()));
        Deque<Delivery> queue = queues.get(key);
        Fact fact = queue.remove().fact().at(offset++);
        if (queue.isEmpty()) {
            queues.remove(key);
        }
        FactSet set = facts.computeIfAbsent(key, it -> new FactSet());
        List<Fact> before = set.slice().facts();
        if (set.add(fact) != FactSet.Outcome.ADDED || set.isPlain()) {
            return;
        }
        if (random.nextInt(10) == 0) {
            owners.remove(key); // another owner, which has read the document
        }
        owners.computeIfAbsent(key, it -> new Forwarding(key, before))
                .added(fact, () -> set.slice().facts())
                .forEach(this::forward);
    }

    private void forward(Forward forward) {
        forwards++;
        deliver(forward.key(), forward.fact());
        if (random.nextInt(10) == 0) {
            deliver(forward.key(), forward.fact()); // a crash before the commit
        }
    }

    /** The facts of a document, by offset. */
    List<Fact> facts(String key) {
        FactSet set = facts.get(key);
        return set == null ? new ArrayList<>() : set.slice().facts();
    }

    /** The keys of all documents. */
    List<String> keys() {
        return List.copyOf(facts.keySet());
    }

    int forwards() {
        return forwards;
    }
}
