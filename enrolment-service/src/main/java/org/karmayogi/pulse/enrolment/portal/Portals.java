package org.karmayogi.pulse.enrolment.portal;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of every source. Immutable. */
public final class Portals {

    private final Portal defaultPortal;
    private final Map<String, Portal> bySource;

    Portals(PortalProperties properties) {
        this.defaultPortal = properties.defaultPortal();
        this.bySource = properties.portals().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> portal(each.getValue())));
    }

    private Portal portal(PortalProperties.Own own) {
        return new Portal(or(own.xapi(), defaultPortal.xapi()), or(own.telemetry(), defaultPortal.telemetry()));
    }

    private static <T> T or(@Nullable T own, T otherwise) {
        return own == null ? otherwise : own;
    }

    /** The rules of the portal that a key names as its source; the default portal's where it has none of its own. */
    public Portal of(String source) {
        return bySource.getOrDefault(source, defaultPortal);
    }
}
