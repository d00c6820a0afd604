package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;

/**
 * Statements and behind them, a part each, the data of their attachments (1.0.3 Communication 1.5.2). The data is
 * only compared with its hash, and not kept.
 */
record MultipartPacking(
        String boundary, XapiVersion version, @Nullable String statementId) implements Envelope.Packing {

    /** By how many hexadecimal digits a hash has. */
    private static final Map<Integer, String> ALGORITHMS =
            Map.of(56, "SHA-224", 64, "SHA-256", 96, "SHA-384", 128, "SHA-512");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Raw(Map<String, String> headers, byte[] data) {}

    @Override
    public Envelope unpack(byte[] body) {
        List<Raw> raw = read(body);
        if (raw.isEmpty()
                || !raw.get(0).headers.getOrDefault("content-type", "").startsWith("application/json")) {
            throw new MalformedBodyException(
                    "The first part of the body must be the statements, with the content type application/json.");
        }
        List<Part> parts = raw.stream().skip(1).map(MultipartPacking::part).toList();
        return new Envelope(raw.get(0).data, parts, version, statementId);
    }

    private List<Raw> read(byte[] body) {
        try {
            List<Raw> parts = new ArrayList<>();
            MultipartStream stream =
                    new MultipartStream(new ByteArrayInputStream(body), boundary.getBytes(UTF_8), 4_096, null);
            for (boolean more = stream.skipPreamble(); more; more = stream.readBoundary()) {
                Map<String, String> headers = headers(stream.readHeaders());
                ByteArrayOutputStream data = new ByteArrayOutputStream();
                stream.readBodyData(data);
                parts.add(new Raw(headers, data.toByteArray()));
            }
            return parts;
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedBodyException(
                    "The body is not multipart/mixed with the boundary '" + Quoted.of(boundary) + "'.");
        }
    }

    private static Map<String, String> headers(String block) {
        Map<String, String> headers = new HashMap<>();
        for (String line : block.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static Part part(Raw raw) {
        String hash = raw.headers.getOrDefault("x-experience-api-hash", "").toLowerCase(Locale.ROOT);
        String encoding = raw.headers.getOrDefault("content-transfer-encoding", "");
        if (!encoding.equalsIgnoreCase("binary")) {
            throw new MalformedBodyException("The Content-Transfer-Encoding of an attachment's part is '"
                    + Quoted.of(encoding) + "'; expected binary.");
        }
        if (!hash.equals(hash(raw.data, ALGORITHMS.get(hash.length())))) {
            throw new MalformedBodyException("The X-Experience-API-Hash of an attachment's part is '" + Quoted.of(hash)
                    + "'; expected the SHA-2 of its data.");
        }
        return new Part(raw.headers, hash, raw.data);
    }

    private static String hash(byte[] data, @Nullable String algorithm) {
        try {
            return algorithm == null
                    ? "-"
                    : HexFormat.of()
                            .formatHex(MessageDigest.getInstance(algorithm).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has " + algorithm, e);
        }
    }
}
