package org.karmayogi.pulse.intake.event;

import java.util.Set;

/**
 * Who sends a request, as its key or token says.
 *
 * @param source the portal; the sender cannot choose it
 * @param departments the only departments it may send for; empty for all
 * @param districts the only districts it may send for; empty for all
 */
public record Sender(String source, Set<String> departments, Set<String> districts) {

    public Sender {
        departments = Set.copyOf(departments);
        districts = Set.copyOf(districts);
    }
}
