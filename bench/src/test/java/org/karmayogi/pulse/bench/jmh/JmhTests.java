package org.karmayogi.pulse.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.oracle.Oracle;
import org.karmayogi.pulse.e2e.oracle.Receipts;
import org.karmayogi.pulse.e2e.oracle.Scope;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.validation.Verdict;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.consume.Decoded;
import org.karmayogi.pulse.metrics.query.MetricsQueries;
import org.karmayogi.pulse.metrics.query.SnapshotKeeper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is measured is done: nothing is optimised away, and nothing is empty. */
class JmhTests {

    private static final SeededLog SMALL = new SeededLog(1_000, 10_000);

    private static void mustBe(Map<String, BigDecimal> expected, JsonNode figures) {
        assertThat(expected.get("completions")).isPositive();
        expected.forEach((metric, value) ->
                assertThat(figures.get(metric).decimalValue()).as(metric).isEqualByComparingTo(value));
    }

    private static JsonNode json(byte[] answer) {
        return JsonMapper.shared().readTree(answer);
    }

    @Test
    void whatIsFoldedAddsUpToWhatTheEventsSay() {
        InMemoryStore store = new FoldBenchmark().oneEventFolded();
        SnapshotKeeper keeper = new SnapshotKeeper(
                0, store, Register.departments().codes(), Register.districts().codes());
        keeper.refresh(1);
        MetricsQueries queries = new MetricsQueries(keeper::latest, Register.departments(), Register.districts());
        JsonNode summary = JsonMapper.shared()
                .valueToTree(queries.summary(queries.snapshot(), org.karmayogi.pulse.metrics.query.Scope.STATE, null));
        mustBe(
                new Oracle(FoldBenchmark.LOG.portalEvents(), Receipts.AT_ONCE).metrics(Scope.STATE),
                summary.get("metrics"));
    }

    @Test
    void everyRecordThatIsDecodedIsTheEventThatWasSent() {
        DecodeBenchmark benchmark = new DecodeBenchmark();
        Set<String> ids = new HashSet<>();
        for (PortalEvent event : DecodeBenchmark.LOG.portalEvents()) {
            Decoded decoded = benchmark.oneRecordDecoded();
            assertThat(decoded).isInstanceOf(Decoded.Valid.class);
            String id = ((Decoded.Valid) decoded).arrival().fact().id();
            assertThat(id).isEqualTo(event.id());
            ids.add(id);
        }
        assertThat(ids).hasSizeGreaterThan(DecodeBenchmark.LOG.events() * 9 / 10);
    }

    @Test
    void everyEventThatIsJudgedIsValidAndOfMoreThanOneFamily() {
        ValidateBenchmark benchmark = new ValidateBenchmark();
        assertThat(benchmark.bodies.stream().map(body -> body.family).distinct())
                .hasSizeGreaterThan(2);
        for (int body = 0; body < benchmark.bodies.size(); body++) {
            assertThat(benchmark.oneEventJudged())
                    .hasSize(ValidateBenchmark.BATCH)
                    .noneMatch(Verdict.Invalid.class::isInstance)
                    .filteredOn(Verdict.Valid.class::isInstance)
                    .hasSizeGreaterThan(ValidateBenchmark.BATCH * 9 / 10);
        }
    }

    @Test
    void everyRefreshTakesTheFlushBackOrMakesItAgain() {
        SnapshotBenchmark benchmark = new SnapshotBenchmark(SMALL);
        List<PortalEvent> all = SMALL.portalEvents();
        Map<String, BigDecimal> with = new Oracle(all, Receipts.AT_ONCE).metrics(Scope.STATE);
        Map<String, BigDecimal> without = new Oracle(withoutTheFlush(all), Receipts.AT_ONCE).metrics(Scope.STATE);
        assertThat(with).isNotEqualTo(without);
        for (int times = 0; times < 5; times++) {
            mustBe(
                    times % 2 == 0 ? with : without,
                    json(benchmark.summaryOfTheState()).get("metrics"));
            benchmark.refreshAfterAFlush();
        }
    }

    private static List<PortalEvent> withoutTheFlush(List<PortalEvent> all) {
        List<PortalEvent> kept = new ArrayList<>(all);
        int left = SnapshotBenchmark.FLUSHED;
        for (int i = kept.size() - 1; left > 0; i--) {
            if (SnapshotBenchmark.partition(kept.get(i).learnerId()) == SnapshotBenchmark.FLUSHING) {
                kept.remove(i);
                left--;
            }
        }
        return kept;
    }

    @Test
    void answersAreWhatTheEventsSay() {
        SnapshotBenchmark benchmark = new SnapshotBenchmark(SMALL);
        Oracle oracle = new Oracle(SMALL.portalEvents(), Receipts.AT_ONCE);
        Map<String, JsonNode> rows = new HashMap<>();
        json(benchmark.rowsOfAllDepartments())
                .forEach(row -> rows.put(row.get("code").asString(), row.get("metrics")));
        assertThat(rows.keySet()).isEqualTo(Set.copyOf(Register.departments().codes()));
        long completions = 0;
        for (String code : Register.departments().codes()) {
            JsonNode summary = json(benchmark.summaryOfADepartment());
            assertThat(summary.get("scope").get("department").asString()).isEqualTo(code);
            Map<String, BigDecimal> expected = oracle.metrics(new Scope(code, "", ""));
            expected.forEach((metric, value) -> {
                assertThat(summary.get("metrics").get(metric).decimalValue())
                        .as("%s of %s", metric, code)
                        .isEqualByComparingTo(value);
                assertThat(rows.get(code).get(metric).decimalValue())
                        .as("%s of %s as a row", metric, code)
                        .isEqualByComparingTo(value);
            });
            completions += expected.get("completions").longValue();
        }
        assertThat(completions).isPositive();
        assertThat(json(benchmark.matrixOfTheState()).get("total").asLong()).isEqualTo(completions);
    }

    @Test
    void aFigureIsNamedByItsMethod() {
        assertThat(JmhSpeed.words("org.example.FoldBenchmark.oneEventFolded")).isEqualTo("one event folded");
    }
}
