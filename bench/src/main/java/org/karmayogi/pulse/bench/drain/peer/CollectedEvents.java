package org.karmayogi.pulse.bench.drain.peer;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bson.BsonDocument;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.Contributions;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/** The collection of all events: counted only when someone asks, and then all of it. */
public final class CollectedEvents {

    /** Where the events are. */
    static final String COLLECTION = "events";

    /** Documents a reply: the embedded store does not end one at 16 MB by itself, as MongoDB does. */
    private static final int BATCH = 10_000;

    private CollectedEvents() {}

    /** Reads all events and gives the totals they add up to. */
    public static void forEachTotal(MongoDatabase database, BiConsumer<TotalKey, Cells> action) {
        EventReader reader = new EventReader();
        Map<String, FactSet> learners = new HashMap<>();
        for (BsonDocument document :
                database.getCollection(COLLECTION, BsonDocument.class).find().batchSize(BATCH)) {
            Arrival arrival = reader.read(EventAsDocument.record(document));
            learners.computeIfAbsent(arrival.learnerId(), id -> new FactSet()).add(arrival.fact());
        }
        Contributions contributions = new Contributions();
        learners.forEach((id, facts) -> contributions.add(id, facts.slice().facts(), 0));
        contributions.forEach(action);
    }
}
