package org.karmayogi.pulse.enrolment.xapi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of one attachment, as it came in a {@code multipart/mixed} body.
 *
 * @param headers by name in lower case
 * @param hash the SHA-2 of the data, in lower case
 * @param data its bytes, which are not kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
record Part(Map<String, String> headers, String hash, byte[] data) {

    @Nullable String header(String name) {
        return headers.get(name);
    }
}
