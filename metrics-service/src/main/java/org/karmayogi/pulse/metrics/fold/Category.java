package org.karmayogi.pulse.metrics.fold;

import java.util.Locale;
import java.util.Optional;

/** The kinds of government employee that the state reports apart. */
public enum Category {
    OFFICER(1),
    EMPLOYEE(2),
    TEACHER(3);

    private final String code = name().toLowerCase(Locale.ROOT);
    private final int number;

    Category(int number) {
        this.number = number;
    }

    /** The word used in events and answers: {@code officer}, {@code employee} or {@code teacher}. */
    public String code() {
        return code;
    }

    /** The number that stands for it in stored facts; never reused. */
    int number() {
        return number;
    }

    static Category of(long number) {
        for (Category category : values()) {
            if (category.number == number) {
                return category;
            }
        }
        throw new IllegalArgumentException("no category has the number " + number);
    }

    /** The category with that code; empty where there is none. */
    public static Optional<Category> of(String code) {
        return switch (code) {
            case "officer" -> Optional.of(OFFICER);
            case "employee" -> Optional.of(EMPLOYEE);
            case "teacher" -> Optional.of(TEACHER);
            default -> Optional.empty();
        };
    }
}
