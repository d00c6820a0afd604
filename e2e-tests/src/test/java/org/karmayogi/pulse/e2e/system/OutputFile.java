package org.karmayogi.pulse.e2e.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process wrote to its standard output and error. */
record OutputFile(Path path) {

    private static final int SHOWN = 3_000;

    String text() {
        try {
            return Files.exists(path) ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String end() {
        String text = text();
        return text.substring(Math.max(0, text.length() - SHOWN));
    }
}
