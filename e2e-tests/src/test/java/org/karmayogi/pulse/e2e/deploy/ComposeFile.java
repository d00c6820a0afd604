package org.karmayogi.pulse.e2e.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The repository's {@code docker-compose.yml}, as far as tests ask it. */
record ComposeFile(Map<String, Container> containers) {

    /** Where the repository is, seen from this module. */
    static final Path ROOT = Path.of("..");

    /**
     * A service of the file.
     *
     * @param profiles without any it always runs
     * @param volumes as {@code source:target:mode}
     * @param checked whether it says here how its health is asked for
     */
    record Container(
            String image,
            Map<String, String> environment,
            Map<String, String> buildArguments,
            List<String> ports,
            List<String> profiles,
            List<String> volumes,
            boolean checked) {}

    static ComposeFile read() {
        Map<?, ?> file = map(yaml(ROOT.resolve("docker-compose.yml")));
        Map<String, Container> containers = new LinkedHashMap<>();
        map(file.get("services")).forEach((name, service) -> {
            Map<?, ?> parts = map(service);
            containers.put(
                    String.valueOf(name),
                    new Container(
                            String.valueOf(parts.get("image")),
                            texts(parts.get("environment")),
                            texts(map(parts.get("build")).get("args")),
                            list(parts.get("ports")),
                            list(parts.get("profiles")),
                            list(parts.get("volumes")),
                            parts.containsKey("healthcheck")));
        });
        return new ComposeFile(containers);
    }

    static Object yaml(Path file) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    private static Map<String, String> texts(Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(value).forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        return texts;
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
