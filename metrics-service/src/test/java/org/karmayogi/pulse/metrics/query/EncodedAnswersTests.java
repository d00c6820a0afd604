package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.query.EncodedAnswers.Question;

class EncodedAnswersTests {

    private static final String JSON = "application/json";
    private static final int LARGE = 1 << 20;

    private final EncodedAnswers answers = new EncodedAnswers();

    private static EncodedAnswer answer(int bytes) {
        return new EncodedAnswer("/v1/metrics/summary", JSON, new byte[bytes]);
    }

    @Test
    void anAnswerIsKeptByItsQuestionAndItsForm() {
        EncodedAnswer answer = answer(10);
        answers.keep(new Question("/v1/metrics/summary?district=LUCKNOW", JSON), answer);
        assertThat(answers.find(new Question("/v1/metrics/summary?district=LUCKNOW", JSON)))
                .isSameAs(answer);
        assertThat(answers.find(new Question("/v1/metrics/summary?district=LUCKNOW", "text/csv")))
                .isNull();
        assertThat(answers.find(new Question("/v1/metrics/summary", JSON))).isNull();
    }

    @Test
    void whatDoesNotFitIsNotKeptAndLeavesRoomForWhatDoes() {
        for (int i = 0; i < 100; i++) {
            answers.keep(new Question("/v1/metrics/matrix?metric=" + i, JSON), answer(LARGE));
        }
        assertThat(answers.bytes()).isBetween(EncodedAnswers.MOST_BYTES - 2 * LARGE, EncodedAnswers.MOST_BYTES);
        assertThat(answers.find(new Question("/v1/metrics/matrix?metric=0", JSON)))
                .isNotNull();
        assertThat(answers.find(new Question("/v1/metrics/matrix?metric=99", JSON)))
                .isNull();
        answers.keep(new Question("/v1/metrics/summary", JSON), answer(10));
        assertThat(answers.find(new Question("/v1/metrics/summary", JSON))).isNotNull();
    }

    @Test
    void manySmallAnswersAreBoundedToo() {
        for (int i = 0; i < 100_000; i++) {
            answers.keep(new Question("/v1/metrics/summary?" + i, JSON), answer(1));
        }
        assertThat(answers.bytes()).isLessThanOrEqualTo(EncodedAnswers.MOST_BYTES);
        assertThat(answers.find(new Question("/v1/metrics/summary?99999", JSON)))
                .isNull();
    }

    @Test
    void anAnswerKeptTwiceTakesItsRoomOnce() {
        answers.keep(new Question("/v1/metrics/summary", JSON), answer(10));
        long once = answers.bytes();
        answers.keep(new Question("/v1/metrics/summary", JSON), answer(10));
        assertThat(answers.bytes()).isEqualTo(once);
    }

    @Test
    void aLaterSnapshotRemembersNothingEvenWhereItsFiguresAreTheSame() {
        Dimensions dimensions = Dimensions.of(List.of("D"), List.of("LUCKNOW"));
        Snapshot snapshot =
                new Snapshot(0, Map.of(0, Instant.EPOCH), Map.of(), dimensions, new FigureTables(dimensions).freeze());
        snapshot.answers().keep(new Question("/v1/metrics/summary", JSON), answer(10));
        assertThat(snapshot.at(Map.of(0, Instant.EPOCH.plusSeconds(1)))
                        .answers()
                        .find(new Question("/v1/metrics/summary", JSON)))
                .isNull();
    }
}
