package org.karmayogi.pulse.edge.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+91 98765",
                "-2+3",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1",
                "=course/7/"
            })
    void aTextThatASpreadsheetWouldRunHasAnApostropheInFront(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo("'" + text);
    }

    @Test
    void otherTextsNumbersAndEmptyCellsStayAsTheyAre() {
        assertThat(SpreadsheetCell.of("राम = श्याम")).isEqualTo("राम = श्याम");
        assertThat(SpreadsheetCell.of("")).isEqualTo("");
        assertThat(SpreadsheetCell.of(-1.5)).isEqualTo(-1.5);
        assertThat(SpreadsheetCell.of(null)).isNull();
    }
}
