package org.karmayogi.pulse.edge.xapi;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The versions of xAPI that are understood, and the header in which requests and answers name theirs. */
public enum XapiVersion {
    V1_0("1.0.3", "1\\.0(\\.\\d{1,3})?"),
    V2_0("2.0.0", "2\\.0(\\.0)?");

    /** The header's name. */
    public static final String HEADER = "X-Experience-API-Version";

    private final String number;
    private final Pattern asked;

    XapiVersion(String number, String asked) {
        this.number = number;
        this.asked = Pattern.compile(asked);
    }

    /** The number an answer of this version names, for example {@code 1.0.3}. */
    public String number() {
        return number;
    }

    /** The version a request asks for: any 1.0.x, the standard's older spelling 1.0, or 2.0.0; empty for any other or none. */
    public static Optional<XapiVersion> of(@Nullable String header) {
        for (XapiVersion version : values()) {
            if (header != null && version.asked.matcher(header).matches()) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** What the answer to a request names: the request's version, or the latest where that is not understood. */
    public static String ofAnswer(@Nullable String header) {
        return of(header).orElse(V2_0).number();
    }

    /** Whether answers under this raw path carry the header. */
    public static boolean isSpokenAt(String path) {
        return path.equals("/xapi") || path.startsWith("/xapi/");
    }
}
