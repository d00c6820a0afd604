package org.karmayogi.pulse.enrolment;

import java.util.HashMap;
import java.util.Map;
import org.karmayogi.pulse.enrolment.portal.Portal;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A portal's rules, read as they are at the start of the service. */
public final class PortalRules {

    private PortalRules() {}

    /** The rules with these properties, and the defaults of the others. */
    public static Portal of(Map<String, String> properties) {
        Map<String, String> named = new HashMap<>();
        properties.forEach((name, value) -> named.put("portal." + name, value));
        return new Binder(new MapConfigurationPropertySource(named)).bindOrCreate("portal", Portal.class);
    }
}
