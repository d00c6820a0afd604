package org.karmayogi.pulse.enrolment.telemetry;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.endpoint.FeedIntake;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes telemetry and answers as Sunbird does, so that what speaks to Sunbird speaks to this. */
@RestController
class TelemetryController {

    private final FeedIntake intake;
    private final TelemetryFeed feed;

    TelemetryController(FeedIntake intake, JsonItems items) {
        this.intake = intake;
        this.feed = new TelemetryFeed(items);
    }

    @PostMapping(path = "/telemetry/v3", consumes = APPLICATION_JSON_VALUE)
    TelemetryAnswer take(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        return TelemetryAnswer.of(intake.take(feed, request, client), Instant.now());
    }
}
