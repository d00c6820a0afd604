package org.karmayogi.pulse.bench.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.bench.http.HttpAnswer;

class AnswerCheckTests {

    private static final String STATE = "\"scope\":{\"department\":null}";

    private final AnswerCheck check = new AnswerCheck();
    private int requests;

    private static String metrics(int registered, int enrolled) {
        return "{\"registered\":" + registered + ",\"enrolled\":" + enrolled + ",\"enrolments\":" + enrolled
                + ",\"inProgress\":0,\"completions\":0,\"trainingMinutes\":0,\"trainingHours\":0.0,\"completedAtLeastOne\":0,"
                + "\"completedThreeOrMore\":0,\"completedFewerThanThree\":" + registered + ",\"undergoingTraining\":"
                + registered + "}";
    }

    private static String rows(int... registered) {
        StringBuilder rows = new StringBuilder("{" + STATE + ",\"items\":[");
        for (int one : registered) {
            rows.append(rows.charAt(rows.length() - 1) == '[' ? "" : ",")
                    .append("{\"metrics\":")
                    .append(metrics(one, 0))
                    .append('}');
        }
        return rows.append("]}").toString();
    }

    private static String summary(int registered, int enrolled) {
        return "{" + STATE + ",\"metrics\":" + metrics(registered, enrolled) + "}";
    }

    private void answer(String tag, String json) {
        check.accept(new HttpAnswer(requests++, 200, tag, json.getBytes(UTF_8)));
    }

    @Test
    void rowsThatAddUpToTheirSummaryAreWell() {
        answer("t1", summary(5, 0));
        answer("t1", rows(2, 3));
        assertThat(check.broken()).isEmpty();
        assertThat(check.sums()).isPositive();
    }

    @Test
    void rowsThatDoNotAddUpToTheirSummaryAreFound() {
        answer("t1", rows(2, 2));
        answer("t1", summary(5, 0));
        assertThat(check.broken())
                .singleElement()
                .asString()
                .contains("registered")
                .contains("t1")
                .contains("4")
                .contains("5");
    }

    @Test
    void answersAboutTwoCutsAreNotComparedWithEachOther() {
        answer("t1", summary(5, 0));
        answer("t2", rows(2, 2));
        assertThat(check.broken()).isEmpty();
        assertThat(check.sums()).isZero();
    }

    @Test
    void aBrokenIdentityIsFoundInASummaryAndInARow() {
        answer("t1", summary(5, 6));
        assertThat(check.broken()).isNotEmpty();
    }

    @Test
    void aMatrixIsHeldToItsTotalsAndToItsSummary() {
        answer("t1", summary(6, 0));
        answer("t1", matrix(3, 6));
        assertThat(check.broken()).isEmpty();
        answer("t1", matrix(4, 6));
        assertThat(check.broken()).anyMatch(it -> it.startsWith("a row"));
        answer("t1", matrix(3, 7));
        assertThat(check.broken()).anyMatch(it -> it.startsWith("registered"));
    }

    private static String matrix(int rowTotal, int total) {
        return "{" + STATE + ",\"metric\":\"registered\",\"columns\":[{},{}],\"items\":[{\"values\":[1,2],\"total\":"
                + rowTotal + "},{\"values\":[3,0],\"total\":3}],\"totals\":[4,2],\"total\":" + total + "}";
    }
}
