package org.karmayogi.pulse.onboarding.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.intake.endpoint.FileIntake;
import org.karmayogi.pulse.intake.endpoint.IntakeEndpoint;
import org.karmayogi.pulse.intake.event.Family;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Links aliases to learners, and unlinks them: in every form that events have, or as a file. */
@RestController
class IdentityController {

    private static final String CSV = "text/csv";

    private final IntakeEndpoint intake;
    private final FileIntake files;

    IdentityController(IntakeEndpoint intake, FileIntake files) {
        this.intake = intake;
        this.files = files;
    }

    @PostMapping("/v1/identities")
    ResponseEntity<byte[]> link(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        requireUnconfined(client);
        return intake.take(Family.IDENTITY_LINKED, request, client, dryRun);
    }

    @PostMapping("/v1/identities/unlink")
    ResponseEntity<byte[]> unlink(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        requireUnconfined(client);
        return intake.take(Family.IDENTITY_UNLINKED, request, client, dryRun);
    }

    @PostMapping(path = "/v1/identities", consumes = CSV)
    ResponseEntity<Resource> linkFile(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        requireUnconfined(client);
        return files.take(Family.IDENTITY_LINKED, request, client, dryRun);
    }

    @PostMapping(path = "/v1/identities/unlink", consumes = CSV)
    ResponseEntity<Resource> unlinkFile(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        requireUnconfined(client);
        return files.take(Family.IDENTITY_UNLINKED, request, client, dryRun);
    }

    /** An identity names no department: it would move the events of anybody. */
    private static void requireUnconfined(ApiClient client) {
        if (!client.departments().isEmpty() || !client.districts().isEmpty()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The key is confined to departments or districts, and an identity names none.");
        }
    }
}
