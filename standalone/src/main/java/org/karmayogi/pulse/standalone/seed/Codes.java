package org.karmayogi.pulse.standalone.seed;

import java.util.List;
import java.util.stream.IntStream;
import org.karmayogi.pulse.standalone.command.CommandException;

/** The codes the running system knows, in its own order. */
public record Codes(List<String> departments, List<String> districts, List<String> courses) {

    // A completer of the published table takes up to twenty courses, and a catalogue of a dozen would make every person
    // alike.
    private static final int FEWEST_COURSES = 30;

    public Codes {
        if (departments.isEmpty() || districts.isEmpty()) {
            throw new CommandException("The register of departments or districts is empty: nobody can be onboarded");
        }
        if (courses.size() < FEWEST_COURSES) {
            courses = IntStream.rangeClosed(1, 120)
                    .mapToObj("do_113%06d"::formatted)
                    .toList();
        }
    }
}
