package org.karmayogi.pulse.enrolment.course;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import jakarta.servlet.http.HttpServletRequest;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.intake.endpoint.IntakeEndpoint;
import org.karmayogi.pulse.intake.event.Family;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** One route a family. */
@RestController
class CourseEventsController {

    private final IntakeEndpoint intake;

    CourseEventsController(IntakeEndpoint intake) {
        this.intake = intake;
    }

    @PostMapping(path = "/v1/enrolments", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> enrolments(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return intake.take(Family.COURSE_ENROLLED, request, client);
    }

    @PostMapping(path = "/v1/withdrawals", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> withdrawals(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return intake.take(Family.COURSE_WITHDRAWN, request, client);
    }

    @PostMapping(path = "/v1/completions", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> completions(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return intake.take(Family.COURSE_COMPLETED, request, client);
    }

    @PostMapping(path = "/v1/revocations", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> revocations(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return intake.take(Family.COURSE_REVOKED, request, client);
    }
}
