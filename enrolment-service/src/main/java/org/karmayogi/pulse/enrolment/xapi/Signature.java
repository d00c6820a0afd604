package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.enrolment.xapi.statement.Durations;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signature of a signed statement (1.0.3 Data 2.6): a JSON web signature over the statement as it was before. It
 * must be well formed; whose it is, is not asked.
 */
final class Signature {

    private static final String USAGE = "http://adlnet.gov/expapi/attachments/signature";
    private static final Map<String, String> ALGORITHMS =
            Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

    /** What a record store sets or changes, and the attachments, which are compared by themselves. */
    private static final Set<String> SET_LATER = Set.of("authority", "stored", "version", "attachments");

    private Signature() {}

    static boolean isIn(JsonAt attachment) {
        return attachment.get("usageType").text().equals(USAGE);
    }

    /**
     * Lets a well-formed signature pass.
     *
     * @throws FeedFault if it is malformed, signs another statement or is not that of the certificate it has
     */
    static void require(JsonAt attachment, byte[] data, JsonAt statement) {
        if (!attachment.get("contentType").text().equals("application/octet-stream")) {
            throw fault(attachment.get("contentType"), "must have the contentType application/octet-stream");
        }
        String[] parts = new String(data, US_ASCII).split("\\.", -1);
        if (parts.length != 3) {
            throw fault(attachment, "must be a JSON web signature of three parts with dots between them");
        }
        JsonNode header = json(attachment, parts[0]);
        JsonNode payload = json(attachment, parts[1]);
        String algorithm = ALGORITHMS.get(header.path("alg").asString(""));
        if (algorithm == null) {
            throw fault(attachment, "must be made with RS256, RS384 or RS512");
        }
        if (!payload.isObject() || !same((ObjectNode) payload, (ObjectNode) statement.node())) {
            throw fault(attachment, "must be over the statement that it comes with");
        }
        if (header.path("x5c").isArray()
                && !isSignedBy(header.get("x5c").path(0).asString(""), algorithm, parts)) {
            throw fault(attachment, "must be that of the certificate in its header");
        }
    }

    private static JsonNode json(JsonAt attachment, String part) {
        try {
            return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException | JacksonException e) {
            throw fault(attachment, "must be a JSON web signature with JSON in base64url as header and payload");
        }
    }

    /** An id and a timestamp may have been given later. */
    private static boolean same(ObjectNode signed, ObjectNode received) {
        ObjectNode before = signed.deepCopy().remove(SET_LATER);
        ObjectNode now = received.deepCopy().remove(SET_LATER);
        for (String given : List.of("id", "timestamp")) {
            if (!before.has(given)) {
                now.remove(given);
            }
        }
        return before.equals(Signature::compare, now) && others(signed).equals(others(received));
    }

    /** Numbers are the same where they are worth the same, durations where they are to a hundredth of a second. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        boolean same = (one.isString() && other.isString())
                ? Durations.toHundredths(one.asString()).equals(Durations.toHundredths(other.asString()))
                : one.equals(other);
        return same ? 0 : 1;
    }

    private static List<JsonNode> others(ObjectNode statement) {
        List<JsonNode> others = new ArrayList<>();
        statement.path("attachments").forEach(each -> {
            if (!each.path("usageType").asString("").equals(USAGE)) {
                others.add(each);
            }
        });
        return others;
    }

    private static boolean isSignedBy(String certificate, String algorithm, String[] parts) {
        try {
            byte[] encoded = Base64.getDecoder().decode(certificate);
            java.security.Signature signature = java.security.Signature.getInstance(algorithm);
            signature.initVerify(
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)));
            signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static FeedFault fault(JsonAt at, String expected) {
        return new FeedFault(at.pointer(), "The signature " + expected + ".");
    }
}
