package org.karmayogi.pulse.e2e.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.karmayogi.pulse.e2e.system.Installed;

/** What the machine may lack. */
final class Runtimes {

    private Runtimes() {}

    /** Skips what follows unless it is there, and says so where a person looks: a skipped test is easily overlooked. */
    static void require(boolean there, String otherwise) {
        if (!there) {
            System.out.println("SKIPPED: " + otherwise);
        }
        assumeTrue(there, otherwise);
    }

    /** Whether a program is on the path and ends well with these arguments. */
    static boolean answers(String... command) throws IOException, InterruptedException {
        return Installed.has(command[0])
                && new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
    }
}
