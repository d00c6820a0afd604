package org.karmayogi.pulse.intake.batch;

import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.edge.problem.FieldError;

/** What is found wrong with one item while it is read. */
final class Faults {

    /** Enough to see what is wrong; an item of 16 KiB could otherwise bring thousands. */
    private static final int MOST = 50;

    private final List<FieldError> errors = new ArrayList<>(0);

    void add(String pointer, String detail) {
        if (errors.size() < MOST) {
            errors.add(new FieldError(pointer, detail));
        }
    }

    List<FieldError> list() {
        return errors;
    }
}
