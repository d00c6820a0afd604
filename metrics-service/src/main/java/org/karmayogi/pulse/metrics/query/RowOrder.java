package org.karmayogi.pulse.metrics.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;

/**
 * Sorts rows and cuts pages. A cursor names the last row given, so that pages stay whole while figures move. Immutable.
 *
 * @param <R> a row
 */
final class RowOrder<R> {

    private final Function<R, String> code;
    private final Map<String, Comparator<R>> orders;

    /**
     * Rows that can be sorted by their code and by what is given.
     *
     * @param code identifies a row
     */
    RowOrder(Function<R, String> code, Map<String, Comparator<R>> orders) {
        this.code = code;
        this.orders = new TreeMap<>(orders);
        this.orders.put("code", Comparator.comparing(code));
    }

    /**
     * A page and the cursor behind it.
     *
     * @param next null where the page is the last
     */
    record Page<R>(List<R> rows, @Nullable String next) {}

    /**
     * Sorts and cuts.
     *
     * @param sort what to sort by, with a leading minus for descending; null for the order given
     * @param limit 1 to {@link Cursors#MAX_LIMIT}
     * @param cursor that of the page before; null for the first page
     */
    Page<R> page(List<R> rows, @Nullable String sort, int limit, @Nullable String cursor) {
        Cursors.checkLimit(limit);
        List<R> sorted = sort == null ? rows : sorted(rows, sort);
        int from = behind(sorted, cursor);
        int to = Math.min(sorted.size(), from + limit);
        return new Page<>(
                sorted.subList(from, to), to == sorted.size() ? null : Cursors.encode(code.apply(sorted.get(to - 1))));
    }

    private List<R> sorted(List<R> rows, String sort) {
        boolean descending = sort.startsWith("-");
        String key = descending ? sort.substring(1) : sort;
        Comparator<R> order = orders.get(key);
        if (order == null) {
            throw invalid("sort is '" + key + "', expected one of " + orders.keySet());
        }
        List<R> sorted = new ArrayList<>(rows);
        sorted.sort((descending ? order.reversed() : order).thenComparing(code));
        return sorted;
    }

    private int behind(List<R> sorted, @Nullable String cursor) {
        String last = Cursors.decode(cursor);
        if (last == null) {
            return 0;
        }
        for (int i = 0; i < sorted.size(); i++) {
            if (code.apply(sorted.get(i)).equals(last)) {
                return i + 1;
            }
        }
        throw Cursors.unknown(cursor);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail);
    }
}
