package org.karmayogi.pulse.e2e.faults.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.history.MessyHistory;
import org.karmayogi.pulse.e2e.history.PortalEvent;

/**
 * An endless load from a seed: messy histories, one population after the other, and between them what portals do wrong: batches sent
 * twice, ids used twice, values nobody knows. Thread-safe.
 */
public final class BatchSource {

    /** A population's share: 15 events a person, and people come to an end, so that the store stays small. */
    private static final int LEARNERS = 2_000;

    private static final int EVENTS = 30_000;
    private static final int LARGEST = 60;
    private static final int REMEMBERED = 300;

    private final long seed;
    private final Random random;
    private final List<String> departments;
    private final List<String> districts;
    private final Deque<Batch> coming = new ArrayDeque<>();
    private final List<Batch> gone = new ArrayList<>();
    private int populations;
    private int invented;

    public BatchSource(long seed, List<String> departments, List<String> districts) {
        this.seed = seed;
        this.random = new Random(seed);
        this.departments = departments;
        this.districts = districts;
    }

    public synchronized Batch next() {
        double x = random.nextDouble();
        if (x < 0.04 && !gone.isEmpty()) {
            return old();
        }
        if (x < 0.07 && !gone.isEmpty()) {
            return otherBody(old());
        }
        if (x < 0.09) {
            return invalid();
        }
        if (coming.isEmpty()) {
            long population = seed * 1_000_000 + ++populations;
            coming.addAll(Batch.split(
                    MessyHistory.generate(population, LEARNERS, EVENTS, departments, districts), LARGEST, random));
        }
        Batch batch = coming.remove();
        if (gone.size() < REMEMBERED) {
            gone.add(batch);
        } else {
            gone.set(random.nextInt(REMEMBERED), batch);
        }
        return batch;
    }

    private Batch old() {
        return gone.get(random.nextInt(gone.size()));
    }

    private Batch otherBody(Batch batch) {
        PortalEvent event = batch.events().get(random.nextInt(batch.events().size()));
        return Batch.of(List.of(event.at("2020-02-02T02:02:02Z")));
    }

    private Batch invalid() {
        String id = "invalid-" + seed + "-" + ++invented;
        Map<String, Object> fields = Map.of("department", departments.get(0), "district", "NOWHERE");
        return Batch.of(List.of(new PortalEvent(
                "portal", PortalEvent.Kind.TRANSFERRED, id, "UP/" + id, "2021-01-01T00:00:00Z", fields)));
    }
}
