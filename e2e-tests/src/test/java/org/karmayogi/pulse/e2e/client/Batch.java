package org.karmayogi.pulse.e2e.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import tools.jackson.databind.json.JsonMapper;

/** Events that can be sent in one request: of one portal, of one family. */
public record Batch(String source, PortalEvent.Kind kind, List<PortalEvent> events) {

    /** All events in batches of random sizes and random order. */
    public static List<Batch> split(List<PortalEvent> events, int largest, Random random) {
        // In the order of the enum and the alphabet, so that one seed gives one order.
        Map<String, List<PortalEvent>> families = events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.source() + event.kind(), java.util.TreeMap::new, Collectors.toList()));
        List<Batch> batches = new ArrayList<>();
        families.values().forEach(family -> {
            for (int from = 0; from < family.size(); ) {
                int to = Math.min(family.size(), from + 1 + random.nextInt(largest));
                batches.add(of(family.subList(from, to)));
                from = to;
            }
        });
        Collections.shuffle(batches, random);
        return batches;
    }

    /** A batch of events that have portal and family in common. */
    public static Batch of(List<PortalEvent> events) {
        return new Batch(events.get(0).source(), events.get(0).kind(), events);
    }

    /** The same portal and family, other events. */
    Batch with(List<PortalEvent> others) {
        return new Batch(source, kind, others);
    }

    /** The body of the request. */
    public String json() {
        return JsonMapper.shared()
                .writeValueAsString(events.stream().map(PortalEvent::body).toList());
    }
}
