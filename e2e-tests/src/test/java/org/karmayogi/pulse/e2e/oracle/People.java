package org.karmayogi.pulse.e2e.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.e2e.history.Link;

/** Who is who, from all links at once, read from the contract as plainly as can be. */
public final class People {

    private static final Comparator<Link> ORDER = Comparator.comparing(Link::at)
            .thenComparing(Link::source)
            .thenComparing(Link::receivedAt)
            .thenComparing(Link::id);

    private final Map<String, Link> standing = new HashMap<>();

    /** Links in any order, each once. */
    public People(Collection<Link> links) {
        for (Link link : links.stream().sorted(ORDER).toList()) {
            Link before = standing.get(link.alias());
            boolean same = before != null && before.learner().equals(link.learner());
            if (link.made() && !same) {
                standing.put(link.alias(), link);
            } else if (!link.made() && same) {
                standing.remove(link.alias());
            }
        }
        Set.copyOf(standing.keySet()).forEach(this::cutRing);
    }

    /** Of a ring the latest link is void. */
    private void cutRing(String start) {
        Set<String> walked = new LinkedHashSet<>();
        String at = start;
        while (standing.containsKey(at) && walked.add(at)) {
            at = standing.get(at).learner();
        }
        if (at.equals(start) && !walked.isEmpty()) {
            List<Link> ring = new ArrayList<>();
            walked.forEach(alias -> ring.add(standing.get(alias)));
            standing.remove(ring.stream().max(ORDER).orElseThrow().alias());
        }
    }

    /** For whom counts what is sent under an id. */
    public String of(String id) {
        String at = id;
        while (standing.containsKey(at)) {
            at = standing.get(at).learner();
        }
        return at;
    }
}
