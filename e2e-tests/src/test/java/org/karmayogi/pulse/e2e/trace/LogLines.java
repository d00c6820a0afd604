package org.karmayogi.pulse.e2e.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with what a service has written to its console. */
final class LogLines {

    private static final List<String> FIELDS =
            List.of("/@timestamp", "/log/level", "/log/logger", "/service/name", "/message", "/process/thread/name");

    private final String service;
    private final Collection<String> secrets;

    /** @param secrets texts that must stand nowhere */
    LogLines(String service, Collection<String> secrets) {
        this.service = service;
        this.secrets = secrets;
    }

    /** Each fault with its line. */
    List<String> faults(String output) {
        List<String> faults = new ArrayList<>();
        output.lines().forEach(line -> {
            secrets.stream().filter(line::contains).forEach(secret -> faults.add("'" + secret + "' stands in " + line));
            form(line, faults);
        });
        return faults;
    }

    private void form(String line, List<String> faults) {
        try {
            JsonNode json = JsonMapper.shared().readTree(line);
            FIELDS.stream()
                    .filter(field -> json.at(field).asString("").isEmpty())
                    .forEach(field -> faults.add(field + " is missing in " + line));
            if (!json.at("/service/name").asString("").equals(service)) {
                faults.add("not of " + service + ": " + line);
            }
        } catch (JacksonException e) {
            faults.add("no JSON: " + line);
        }
    }
}
