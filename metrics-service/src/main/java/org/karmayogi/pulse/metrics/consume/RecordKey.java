package org.karmayogi.pulse.metrics.consume;

import static org.karmayogi.pulse.metrics.consume.Fields.identifier;
import static org.karmayogi.pulse.metrics.consume.Fields.required;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a record is kept under, and what its headers say of it: a learner's id, or for statements {@code
 * xapi|<source>|<id>}.
 */
final class RecordKey {

    private static final String STATEMENT_TYPES = "in.karmayogi.statement.";
    private static final String STATEMENT_KEYS = "xapi|";
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,9}/[0-9]{1,18}");

    private RecordKey() {}

    /** The record's subject, which has the form that its type asks for. */
    static String of(String type, String source, EventHeaders headers) throws DeadRecordException {
        if (!type.startsWith(STATEMENT_TYPES)) {
            return identifier("ce_subject", headers.subject);
        }
        String subject = required("ce_subject", headers.subject);
        String expected = STATEMENT_KEYS + source + '|';
        if (!subject.startsWith(expected)) {
            throw new DeadRecordException(
                    DeadReason.INVALID, "ce_subject '" + subject + "' does not begin with '" + expected + "'");
        }
        identifier("ce_subject behind '" + expected + "'", subject.substring(expected.length()));
        return subject;
    }

    /** The id the sender wrote; null where that is the key. */
    static @Nullable String alias(String type, String key, EventHeaders headers) throws DeadRecordException {
        if (headers.alias == null) {
            return null;
        }
        if (type.startsWith(STATEMENT_TYPES)) {
            throw new DeadRecordException(DeadReason.INVALID, "ce_alias is there, but a statement is no learner's");
        }
        String alias = identifier("ce_alias", headers.alias);
        return alias.equals(key) ? null : alias;
    }

    /** Whether the fold wrote the record. */
    static boolean isForwarded(EventHeaders headers) throws DeadRecordException {
        @Nullable String from = headers.forwardedFrom;
        if (from != null && !PLACE.matcher(from).matches()) {
            throw new DeadRecordException(
                    DeadReason.INVALID, "ce_forwardedfrom '" + from + "' is not a partition, a slash and an offset");
        }
        return from != null;
    }
}
