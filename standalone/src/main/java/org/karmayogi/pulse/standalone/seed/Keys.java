package org.karmayogi.pulse.standalone.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.karmayogi.pulse.standalone.command.CommandException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The raw keys that the standalone wrote at its first start. */
record Keys(String portal, String admin) {

    static Keys read(Path file) {
        try {
            JsonNode keys = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
            return new Keys(
                    keys.required("portal").asString(), keys.required("admin").asString());
        } catch (IOException e) {
            throw new CommandException(
                    "The keys file " + file + " cannot be read. It is written at the first ./pulse standalone;"
                            + " name another one with --keys",
                    e);
        } catch (JacksonException e) {
            throw new CommandException(
                    "The keys file " + file + " needs \"portal\" and \"admin\": " + e.getOriginalMessage(), e);
        }
    }

    /** Keeps the keys out of messages and logs. */
    @Override
    public String toString() {
        return "Keys[hidden]";
    }
}
