package org.karmayogi.pulse.metrics.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file that is written once and then read any number of times. It is gone with the process, also with a
 * killed one.
 */
final class Spill implements AutoCloseable {

    private static final int BUFFER_BYTES = 12 * 1024;

    private final FileChannel channel;
    private final DataOutputStream out;

    /**
     * An empty file.
     *
     * @param folder must exist
     */
    Spill(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "pulse-recount-", ".tmp");
        // Where the system can, the name goes at once and the bytes when the file is closed, by whatever end.
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
    }

    /** Where to write. */
    DataOutputStream out() {
        return out;
    }

    /** Everything that was written, from its beginning. Nothing is written after the first reading. */
    DataInputStream read() throws IOException {
        out.flush();
        channel.position(0);
        return new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
