package org.karmayogi.pulse.gateway.route;

import static org.karmayogi.pulse.gateway.limit.TrafficKind.BULK;
import static org.karmayogi.pulse.gateway.limit.TrafficKind.INTAKE;
import static org.karmayogi.pulse.gateway.limit.TrafficKind.OPERATION;
import static org.karmayogi.pulse.gateway.limit.TrafficKind.QUERY;
import static org.karmayogi.pulse.gateway.limit.TrafficKind.REGISTER;
import static org.karmayogi.pulse.gateway.limit.TrafficKind.STREAM;
import static org.karmayogi.pulse.gateway.route.Service.ENROLMENT;
import static org.karmayogi.pulse.gateway.route.Service.METRICS;
import static org.karmayogi.pulse.gateway.route.Service.ONBOARDING;

import java.util.List;
import java.util.stream.Stream;
import org.karmayogi.pulse.edge.access.PathShape;
import org.karmayogi.pulse.gateway.limit.TrafficKind;

/** Which path goes where. The first row that fits decides, so the narrower stands above the wider. */
final class RouteTable {

    static final List<Row> ROWS = List.of(
            row("metrics-stream", METRICS, STREAM, "/v1/metrics/stream"),
            row("metrics-query", METRICS, QUERY, "/v1/metrics/**", "/v1/learners/**", "/v1/departments/*/pending"),
            row(
                    "onboarding-intake",
                    ONBOARDING,
                    INTAKE,
                    "/v1/onboardings/**",
                    "/v1/transfers/**",
                    "/v1/deactivations/**"),
            row("identity-intake", ONBOARDING, BULK, "/v1/identities/**"),
            row(
                    "enrolment-intake",
                    ENROLMENT,
                    INTAKE,
                    "/v1/enrolments/**",
                    "/v1/withdrawals/**",
                    "/v1/completions/**",
                    "/v1/revocations/**",
                    "/xapi/**",
                    "/telemetry/**"),
            row("onboarding-register", ONBOARDING, REGISTER, "/v1/departments/**", "/v1/districts/**"),
            row("enrolment-register", ENROLMENT, REGISTER, "/v1/courses/**"),
            row("reject-replay", ONBOARDING, OPERATION, "/v1/rejects/*/replay"),
            row(
                    "metrics-operation",
                    METRICS,
                    OPERATION,
                    "/v1/audit/**",
                    "/v1/rebuilds/**",
                    "/v1/rejects/**",
                    "/v1/sources/**"));

    private RouteTable() {}

    private static Row row(String id, Service service, TrafficKind kind, String... patterns) {
        return new Row(id, service, kind, Stream.of(patterns).map(PathShape::of).toList());
    }

    record Row(String id, Service service, TrafficKind kind, List<PathShape> paths) {

        boolean matches(String path) {
            for (PathShape shape : paths) {
                if (shape.matches(path)) {
                    return true;
                }
            }
            return false;
        }
    }
}
