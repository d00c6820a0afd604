package org.karmayogi.pulse.edge.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WordlessTests {

    private static final String LEARNER = "UP-2026-000123";

    @Test
    void aFailureIsShownWithItsTypesAndPlacesAndWithoutItsWords() {
        IllegalStateException failure =
                new IllegalStateException("learner " + LEARNER, new IOException("document of " + LEARNER));
        failure.addSuppressed(new RuntimeException("GET /v1/learners/" + LEARNER));
        assertThat(printed(failure)).as("the words are there to be left out").contains(LEARNER);

        assertThat(printed(Wordless.of(failure)))
                .contains("java.lang.IllegalStateException", "java.io.IOException", "WordlessTests.java")
                .doesNotContain(LEARNER);
        assertThat(Wordless.types(failure)).isEqualTo("IllegalStateException, by IOException");
    }

    @Test
    void aChainOfCausesWithoutEndHasOne() {
        Exception first = new Exception();
        first.initCause(new Exception(first));

        assertThat(Wordless.of(first)).isNotNull();
        assertThat(Wordless.types(first)).startsWith("Exception, by Exception");
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
