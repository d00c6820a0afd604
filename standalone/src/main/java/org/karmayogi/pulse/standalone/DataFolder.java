package org.karmayogi.pulse.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.standalone.command.CommandException;

/** The folder of one standalone's data, locked as long as it is open: the lock ends with the process, however that ends. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path.resolve("logs"));
            FileChannel channel = FileChannel.open(
                    path.resolve("standalone.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new CommandException("Another standalone is running on " + path
                        + ". Stop it, or set PULSE_DATA to another folder and PULSE_PORT to another port");
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new CommandException(
                    "The data folder " + path + " cannot be written (" + e + "). Set PULSE_DATA to one that can", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another one in this very process, as in a test.
            return null;
        }
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    /** The raw keys, for who runs the standalone. */
    Path keys() {
        return path.resolve("keys.json");
    }

    /** The hashed keys, for the services. */
    Path accessKeys() {
        return path.resolve("access-keys.json");
    }

    /** Tells other commands where the broker is, which has another port at every start. */
    void tellKafka(String address) {
        try {
            Files.writeString(path.resolve("kafka.address"), address + "\n");
        } catch (IOException e) {
            throw new CommandException("The data folder " + path + " cannot be written (" + e + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
