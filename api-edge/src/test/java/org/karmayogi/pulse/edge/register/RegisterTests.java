package org.karmayogi.pulse.edge.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTests {

    private final Register districts = Register.districts();
    private final Register departments = Register.departments();

    @Test
    void theStateHas75DistrictsAnd95DepartmentsAndPortfolioHeads() {
        assertThat(districts.codes()).hasSize(75).contains("LUCKNOW", "AYODHYA");
        assertThat(departments.codes()).hasSize(95).contains("SOCIAL-WELFARE");
    }

    @Test
    void anEntrySaysWhatIsKnown() {
        assertThat(districts.find("AYODHYA"))
                .hasValue(new RegisterEntry(
                        "AYODHYA", "Ayodhya", "अयोध्या", List.of("Faizabad", "फैजाबाद"), "Ayodhya", 140, null));
        assertThat(departments.find("HOME-POLICE").orElseThrow().strength()).isEqualTo(363_000);
        assertThat(departments.find("PROTOCOL").orElseThrow().strength()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "LUKNOW, LUCKNOW",
        "lucknow, LUCKNOW",
        "Faizabad, AYODHYA",
        "FAIZABAD, AYODHYA",
        "Allahbad, PRAYAGRAJ",
        "RAEBARELI, RAE-BARELI",
        "ALLAHABAD, PRAYAGRAJ",
        "प्रयागराज, PRAYAGRAJ",
        "इलाहाबाद, PRAYAGRAJ",
        "फ़ैज़ाबाद, AYODHYA",
        "फर्रुखाबाद, FARRUKHABAD",
        "बांदा, BANDA",
        "sant kabir nagar, SANT-KABEER-NAGAR"
    })
    void aMisspeltOrFormerNameLeadsToItsCode(String sent, String meant) {
        assertThat(districts.nearest(sent)).containsExactly(meant);
    }

    @Test
    void anAmbiguousNameLeadsToAllItMayMean() {
        assertThat(districts.nearest("KANPUR")).containsExactly("KANPUR-DEHAT", "KANPUR-NAGAR");
    }

    @ParameterizedTest
    @CsvSource({"''", "XYZZY-PLUGH", "\u0000\u0000\u0000\u0000"})
    void nonsenseLeadsNowhere(String sent) {
        assertThat(districts.nearest(sent)).isEmpty();
        assertThat(districts.nearest(sent.repeat(100_000))).isEmpty();
    }

    @Test
    void theMessageNamesTheOffenderAndWhatWasMeant() {
        assertThat(districts.unknown("LUKNOW")).isEqualTo("No district has the code 'LUKNOW'. Did you mean 'LUCKNOW'?");
        assertThat(districts.unknown("KANPUR"))
                .isEqualTo("No district has the code 'KANPUR'. Did you mean 'KANPUR-DEHAT' or 'KANPUR-NAGAR'?");
        assertThat(departments.unknown("MAGIC\n\ud800"))
                .isEqualTo("No department has the code 'MAGIC\\u000a\\ud800'. GET /v1/departments lists the codes.");
        assertThat(departments.unknown("x".repeat(1000))).hasSizeLessThan(160);
    }

    @Test
    void aCodeCannotBeRegisteredTwice() {
        RegisterEntry entry = new RegisterEntry("A", "A", null, List.of(), null, null, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Register("thing", List.of(entry, entry)))
                .withMessageContaining("'A'");
    }
}
