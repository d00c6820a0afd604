package org.karmayogi.pulse.enrolment.course;

import jakarta.servlet.http.HttpServletRequest;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.intake.endpoint.IntakeEndpoint;
import org.karmayogi.pulse.intake.event.Family;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One route a family, in every form. */
@RestController
class CourseEventsController {

    private final IntakeEndpoint intake;

    CourseEventsController(IntakeEndpoint intake) {
        this.intake = intake;
    }

    @PostMapping("/v1/enrolments")
    ResponseEntity<byte[]> enrolments(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return intake.take(Family.COURSE_ENROLLED, request, client, dryRun);
    }

    @PostMapping("/v1/withdrawals")
    ResponseEntity<byte[]> withdrawals(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return intake.take(Family.COURSE_WITHDRAWN, request, client, dryRun);
    }

    @PostMapping("/v1/completions")
    ResponseEntity<byte[]> completions(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return intake.take(Family.COURSE_COMPLETED, request, client, dryRun);
    }

    @PostMapping("/v1/revocations")
    ResponseEntity<byte[]> revocations(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return intake.take(Family.COURSE_REVOKED, request, client, dryRun);
    }
}
