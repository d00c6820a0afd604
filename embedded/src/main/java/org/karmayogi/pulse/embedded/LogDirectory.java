package org.karmayogi.pulse.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** A Kafka log directory's first day: what {@code kafka-storage format --standalone} does. */
final class LogDirectory {

    /** Kafka's own: written when a broker has closed its logs, gone while one runs. */
    private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";

    private LogDirectory() {}

    /** Whether the broker that had it last ended without a word: it was killed, or its machine was. */
    static boolean wasLeftBehind(Path directory) {
        return isFormatted(directory) && Files.notExists(directory.resolve(CLEAN_SHUTDOWN));
    }

    private static boolean isFormatted(Path directory) {
        // Written last by the formatter: a format that was interrupted has none, and is done again.
        return Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
    }

    static void format(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (isFormatted(directory)) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IOException("The folder " + directory + " cannot be formatted for Kafka: " + e.getMessage(), e);
        }
    }
}
