package org.karmayogi.pulse.edge.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The known API keys. A changed file is taken up within a second of the next lookup after it, so a key can be added or
 * withdrawn without a restart; a file that is broken after a change leaves the last good keys in force and is logged.
 * A lookup costs one SHA-256 and one map access, whatever the number of keys. Thread-safe.
 */
public final class ApiKeyRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyRegistry.class);
    // One stat a second is nothing beside thousands of requests, and a withdrawn key must not live on for long.
    private static final Duration RECHECK = Duration.ofSeconds(1);
    // Longer than any key this product makes; hashing a header of many kilobytes would be work for the caller's taking.
    private static final int LONGEST_KEY = 256;

    private final Path file;
    private final LongSupplier nanoTime;
    private final AtomicLong nextCheck;
    private final List<Consumer<Collection<KnownKey>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Loaded loaded;

    /**
     * Loads the file.
     *
     * @throws InvalidKeysFileException when it is missing or wrong
     */
    public ApiKeyRegistry(Path file) {
        this(file, System::nanoTime);
    }

    ApiKeyRegistry(Path file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.loaded = new Loaded(Stamp.of(file), ApiKeyFile.read(file));
        this.nextCheck = new AtomicLong(nanoTime.getAsLong() + RECHECK.toNanos());
    }

    /** What is known of the presented key, be it still accepted or not; empty when it is nobody's. */
    public Optional<KnownKey> find(String presentedKey) {
        recheck();
        if (presentedKey.isEmpty() || presentedKey.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        return Optional.ofNullable(loaded.keys().get(new ApiKey(presentedKey).sha256()));
    }

    /** Tells the keys that are known now, and again whenever the file has changed; on the thread that notices. */
    void onLoad(Consumer<Collection<KnownKey>> listener) {
        listeners.add(listener);
        listener.accept(loaded.keys().values());
    }

    private void recheck() {
        long due = nextCheck.get();
        long now = nanoTime.getAsLong();
        if (now - due < 0 || !nextCheck.compareAndSet(due, now + RECHECK.toNanos())) {
            return;
        }
        Stamp stamp = Stamp.of(file);
        if (stamp.equals(loaded.stamp())) {
            return;
        }
        try {
            Map<String, KnownKey> read = ApiKeyFile.read(file);
            loaded = new Loaded(stamp, read);
            listeners.forEach(listener -> listener.accept(read.values()));
            LOG.info("The keys file {} has changed; {} keys are in force", file, read.size());
        } catch (InvalidKeysFileException e) {
            loaded = new Loaded(stamp, loaded.keys());
            LOG.error("The changed keys file is not used, the keys read before stay in force: {}", e.getMessage());
        }
    }

    private record Loaded(Stamp stamp, Map<String, KnownKey> keys) {}

    /** What tells a changed file; the file key differs when it was replaced within the clock's resolution. */
    private record Stamp(
            @Nullable FileTime modified,
            long size,
            @Nullable Object fileKey) {

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException e) {
                return new Stamp(null, -1, null);
            }
        }
    }
}
