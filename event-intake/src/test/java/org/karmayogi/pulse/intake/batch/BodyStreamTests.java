package org.karmayogi.pulse.intake.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;

class BodyStreamTests {

    private static final BatchLimits LIMITS =
            new BatchLimits(10, 10_000, 5_000, 100, 8, 100, Duration.ofSeconds(10), 1_000, 10, 1_000);

    private final List<Long> progress = new ArrayList<>();
    private long now;

    @Test
    void theLimitItselfIsAllowed() throws IOException {
        assertThat(open(new byte[10_000], false).readAllBytes()).hasSize(10_000);
        assertThat(progress.get(progress.size() - 1)).isEqualTo(10_000);
        assertLimit(Limit.SIZE, new byte[10_001], false);
    }

    @Test
    void theLimitHoldsAfterDecompressionAndABombIsCutOffThere() throws IOException {
        assertThat(open(gzip(new byte[10_000]), true).readAllBytes()).hasSize(10_000);
        assertLimit(Limit.SIZE, gzip(new byte[4_000_000]), true);
        assertThat(progress).allMatch(bytes -> bytes <= 10_000);
    }

    @Test
    void whatGzipCannotMakeShorterIsCountedAsItComes() throws IOException {
        byte[] noise = new byte[6_000];
        new Random(1).nextBytes(noise);

        assertLimit(Limit.COMPRESSED_SIZE, gzip(noise), true);
    }

    @Test
    void whatIsNotGzipEndsEarlyOrIsDamagedIsMalformed() throws IOException {
        byte[] whole = gzip(new byte[1_000]);
        byte[] damaged = whole.clone();
        damaged[whole.length - 8] ^= 1;

        assertMalformed(new byte[50]);
        assertMalformed(new byte[0]);
        assertMalformed(Arrays.copyOf(whole, 15));
        assertMalformed(Arrays.copyOf(whole, whole.length - 1));
        assertMalformed(damaged);
    }

    @Test
    void aBodyThatTricklesIsGivenUp() {
        LimitExceededException refused = readSlowly(10, Duration.ofMillis(100));

        assertThat(refused).hasMessageContaining("1000 bytes a second");
        // Two seconds of grace, and what it had sent within them.
        assertThat(now).isLessThan(Duration.ofMillis(2_500).toNanos());
    }

    @Test
    void aBodyThatComesSteadilyButForTooLongIsGivenUp() {
        readSlowly(140, Duration.ofMillis(150));

        assertThat(now)
                .isBetween(
                        Duration.ofSeconds(10).toNanos(), Duration.ofSeconds(11).toNanos());
    }

    @Test
    void aSilentSenderIsSlowAndOneThatHangsUpIsNot() {
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> open(failing(new IOException(new SocketTimeoutException())))
                        .readAllBytes())
                .satisfies(e -> assertThat(e.limit()).isEqualTo(Limit.READ_TIME));
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> open(failing(new IOException("reset"))).readAllBytes())
                .withMessageContaining("ended before");
    }

    private LimitExceededException readSlowly(int bytes, Duration each) {
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                now += each.toNanos();
                return Math.min(bytes, length);
            }
        };
        List<LimitExceededException> refused = new ArrayList<>();
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> open(slow).readAllBytes())
                .satisfies(refused::add);
        assertThat(refused.get(0).limit()).isEqualTo(Limit.READ_TIME);
        return refused.get(0);
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw failure;
            }
        };
    }

    private void assertLimit(Limit limit, byte[] bytes, boolean gzip) {
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> open(bytes, gzip).readAllBytes())
                .satisfies(e -> assertThat(e.limit()).isEqualTo(limit));
    }

    private void assertMalformed(byte[] bytes) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> open(bytes, true).readAllBytes())
                .withMessageContaining("gzip");
    }

    private BodyStream open(InputStream bytes) {
        return BodyStream.open(bytes, false, LIMITS, progress::add, () -> now);
    }

    private BodyStream open(byte[] bytes, boolean gzip) {
        return BodyStream.open(new ByteArrayInputStream(bytes), gzip, LIMITS, progress::add, () -> now);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
