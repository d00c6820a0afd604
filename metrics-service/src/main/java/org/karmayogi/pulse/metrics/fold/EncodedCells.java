package org.karmayogi.pulse.metrics.fold;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Works on cells in the form {@link Cells#encode} gives, without making objects of those that stay as they are: a change
 * touches a few cells of some hundreds. Both sides are read once, side by side, in the order of their keys.
 */
public final class EncodedCells {

    /** No cells. */
    private static final byte[] NONE = {0};

    private EncodedCells() {}

    /** What becomes of a cell that one side has, or both. */
    private interface Sides {

        void one(EncodedCell cell, boolean left);

        void both(EncodedCell left, EncodedCell right);
    }

    /** The form of no cells; not to be changed. */
    public static byte[] none() {
        return NONE;
    }

    /**
     * Adds every cell of a difference to a total of the same width; gives the bytes that encoding the sum would.
     *
     * @throws IllegalArgumentException where either is not such a form
     */
    static byte[] add(int width, byte[] total, byte[] difference) {
        ByteWriter cells = new ByteWriter(total.length + difference.length);
        int[] count = new int[1];
        merge(width, total, difference, new Sides() {
            @Override
            public void one(EncodedCell cell, boolean left) {
                cell.copyTo(cells);
                count[0]++;
            }

            @Override
            public void both(EncodedCell left, EncodedCell right) {
                if (left.addTo(cells, right)) {
                    count[0]++;
                }
            }
        });
        ByteWriter sum = new ByteWriter(10 + cells.length());
        sum.number(count[0]);
        sum.bytes(cells.array(), 0, cells.length());
        return sum.toByteArray();
    }

    /**
     * Gives what has to be added to each cell that differs, so that the one form becomes the other.
     *
     * @param action takes a cell's key and its difference, which is its own
     * @throws IllegalArgumentException where either is not such a form
     */
    public static void forEachDifference(int width, byte[] before, byte[] after, BiConsumer<String, long[]> action) {
        merge(width, before, after, new Sides() {
            @Override
            public void one(EncodedCell cell, boolean left) {
                long[] numbers = cell.numbers();
                if (left) {
                    Arrays.setAll(numbers, i -> -numbers[i]);
                }
                action.accept(cell.key(), numbers);
            }

            @Override
            public void both(EncodedCell left, EncodedCell right) {
                if (!left.sameAs(right)) {
                    long[] was = left.numbers();
                    long[] is = right.numbers();
                    Arrays.setAll(is, i -> is[i] - was[i]);
                    action.accept(right.key(), is);
                }
            }
        });
    }

    private static void merge(int width, byte[] left, byte[] right, Sides sides) {
        EncodedCell one = new EncodedCell(width, left);
        EncodedCell other = new EncodedCell(width, right);
        boolean hasOne = one.next();
        boolean hasOther = other.next();
        while (hasOne || hasOther) {
            int order = !hasOne ? 1 : !hasOther ? -1 : one.compareKey(other);
            if (order == 0) {
                sides.both(one, other);
            } else {
                sides.one(order < 0 ? one : other, order < 0);
            }
            hasOne = order <= 0 ? one.next() : hasOne;
            hasOther = order >= 0 ? other.next() : hasOther;
        }
    }
}
