package org.karmayogi.pulse.e2e.faults.proxy;

import java.io.IOException;
import java.io.InputStream;

/** What a client sends, piece by piece. */
public interface Requests {

    /** The next piece; empty at the end. */
    byte[] next() throws IOException;

    /** How a stream is taken to pieces. */
    enum Framing {
        /** As it comes. */
        ANY {
            @Override
            Requests of(InputStream in) {
                byte[] buffer = new byte[64 * 1024];
                return () -> {
                    int read = in.read(buffer);
                    return read < 0 ? new byte[0] : java.util.Arrays.copyOf(buffer, read);
                };
            }
        },
        /** Message by message of MongoDB's wire protocol. */
        MONGO {
            @Override
            Requests of(InputStream in) {
                return () -> MongoMessage.read(in);
            }
        };

        abstract Requests of(InputStream in);
    }
}
