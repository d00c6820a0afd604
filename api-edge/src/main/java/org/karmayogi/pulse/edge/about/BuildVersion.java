package org.karmayogi.pulse.edge.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Pulse that this process runs. */
public final class BuildVersion {

    private BuildVersion() {}

    /** As the build has it, such as {@code 1.4.0}. */
    public static String current() {
        try (InputStream file = BuildVersion.class.getResourceAsStream("build.properties")) {
            Properties build = new Properties();
            build.load(file);
            return build.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
