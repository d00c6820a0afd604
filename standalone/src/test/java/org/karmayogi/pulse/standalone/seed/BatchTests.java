package org.karmayogi.pulse.standalone.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTests {

    private static final Instant TIME = Instant.parse("2025-01-02T03:04:05Z");

    @Test
    void writesWhatTheContractAsksFor() {
        Batch batch = new Batch(
                Family.COMPLETED,
                List.of(
                        new Event("e1", "UP-1", TIME, new Event.Completion("do_1", 45)),
                        new Event("e2", "UP-2", TIME, new Event.Completion("do_2", 30))));
        assertThat(new String(batch.body(), StandardCharsets.UTF_8)).isEqualTo("""
                        [{"id":"e1","learnerId":"UP-1","occurredAt":"2025-01-02T03:04:05Z","courseId":"do_1","durationMinutes":45},\
                        {"id":"e2","learnerId":"UP-2","occurredAt":"2025-01-02T03:04:05Z","courseId":"do_2","durationMinutes":30}]""");
    }

    @Test
    void keepsWhatIsUnknownForAnotherTry() {
        PushAnswer answer = PushAnswer.parse("""
                {"accepted":1,"rejected":1,"unknown":1,"items":[{"id":"a","status":"accepted"},
                 {"id":"b","status":"rejected","errors":[{"pointer":"/district","detail":"No"}]},{"id":"c","status":"unknown"}]}""".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.unknown()).containsExactly(2);
        assertThat(answer.rejections()).singleElement().asString().startsWith("b: ");
    }

    @Test
    void showsRateAndTimeLeft() {
        assertThat(Progress.line(500, 2_000, Duration.ofSeconds(5)))
                .contains(" 25%", "500 of 2,000", "100 events/s", "ETA 0:15");
    }
}
