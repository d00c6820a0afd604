package org.karmayogi.pulse.edge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.karmayogi.pulse.edge.access.AccessDecision.FORBIDDEN;
import static org.karmayogi.pulse.edge.access.AccessDecision.GRANTED;
import static org.karmayogi.pulse.edge.access.AccessDecision.UNAUTHENTICATED;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTests {

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/onboardings, events:write",
        "POST, /v1/transfers, events:write",
        "POST, /v1/deactivations, events:write",
        "POST, /v1/identities, events:write",
        "POST, /v1/identities/unlink, events:write",
        "POST, /v1/enrolments, events:write",
        "POST, /v1/withdrawals, events:write",
        "POST, /v1/completions, events:write",
        "POST, /v1/revocations, events:write",
        "POST, /xapi/statements, events:write",
        "PUT, /xapi/statements, events:write",
        "GET, /xapi/statements, events:write",
        "POST, /telemetry/v3, events:write",
        "GET, /v1/metrics/summary, metrics:read",
        "HEAD, /v1/metrics/summary, metrics:read",
        "GET, /v1/metrics/reviews/2026-11, metrics:read",
        "GET, /actuator/prometheus, metrics:read",
        "GET, /v1/learners/UP-1, learners:read",
        "GET, /v1/departments/HOME/pending, learners:read",
        "PUT, /v1/departments/HOME, registry:write",
        "POST, /v1/courses, registry:write",
        "DELETE, /v1/districts/LUCKNOW, registry:write",
        "PUT, /v1/metrics/reviews/2026-11, admin",
        "GET, /v1/audit, admin",
        "POST, /v1/audit, admin",
        "POST, /v1/rebuilds, admin",
        "GET, /v1/rejects, admin",
        "GET, /v1/sources/igot, admin",
        "GET, /actuator/env, admin",
        "GET, /actuator/heapdump, admin",
        "GET, /v1/keys, admin",
        "GET, /, admin",
        "OPTIONS, /v1/metrics/summary, admin",
        "GET, /v1/onboardings, admin",
    })
    void asksForExactlyTheScopeOfTheContract(String method, String path, String scope) {
        Scope wanted = Scope.ofCode(scope).orElseThrow();

        assertThat(AccessRules.required(method, path)).containsExactly(wanted);
        assertThat(AccessRules.decide(method, path, client(wanted))).isEqualTo(GRANTED);
        assertThat(AccessRules.decide(method, path, client(Scope.ADMIN))).isEqualTo(GRANTED);
        assertThat(AccessRules.decide(method, path, null)).isEqualTo(UNAUTHENTICATED);
        for (Scope other : Scope.values()) {
            if (other != wanted && other != Scope.ADMIN) {
                assertThat(AccessRules.decide(method, path, client(other))).isEqualTo(FORBIDDEN);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/departments", "/v1/districts", "/v1/courses", "/v1/courses/do_1", "/v1/sources"})
    void registersAndSourcesAreReadByThoseWhoPushAndThoseWhoQuery(String path) {
        assertThat(AccessRules.required("GET", path)).containsExactlyInAnyOrder(Scope.EVENTS_WRITE, Scope.METRICS_READ);
    }

    @Test
    void everybodyMayAskWhatXapiIsSpoken() {
        assertThat(AccessRules.decide("GET", "/xapi/about", null)).isEqualTo(GRANTED);
        assertThat(AccessRules.decide("POST", "/xapi/about", null)).isEqualTo(UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void onlyHealthIsOpen(String path) {
        assertThat(AccessRules.decide("GET", path, null)).isEqualTo(GRANTED);
        assertThat(AccessRules.decide("POST", path, null)).isEqualTo(UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/../env",
                "/actuator/health/%2e%2e/env",
                "/actuator/health/..%2Fenv",
                "/actuator/health;/env",
                "/actuator/health//env",
                "/actuator/health/%252e%252e/env",
                "/actuator/healthy",
                "/v1/%6Detrics/summary",
                "/v1/metrics/../rebuilds"
            })
    void aPathInDisguiseNeedsAdmin(String path) {
        assertThat(AccessRules.required("GET", path)).containsExactly(Scope.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/learners/a%2Fb",
                "/v1/learners/a%252Fb",
                "/v1/learners/%2F..%2Faudit",
                "/v1/learners/a%3Bb",
                "/v1/learners/.a",
                "/v1/learners/a/b",
                "/v1/learners/a/"
            })
    void whatIsEncodedInALearnersIdIsPartOfTheId(String path) {
        assertThat(AccessRules.required("GET", path)).containsExactly(Scope.LEARNERS_READ);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/learners/../audit",
                "/v1/learners/..",
                "/v1/learners/a/..%2F..%2Faudit",
                "/v1/learners//a",
                "/v1%2Flearners/a",
                "/v1/learners%2Fa",
                "/v1/metrics/..%2Faudit"
            })
    void whatIsEncodedAnywhereElseNeedsAdmin(String path) {
        assertThat(AccessRules.required("GET", path)).containsExactly(Scope.ADMIN);
    }

    @Test
    void aSlashAtTheEndAsksForTheSameScopeSoThatItCanBeNamedAsTheFault() {
        assertThat(AccessRules.required("POST", "/v1/completions/")).containsExactly(Scope.EVENTS_WRITE);
        assertThat(AccessRules.required("GET", "/v1/courses/"))
                .containsExactlyInAnyOrder(Scope.EVENTS_WRITE, Scope.METRICS_READ);
        assertThat(AccessRules.required("GET", "/v1/departments/HOME/pending/")).containsExactly(Scope.LEARNERS_READ);
        assertThat(AccessRules.required("GET", "/v1/audit/")).containsExactly(Scope.ADMIN);
        assertThat(AccessRules.required("POST", "/v1/completions//")).containsExactly(Scope.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/openapi/pulse-v1.yaml", "/problems", "/problems/not-found"})
    void pagesAreForAnyKey(String path) {
        for (Scope scope : Scope.values()) {
            assertThat(AccessRules.decide("GET", path, client(scope))).isEqualTo(GRANTED);
        }
        assertThat(AccessRules.decide("GET", path, null)).isEqualTo(UNAUTHENTICATED);
        assertThat(AccessRules.required("POST", path)).containsExactly(Scope.ADMIN);
    }

    @Test
    void pendingIsOneSegmentBelowADepartment() {
        assertThat(AccessRules.required("GET", "/v1/departments/A/B/pending")).containsExactly(Scope.ADMIN);
        assertThat(AccessRules.required("GET", "/v1/departments//pending")).containsExactly(Scope.ADMIN);
    }

    private static ApiClient client(Scope scope) {
        return new ApiClient("someone", "portal", Set.of(scope), Set.of(), Set.of());
    }
}
