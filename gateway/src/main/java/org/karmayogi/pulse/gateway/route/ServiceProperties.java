package org.karmayogi.pulse.gateway.route;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Prefix {@code pulse}: {@code services.<onboarding|enrolment|metrics>.url}, each service's address. */
@ConfigurationProperties("pulse")
public record ServiceProperties(Map<Service, Address> services) {

    public ServiceProperties {
        for (Service service : Service.values()) {
            if (!services.containsKey(service)) {
                throw new IllegalArgumentException(
                        "pulse.services." + service.name().toLowerCase(Locale.ROOT)
                                + ".url is not set; expected an address such as http://127.0.0.1:8081");
            }
        }
    }

    /** The address of a service. */
    public URI url(Service service) {
        Address address = services.get(service);
        if (address == null) {
            throw new IllegalStateException("No address of " + service);
        }
        return address.url();
    }

    /** Where a service listens: scheme, host and port; paths are the caller's. */
    public record Address(URI url) {

        public Address {
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!http || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "The service address '" + url + "' is not valid; expected one such as http://127.0.0.1:8081");
            }
        }
    }
}
