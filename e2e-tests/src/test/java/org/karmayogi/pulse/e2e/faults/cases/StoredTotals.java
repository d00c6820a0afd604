package org.karmayogi.pulse.e2e.faults.cases;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/** A hand in the store, past every service. */
record StoredTotals(int port) {

    private static final int COMPLETIONS = TotalKind.UNIT.measures().indexOf("completions");

    /**
     * Adds to the completions of one department's total, in every generation there is.
     *
     * @return how many documents were changed
     */
    int addToCompletions(int number) {
        int changed = 0;
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            MongoDatabase database = client.getDatabase("pulse");
            for (String name : database.listCollectionNames().into(new ArrayList<>())) {
                if (name.startsWith("totals")) {
                    changed += add(database.getCollection(name), number) ? 1 : 0;
                }
            }
        }
        return changed;
    }

    private static boolean add(MongoCollection<Document> totals, int number) {
        Document unit = totals.find(Filters.regex("_id", "^\\d+\\|unit\\|")).first();
        if (unit == null) {
            return false;
        }
        int width = TotalKind.UNIT.width();
        Cells cells = Cells.decode(width, unit.get("cells", Binary.class).getData());
        List<String> keys = new ArrayList<>();
        cells.forEach((key, numbers) -> keys.add(key));
        long[] change = new long[width];
        change[COMPLETIONS] = number;
        cells.add(keys.get(0), change);
        totals.updateOne(Filters.eq("_id", unit.get("_id")), Updates.set("cells", new Binary(cells.encode())));
        return true;
    }
}
