package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.ledger.Fate;
import org.karmayogi.pulse.e2e.faults.ledger.Ledger;
import org.karmayogi.pulse.e2e.system.Pause;

/**
 * A client that keeps its connection to a service, as a load balancer does, while the service goes away: it pushes one after the other,
 * notes how each of them ended, and goes elsewhere when it is told that the connection is not kept.
 */
final class RequestsInFlight implements AutoCloseable {

    private final Ledger ledger;
    private final PulseClient service;
    private final People people;
    private final List<String> ends = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> readiness = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile boolean toldToLeave;

    RequestsInFlight(Scene scene, PulseClient service) {
        this.ledger = scene.ledger();
        this.service = service;
        this.people = new People(scene);
        start(this::push);
        start(this::ask);
    }

    private void start(Runnable one) {
        Thread thread = new Thread(() -> {
            while (!closed) {
                one.run();
            }
        });
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void push() {
        if (toldToLeave) {
            Pause.millis(5);
            return;
        }
        Batch batch = People.batch(people.completion(people.learner(), "do_1", 10));
        try {
            Answer answer = service.push(batch);
            ends.add(String.valueOf(answer.status()));
            toldToLeave = answer.header("Connection").equals("close");
            ledger.note(batch.events().get(0), answer.status() == 207 ? Fate.ACCEPTED : Fate.UNKNOWN);
        } catch (IOException e) {
            ledger.note(batch.events().get(0), Fate.UNKNOWN);
            ends.add(e.toString());
        }
    }

    private void ask() {
        try {
            readiness.add(service.get("/actuator/health/readiness").status());
        } catch (IOException e) {
            readiness.add(0);
        }
        Pause.millis(5);
    }

    /** The service must have said that it is not ready before it refused connections. */
    void assertNotReadyBeforeRefused() {
        for (int wait = 0; wait < 200 && !readiness.contains(0); wait++) {
            Pause.millis(50);
        }
        List<Integer> seen = List.copyOf(readiness);
        assertThat(seen.subList(0, seen.indexOf(0)))
                .as("readiness before it went away")
                .contains(503);
    }

    /** Every request must have been answered, the last of them with the word that the connection is not kept. */
    void assertNoneReset() {
        assertThat(toldToLeave).as("told to leave").isTrue();
        assertThat(ends).allMatch(end -> end.equals("207") || end.equals("503"));
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
