package org.karmayogi.pulse.e2e.oracle;

import java.util.StringJoiner;

/** What a figure is about; an empty code stands for all. */
public record Scope(String department, String district, String category) {

    public static final Scope STATE = new Scope("", "", "");

    boolean has(Learner.Posting posting) {
        return (department.isEmpty() || department.equals(posting.department()))
                && (district.isEmpty() || district.equals(posting.district()))
                && (category.isEmpty() || category.equals(posting.category()));
    }

    /** As the query of a request. */
    public String query() {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        add(query, "department", department);
        add(query, "district", district);
        add(query, "category", category);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String code) {
        if (!code.isEmpty()) {
            query.add(name + "=" + code);
        }
    }

    @Override
    public String toString() {
        return equals(STATE) ? "the state" : query().substring(1);
    }
}
