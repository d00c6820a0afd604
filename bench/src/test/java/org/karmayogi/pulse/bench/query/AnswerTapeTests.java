package org.karmayogi.pulse.bench.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.BufferOverflowException;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.bench.http.HttpAnswer;

class AnswerTapeTests {

    private final AnswerTape tape = new AnswerTape(20_000);

    private static HttpAnswer summary(int request, String tag, int registered, int undergoing) {
        String body = "{\"scope\":{},\"metrics\":{\"registered\":%d,\"enrolled\":0,\"enrolments\":0,\"inProgress\":0,"
                + "\"completions\":0,\"trainingMinutes\":0,\"trainingHours\":0.0,\"completedAtLeastOne\":0,"
                + "\"completedThreeOrMore\":0,\"completedFewerThanThree\":%d,\"undergoingTraining\":%d}}";
        return new HttpAnswer(
                request,
                200,
                tag,
                body.formatted(registered, registered, undergoing).getBytes(UTF_8));
    }

    @Test
    void everyAnswerThatWasKeptIsChecked() {
        tape.accept(summary(0, "one", 5, 5));
        tape.accept(summary(1, "one", 6, 6));
        tape.accept(summary(2, "two", 7, 7));
        AnswerCheck check = tape.check();
        assertThat(check.answers()).isEqualTo(3);
        assertThat(check.cuts()).isEqualTo(2);
        assertThat(check.broken()).singleElement().asString().contains("registered", "5", "6");
        tape.clear();
        assertThat(tape.check().answers()).isZero();
    }

    @Test
    void whatDoesNotFitIsNotLostInSilence() {
        HttpAnswer large = new HttpAnswer(0, 200, "one", new byte[15_000]);
        tape.accept(large);
        assertThatExceptionOfType(BufferOverflowException.class).isThrownBy(() -> tape.accept(large));
    }
}
