package org.karmayogi.pulse.onboarding.learner;

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
class LearnerEventsController {

    private final IntakeEndpoint intake;

    LearnerEventsController(IntakeEndpoint intake) {
        this.intake = intake;
    }

    @PostMapping("/v1/onboardings")
    ResponseEntity<byte[]> onboardings(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return intake.take(Family.LEARNER_ONBOARDED, request, client, dryRun);
    }

    @PostMapping("/v1/transfers")
    ResponseEntity<byte[]> transfers(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return intake.take(Family.LEARNER_TRANSFERRED, request, client, dryRun);
    }

    @PostMapping("/v1/deactivations")
    ResponseEntity<byte[]> deactivations(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return intake.take(Family.LEARNER_DEACTIVATED, request, client, dryRun);
    }
}
