package org.karmayogi.pulse.e2e.faults.ledger;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import tools.jackson.databind.JsonNode;

/** Sends batches once and writes every answer into the ledger. Thread-safe. */
public final class Push {

    /** What may come back instead of results while something is down or being restarted. */
    private static final Set<Integer> AWAY = Set.of(429, 503, 504);

    private final PulseClient client;
    private final Ledger ledger;

    public Push(PulseClient client, Ledger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    /**
     * What became of a batch.
     *
     * @param status of the answer; 0 where there was none
     * @param fates how many items of each fate
     * @param certain whether every item has a certain answer
     */
    public record Outcome(int status, Map<Fate, Integer> fates, boolean certain) {}

    public Outcome send(Batch batch) {
        Answer answer;
        try {
            answer = client.push(batch);
        } catch (IOException e) {
            return nothingKnown(batch, 0);
        }
        if (answer.status() == 207) {
            return items(batch, answer);
        }
        if (AWAY.contains(answer.status())) {
            return nothingKnown(batch, answer.status());
        }
        throw new AssertionError(answer.asked() + " was answered " + answer.status() + ": " + answer.body());
    }

    private Outcome nothingKnown(Batch batch, int status) {
        batch.events().forEach(event -> ledger.note(event, Fate.UNKNOWN));
        return new Outcome(status, Map.of(Fate.UNKNOWN, batch.events().size()), false);
    }

    private Outcome items(Batch batch, Answer answer) {
        List<PortalEvent> events = batch.events();
        JsonNode items = answer.json().get("items");
        if (items.size() != events.size()) {
            throw new AssertionError(events.size() + " items sent, " + items.size() + " answered");
        }
        Map<Fate, Integer> fates = new HashMap<>();
        int records = 0;
        for (int i = 0; i < events.size(); i++) {
            Fate fate = fate(items.get(i));
            ledger.note(events.get(i), fate);
            fates.merge(fate, 1, Integer::sum);
            // A repeat within one request was published once.
            records += fate == Fate.ACCEPTED && !items.get(i).has("duplicateOf") ? 1 : 0;
        }
        ledger.acknowledged(records);
        return new Outcome(207, fates, !fates.containsKey(Fate.UNKNOWN));
    }

    private static Fate fate(JsonNode item) {
        return Fate.valueOf(item.get("status").asString().toUpperCase(java.util.Locale.ROOT));
    }
}
