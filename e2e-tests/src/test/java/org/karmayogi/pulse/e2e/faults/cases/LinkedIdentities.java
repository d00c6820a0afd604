package org.karmayogi.pulse.e2e.faults.cases;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.log.LoggedLink;
import org.karmayogi.pulse.e2e.history.Link;
import tools.jackson.databind.json.JsonMapper;

/** Links and unlinks as they are made in practice and by mistake: pushed by a portal, or written to the log at once. */
final class LinkedIdentities {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    private final Scene scene;
    private final Random random;
    private final List<Link> written = new ArrayList<>();

    LinkedIdentities(Scene scene, long seed) {
        this.scene = scene;
        this.random = new Random(seed);
    }

    /** Pushes a link; gives its id. */
    String pushLink(String alias, String learner, Instant at) throws IOException {
        return push("/v1/identities", alias, learner, at);
    }

    /** Pushes an unlink; gives its id. */
    String pushUnlink(String alias, String learner, Instant at) throws IOException {
        return push("/v1/identities/unlink", alias, learner, at);
    }

    private String push(String path, String alias, String learner, Instant at) throws IOException {
        String id = "link-" + NEXT.incrementAndGet();
        Map<String, Object> body = Map.of("id", id, "alias", alias, "learnerId", learner, "occurredAt", at.toString());
        scene.gateway().push(path, JsonMapper.shared().writeValueAsString(body)).expect(202);
        return id;
    }

    Link link(String alias, String learner, Instant at) {
        return write(alias, learner, true, at);
    }

    Link unlink(String alias, String learner, Instant at) {
        return write(alias, learner, false, at);
    }

    private Link write(String alias, String learner, boolean made, Instant at) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Link link = new Link("hr", "link-" + NEXT.incrementAndGet(), alias, learner, made, at, now);
        scene.log().write(LoggedLink.record(link));
        written.add(link);
        return link;
    }

    int size() {
        return written.size();
    }

    /**
     * One step of a mess among some people: links and unlinks in any order of time, repeats, rings, people who are
     * not there.
     */
    void step(List<String> people) {
        double x = random.nextDouble();
        if (x < 0.1 && !written.isEmpty()) {
            scene.log().write(LoggedLink.record(written.get(random.nextInt(written.size()))));
            return;
        }
        if (x < 0.2 && !written.isEmpty()) {
            Link there = written.get(random.nextInt(written.size()));
            String alias = there.learner();
            String learner = there.alias();
            link(alias, learner, moment());
            return;
        }
        if (x < 0.4 && !written.isEmpty()) {
            Link undone = written.get(random.nextInt(written.size()));
            unlink(undone.alias(), undone.learner(), moment());
            return;
        }
        String alias = pick(people);
        String learner = x < 0.5 ? "NOBODY/" + NEXT.incrementAndGet() : pick(people);
        if (!alias.equals(learner)) {
            link(alias, learner, moment());
        }
    }

    private Instant moment() {
        return FIRST.plusSeconds(random.nextInt(10_000));
    }

    private String pick(List<String> people) {
        return people.get(random.nextInt(people.size()));
    }
}
