package org.karmayogi.pulse.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Held against what adding up decoded cells gives. */
class EncodedCellsTests {

    private static final int WIDTH = 3;

    @Provide
    Arbitrary<Map<String, long[]>> cells() {
        Arbitrary<String> keys = Arbitraries.of(
                "", "A", "AB", "AGRA", "AGRA|officer", "B", "LUCKNOW|teacher", "district|AGRA", "department|AGRA");
        // Few values, so that sums are often zero; large ones, so that their encodings differ in length.
        Arbitrary<Long> numbers = Arbitraries.of(-300L, -1L, 0L, 1L, 300L, Long.MAX_VALUE / 4);
        return Arbitraries.maps(keys, numbers.array(long[].class).ofSize(WIDTH));
    }

    private static Cells of(Map<String, long[]> numbers) {
        Cells cells = new Cells(WIDTH);
        numbers.forEach(cells::add);
        return cells;
    }

    private static Cells sum(Cells one, Cells other) {
        Cells sum = Cells.decode(WIDTH, one.encode());
        other.forEach(sum::add);
        return sum;
    }

    @Property
    void addingGivesTheBytesOfTheEncodedSum(
            @ForAll("cells") Map<String, long[]> one, @ForAll("cells") Map<String, long[]> other) {
        byte[] added = EncodedCells.add(WIDTH, of(one).encode(), of(other).encode());
        assertThat(added).isEqualTo(sum(of(one), of(other)).encode());
    }

    @Property
    void differencesMakeTheOneTheOther(
            @ForAll("cells") Map<String, long[]> one, @ForAll("cells") Map<String, long[]> other) {
        Cells changed = of(one);
        EncodedCells.forEachDifference(WIDTH, of(one).encode(), of(other).encode(), (key, difference) -> {
            assertThat(difference).as("difference of " + key).isNotEqualTo(new long[WIDTH]);
            changed.add(key, difference);
        });
        assertThat(changed.encode()).isEqualTo(of(other).encode());
    }

    @Test
    void bytesThatEndTooSoonAreRefused() {
        Cells cells = new Cells(WIDTH);
        cells.add("AGRA", new long[] {1, 300, -7});
        byte[] whole = cells.encode();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIllegalArgumentException()
                    .as("the first %d bytes of %d", length, whole.length)
                    .isThrownBy(() -> EncodedCells.add(WIDTH, cut, EncodedCells.none()));
        }
    }
}
