package org.karmayogi.pulse.standalone.seed;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The seed command without its process. */
public final class SeedRun {

    private SeedRun() {}

    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out)
            throws InterruptedException {
        return Seed.run(arguments, environment, out, out);
    }
}
