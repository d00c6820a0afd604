package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongBiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;
import org.karmayogi.pulse.intake.reference.ReferenceReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The account system of every source: the first home page of which it sent a course statement. It stands on
 * {@code learning-reference}, key {@code account-system/<source>/<UUID of the home page>}, and of several records the
 * one at the lowest offset decides. So all instances agree, whoever came first, and compaction changes nothing,
 * because each key is another. Thread-safe.
 */
final class AccountSystems implements ReferenceReader {

    private static final String KEYS = "account-system/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ToLongBiFunction<String, byte[]> writer;
    private final Duration patience;
    private final Map<String, String> bySource = new ConcurrentHashMap<>();
    // Guarded by this.
    private boolean caughtUp;
    private long readThrough = -1;

    /**
     * Empty, until the topic is read.
     *
     * @param writer writes a record to the topic, waits for its acknowledgement and returns its offset
     * @param patience how long a request waits for the topic to be read
     */
    AccountSystems(ToLongBiFunction<String, byte[]> writer, Duration patience) {
        this.writer = writer;
        this.patience = patience;
    }

    /** What holds for a source. The first statement makes its account system the source's own. */
    AccountSystem of(String source) {
        return homePage -> homePage.equals(ownOf(source, homePage));
    }

    /** What would hold for a source; nothing is written. */
    AccountSystem ifSent(String source) {
        return new AccountSystem() {

            private @Nullable String own = bySource.get(source);

            @Override
            public boolean isOwn(String homePage) {
                own = own == null ? homePage : own;
                return homePage.equals(own);
            }
        };
    }

    private String ownOf(String source, String homePage) {
        String known = bySource.get(source);
        return known == null ? claim(source, homePage) : known;
    }

    /** Another instance may claim another one at the same moment: what the topic says of both is what holds. */
    private String claim(String source, String homePage) {
        await(-1);
        String known = bySource.get(source);
        if (known != null) {
            return known;
        }
        UUID name = UUID.nameUUIDFromBytes(homePage.getBytes(UTF_8));
        await(writer.applyAsLong(KEYS + source + "/" + name, JSON.writeValueAsBytes(Map.of("homePage", homePage))));
        return bySource.getOrDefault(source, homePage);
    }

    /** Waits until the topic has been read, and read through an offset. */
    private synchronized void await(long offset) {
        long end = System.nanoTime() + patience.toNanos();
        while (!caughtUp || readThrough < offset) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new LogUnavailableException();
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LogUnavailableException();
            }
        }
    }

    @Override
    public String prefix() {
        return KEYS;
    }

    @Override
    public synchronized void read(ConsumerRecord<String, byte[]> record) {
        int end = record.key().lastIndexOf('/');
        String homePage = homePage(record.value());
        if (!homePage.isEmpty() && end > KEYS.length()) {
            bySource.putIfAbsent(record.key().substring(KEYS.length(), end), homePage);
        }
        readThrough = record.offset();
        notifyAll();
    }

    /** Empty where someone else has written something that is not an account system. */
    private static String homePage(byte @Nullable [] value) {
        try {
            return value == null ? "" : JSON.readTree(value).path("homePage").stringValue("");
        } catch (JacksonException e) {
            return "";
        }
    }

    @Override
    public synchronized void caughtUp() {
        caughtUp = true;
        notifyAll();
    }
}
