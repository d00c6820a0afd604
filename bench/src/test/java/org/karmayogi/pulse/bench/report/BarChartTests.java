package org.karmayogi.pulse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BarChartTests {

    private static final BarChart CHART = new BarChart(
            "Fast & <faster>",
            "partitions",
            List.of(new BarChart.Bar("1", 50_000), new BarChart.Bar("6", 100_000), new BarChart.Bar("24", 0)));

    @Test
    void everyBarStandsWithItsLabelAndItsValue() throws Exception {
        assertThat(texts(CHART))
                .containsExactly("Fast & <faster>", "50,000", "1", "100,000", "6", "0.00", "24", "partitions");
    }

    @Test
    void aBarIsAsHighAsItsValueSays() throws Exception {
        List<Double> heights = elements(CHART, "rect").stream()
                .map(bar -> Double.parseDouble(bar.getAttribute("height")))
                .toList();
        assertThat(heights.get(0)).isCloseTo(heights.get(1) / 2, within(0.1));
        assertThat(heights.get(2)).isZero();
    }

    @Test
    void barsStandOnTheGroundAndInsideThePicture() throws Exception {
        double ground = Double.parseDouble(elements(CHART, "line").get(0).getAttribute("y1"));
        double width = Double.parseDouble(elements(CHART, "svg").get(0).getAttribute("width"));
        double before = 0;
        for (Element bar : elements(CHART, "rect")) {
            assertThat(number(bar, "y") + number(bar, "height")).isCloseTo(ground, within(0.11));
            assertThat(number(bar, "y")).isPositive();
            assertThat(number(bar, "x")).isGreaterThan(before);
            before = number(bar, "x") + number(bar, "width");
        }
        assertThat(before).isLessThan(width);
    }

    @Test
    void aChartOfNothingIsRefused() {
        assertThatThrownBy(() -> new BarChart("of nothing", "nothing", List.of()))
                .hasMessageContaining("of nothing");
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<String> texts(BarChart chart) throws Exception {
        return elements(chart, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(BarChart chart, String name) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
