package org.karmayogi.pulse.metrics.consume;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Keys as texts of one character a byte. A learner's id is ASCII, so a key that is one reads the same; any other key, also one that is
 * not UTF-8, can be given back byte for byte.
 */
final class LosslessKey implements Deserializer<@Nullable String> {

    @Override
    public @Nullable String deserialize(String topic, byte @Nullable [] data) {
        return data == null ? null : new String(data, ISO_8859_1);
    }

    static byte @Nullable [] bytes(@Nullable String key) {
        return key == null ? null : key.getBytes(ISO_8859_1);
    }
}
