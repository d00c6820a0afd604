package org.karmayogi.pulse.enrolment.telemetry;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.enrolment.portal.Portals;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.endpoint.FeedAnswer;
import org.karmayogi.pulse.intake.endpoint.FeedIntake;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes telemetry and answers as Sunbird does, so that what speaks to Sunbird speaks to this. */
@RestController
class TelemetryController {

    private final FeedIntake intake;
    private final JsonItems items;
    private final Portals portals;

    TelemetryController(FeedIntake intake, JsonItems items, Portals portals) {
        this.intake = intake;
        this.items = items;
        this.portals = portals;
    }

    @PostMapping(path = "/telemetry/v3", consumes = APPLICATION_JSON_VALUE)
    TelemetryAnswer take(
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client) {
        TelemetryFeed feed =
                new TelemetryFeed(items, portals.of(client.source()).telemetry());
        FeedAnswer answer =
                dryRun ? intake.dryRun(feed, request, client) : FeedAnswer.of(intake.take(feed, request, client));
        return TelemetryAnswer.of(answer, Instant.now());
    }
}
