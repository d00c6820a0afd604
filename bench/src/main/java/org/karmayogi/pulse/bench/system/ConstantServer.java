package org.karmayogi.pulse.bench.system;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The peer of a query: the same server with the settings of metrics-service, and nothing but an answer that never changes. No
 * keys, no checks, no meters, no tags: only what Tomcat and Spring MVC do for any answer of that size.
 */
@BareWebServer
@Import(ConstantServer.Constants.class)
public class ConstantServer {

    /** Its port is in {@code --server.port}; the settings of metrics-service must be on the class path. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(ConstantServer.class)
                .properties("spring.config.name=metrics-service", "spring.application.name=constant")
                .run(arguments);
    }

    /** The path of an answer of that many bytes. */
    public static String path(int bytes) {
        return "/constant/" + bytes;
    }

    /** Answers. */
    @RestController
    static final class Constants {

        private static final int LEAST = "{\"constant\":\"\"}".length();

        private final Map<Integer, byte[]> bodies = new ConcurrentHashMap<>();

        @GetMapping("/constant/{bytes}")
        ResponseEntity<byte[]> constant(@PathVariable int bytes) {
            byte[] body = bodies.computeIfAbsent(bytes, Constants::body);
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
        }

        private static byte[] body(int bytes) {
            String text = "{\"constant\":\"" + "0".repeat(Math.max(0, bytes - LEAST)) + "\"}";
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
