package org.karmayogi.pulse.onboarding.learner;

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
class LearnerEventsController {

    private final IntakeEndpoint intake;

    LearnerEventsController(IntakeEndpoint intake) {
        this.intake = intake;
    }

    @PostMapping(path = "/v1/onboardings", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> onboardings(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return intake.take(Family.LEARNER_ONBOARDED, request, client);
    }

    @PostMapping(path = "/v1/transfers", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> transfers(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return intake.take(Family.LEARNER_TRANSFERRED, request, client);
    }

    @PostMapping(path = "/v1/deactivations", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> deactivations(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return intake.take(Family.LEARNER_DEACTIVATED, request, client);
    }
}
