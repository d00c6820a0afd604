package org.karmayogi.pulse.enrolment.xapi.statement;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/**
 * An object with the properties of one of the standard's tables, and no others: a property that the table does not
 * have, or writes in another case, is forbidden (1.0.3 Data 2.2).
 *
 * @param what the object, as it begins a sentence
 * @param members each property's rule
 * @param required the properties that must be there
 */
record Shape(String what, Map<String, Rule> members, Set<String> required) implements Rule {

    static Shape of(String what) {
        return new Shape(what, Map.of(), Set.of());
    }

    /** With one more property, which must be there. */
    Shape requires(String name, Rule rule) {
        Set<String> more = new LinkedHashSet<>(required);
        more.add(name);
        return new Shape(what, with(name, rule), more);
    }

    /** With one more property, which may be there. */
    Shape allows(String name, Rule rule) {
        return new Shape(what, with(name, rule), required);
    }

    private Map<String, Rule> with(String name, Rule rule) {
        Map<String, Rule> more = new LinkedHashMap<>(members);
        more.put(name, rule);
        return more;
    }

    @Override
    public void check(JsonAt value) {
        for (String name : value.object().node().propertyNames()) {
            Rule rule = members.get(name);
            JsonAt member = value.get(name);
            if (rule == null) {
                throw new FeedFault(member.pointer(), what + " has no property '" + Quoted.of(name) + "'" + hint(name));
            }
            rule.check(member);
        }
        for (String name : required) {
            if (!value.node().has(name)) {
                throw new FeedFault(value.get(name).pointer(), what + " must have '" + name + "'; it is missing.");
            }
        }
    }

    private String hint(String name) {
        return members.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findAny()
                .map(right -> "; it is written '" + right + "'.")
                .orElse(".");
    }
}
