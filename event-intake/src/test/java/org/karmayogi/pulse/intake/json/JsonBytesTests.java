package org.karmayogi.pulse.intake.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonBytesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UP-2026-000123",
                "a \"quoted\" word",
                "C:\\temp",
                "line\nbreak, tab\t, bell\u0007",
                "delete \u007f",
                "caf\u00e9",
                "\u0932\u0916\u0928\u090a",
                "\ud83c\udf93 degree",
                "a/b </script>"
            })
    void aTextIsWrittenAsJacksonWritesIt(String text) {
        assertThat(text(new JsonBytes(0).quoted(text)))
                .isEqualTo(JsonMapper.shared().writeValueAsString(text));
    }

    @Test
    void itGrowsAndBeginsAgain() {
        JsonBytes json = new JsonBytes(1);
        json.append(JsonBytes.known("{\"n\":")).append(-17).append('}');
        byte[] first = json.toByteArray();

        json.clear();
        json.append('[').append(']');

        assertThat(new String(first, UTF_8)).isEqualTo("{\"n\":-17}");
        assertThat(text(json)).isEqualTo("[]");
        assertThat(json.length()).isEqualTo(2);
    }

    private static String text(JsonBytes json) {
        return new String(json.toByteArray(), UTF_8);
    }
}
