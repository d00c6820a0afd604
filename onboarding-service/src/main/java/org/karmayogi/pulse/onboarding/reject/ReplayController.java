package org.karmayogi.pulse.onboarding.reject;

import jakarta.servlet.http.HttpServletRequest;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.intake.endpoint.Form;
import org.karmayogi.pulse.intake.endpoint.ReplayIntake;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The corrected event in the place of one that was refused. */
@RestController
class ReplayController {

    private final ReplayIntake intake;

    ReplayController(ReplayIntake intake) {
        this.intake = intake;
    }

    @PostMapping(path = "/v1/rejects/{id}/replay", consumes = Form.JSON)
    ResponseEntity<byte[]> replay(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return ResponseEntity.accepted()
                .contentType(MediaType.APPLICATION_JSON)
                .body(intake.replay(id, request, client));
    }
}
