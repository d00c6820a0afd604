package org.karmayogi.pulse.intake.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyReaderTests {

    private final BodyReader reader = new BodyReader(new BatchLimits(10, 1_000, 100));

    @Test
    void theLimitItselfIsAllowed() {
        assertThat(reader.read(bytes(1_000), 1_000, false)).hasSize(1_000);
        assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(() -> reader.read(bytes(1_001), -1, false));
    }

    @Test
    void aDeclaredLengthIsBelievedBeforeAnythingIsRead() {
        assertThatExceptionOfType(BodyTooLargeException.class)
                .isThrownBy(() -> reader.read(InputStream.nullInputStream(), 1_001, false));
    }

    @Test
    void theLimitHoldsAfterDecompression() throws IOException {
        assertThat(reader.read(new ByteArrayInputStream(gzip(1_000)), -1, true)).hasSize(1_000);
        byte[] bomb = gzip(10_000_000);
        assertThatExceptionOfType(BodyTooLargeException.class)
                .isThrownBy(() -> reader.read(new ByteArrayInputStream(bomb), bomb.length, true));
    }

    @Test
    void whatIsNotGzipOrEndsEarlyIsMalformed() throws IOException {
        byte[] cut = Arrays.copyOf(gzip(1_000), 15);
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> reader.read(bytes(50), -1, true));
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> reader.read(new ByteArrayInputStream(cut), -1, true));
    }

    private static InputStream bytes(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }

    private static byte[] gzip(int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[size]);
        }
        return out.toByteArray();
    }
}
