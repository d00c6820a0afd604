package org.karmayogi.pulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.e2e.client.Portal;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.log.LogReceipts;
import org.karmayogi.pulse.e2e.history.MessyHistory;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.oracle.FiguresCheck;
import org.karmayogi.pulse.e2e.oracle.IdentityWatch;
import org.karmayogi.pulse.e2e.oracle.Oracle;
import org.karmayogi.pulse.e2e.oracle.Scope;
import org.karmayogi.pulse.e2e.system.KillsWhilePushed;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/**
 * Whatever portals send, in whatever order and through whatever crashes: every figure is what the contract's rules say. Another
 * seed than the fixed ones: {@code -Dpulse.e2e.seed=…} adds to them.
 */
class RandomHistoryIT {

    private static final int LEARNERS = 2_000;
    private static final int EVENTS = 30_000;

    private static final long ADDED = Long.getLong("pulse.e2e.seed", 0);

    @ParameterizedTest(name = "seed {0}, {1} kills")
    @CsvSource({"11, 0", "23, 2"})
    void everyFigureIsWhatTheRulesSay(long number, int kills) throws Exception {
        long seed = number + ADDED;
        try (StandaloneProcess system = new StandaloneProcess()) {
            system.start();
            PulseClient client = new PulseClient(system);
            List<String> departments = codes(client, "/v1/departments").subList(0, 12);
            List<String> districts = codes(client, "/v1/districts").subList(0, 12);
            List<PortalEvent> events = MessyHistory.generate(seed, LEARNERS, EVENTS, departments, districts);

            Instant pushed = push(seed, kills, system, client, events);
            client.settle(pushed);

            FiguresCheck check = check(client, oracle(system, events), departments);
            assertThat(check.differences())
                    .as("seed %d, %d kills, %d sets of figures; %s", seed, kills, check.scopes(), system.evidence())
                    .isEmpty();
            if (kills == 0) {
                assertStopsCleanlyAndComesBack(seed, system, client);
            }
        }
    }

    private static Instant push(
            long seed, int kills, SystemUnderTest system, PulseClient client, List<PortalEvent> events)
            throws InterruptedException {
        Random random = new Random(seed);
        Instant pushed;
        IdentityWatch watch = new IdentityWatch(client);
        try (watch) {
            // A first part, so that a kill always has figures to lose; the rest while it is killed.
            int half = events.size() / 3;
            new Portal(client).push(events.subList(0, half), 400, 3, random);
            try (KillsWhilePushed killing = new KillsWhilePushed(system, kills, seed)) {
                pushed = new Portal(client).push(events.subList(half, events.size()), 400, 3, random);
                // Pushed faster than it was killed: nothing may be lost by a kill after the last 2xx either.
                killing.finish();
            }
        }
        assertThat(watch.broken()).as("identities, seed %d", seed).isEmpty();
        assertThat(watch.answers()).as("answers polled, seed %d", seed).isGreaterThan(10);
        assertThat(watch.sums())
                .as("rows held against their summary, seed %d", seed)
                .isPositive();
        return pushed;
    }

    private static Oracle oracle(StandaloneProcess system, List<PortalEvent> events) throws IOException {
        try (LogClient log = new LogClient(system.kafkaAddress())) {
            return new Oracle(events, LogReceipts.read(log));
        }
    }

    private static FiguresCheck check(PulseClient client, Oracle oracle, List<String> departments) throws IOException {
        FiguresCheck check = new FiguresCheck(client, oracle);
        check.summary(Scope.STATE);
        check.rows("departments", Scope.STATE, code -> new Scope(code, "", ""));
        check.rows("districts", Scope.STATE, code -> new Scope("", code, ""));
        check.rows("categories", Scope.STATE, code -> new Scope("", "", code));
        for (String department : departments) {
            check.summary(new Scope(department, "", ""));
            check.rows("districts", new Scope(department, "", ""), code -> new Scope(department, code, ""));
            check.rows("categories", new Scope(department, "", ""), code -> new Scope(department, "", code));
        }
        for (String category : List.of("officer", "employee", "teacher")) {
            check.summary(new Scope("", "", category));
            check.rows("departments", new Scope("", "", category), code -> new Scope(code, "", category));
        }
        String department = departments.get(0);
        check.rows("districts", new Scope(department, "", "officer"), code -> new Scope(department, code, "officer"));
        return check;
    }

    private static void assertStopsCleanlyAndComesBack(long seed, SystemUnderTest system, PulseClient client)
            throws IOException {
        JsonNode before = client.get("/v1/metrics/summary").json(200).get("metrics");
        // 128 + 15: ended by the signal, after its shutdown hooks.
        assertThat(system.sigterm()).isEqualTo(143);
        system.start();
        assertThat(client.get("/v1/metrics/summary").json(200).get("metrics"))
                .as("figures after SIGTERM and a start, seed %d", seed)
                .isEqualTo(before);
    }

    private static List<String> codes(PulseClient client, String register) throws IOException {
        List<String> codes = new ArrayList<>();
        for (JsonNode item : client.get(register).json(200).get("items")) {
            codes.add(item.get("code").asString());
        }
        return codes;
    }
}
