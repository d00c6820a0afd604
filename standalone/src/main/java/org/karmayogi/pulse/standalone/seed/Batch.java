package org.karmayogi.pulse.standalone.seed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Events of one family, pushed in one request; what was not answered for certain is pushed again with the same ids. */
record Batch(Family family, List<Event> events) {

    byte[] body() {
        StringBuilder json = new StringBuilder(events.size() * 180).append('[');
        for (Event event : events) {
            if (json.length() > 1) {
                json.append(',');
            }
            event.appendTo(json);
        }
        return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    Batch only(List<Integer> positions) {
        List<Event> rest = new ArrayList<>(positions.size());
        for (int position : positions) {
            rest.add(events.get(position));
        }
        return new Batch(family, rest);
    }
}
