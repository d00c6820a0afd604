package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data 4.2: the names in a language map are RFC 5646 tags. */
class LanguageTagsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de",
                "cmn",
                "hi-IN",
                "es-419",
                "zh-Hant",
                "zh-Hans-CN",
                "sr-Latn-RS",
                "zh-cmn-Hans-CN",
                "sl-rozaj-biske",
                "de-CH-1901",
                "en-a-bbb-x-a-ccc",
                "x-klingon",
                "i-klingon",
                "und",
                "EN-us"
            })
    void aWellFormedTagIsAllowed(String tag) {
        assertThat(Judged.with("context.language", "\"" + tag + "\"")).isEqualTo("allowed");
        assertThat(Judged.with("verb.display", "{\"" + tag + "\": \"did\"}")).isEqualTo("allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a12345678",
                "en_US",
                "en-",
                "-en",
                "en--US",
                "zh-z-aaa-z-bbb-c-ccc",
                "hi IN",
                "हिन्दी",
                "x"
            })
    void anotherIsForbidden(String tag) {
        assertThat(Judged.with("context.language", "\"" + tag + "\"")).isEqualTo("/context/language");
        assertThat(Judged.with("verb.display", "{\"" + tag + "\": \"did\"}")).isEqualTo("/verb/display/" + tag);
    }
}
