package org.karmayogi.pulse.intake.batch;

import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The parser's bounds: those of a request, refused as such. */
final class BodyJson extends StreamReadConstraints {

    private static final long serialVersionUID = 1;

    private static final long UNBOUNDED = -1;

    private BodyJson(BatchLimits limits, int depth) {
        super(depth, UNBOUNDED, UNBOUNDED, limits.stringLength(), limits.stringLength(), limits.stringLength());
    }

    static JsonFactory factory(BatchLimits limits) {
        return factory(limits, limits.depth());
    }

    /** With a depth of its own, for items that are someone else's to shape. */
    static JsonFactory factory(BatchLimits limits, int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(new BodyJson(limits, depth))
                .build();
    }

    @Override
    public void validateNestingDepth(int depth) {
        if (depth > _maxNestingDepth) {
            throw new LimitExceededException(
                    Limit.DEPTH, "The JSON nests deeper than " + _maxNestingDepth + " levels.");
        }
    }

    @Override
    public void validateStringLength(int length) {
        requireLength("string", length);
    }

    @Override
    public void validateNameLength(int length) {
        requireLength("name", length);
    }

    @Override
    public void validateIntegerLength(int length) {
        requireLength("number", length);
    }

    @Override
    public void validateFPLength(int length) {
        requireLength("number", length);
    }

    private void requireLength(String what, int length) {
        if (length > _maxStringLen) {
            throw new LimitExceededException(
                    Limit.STRING_LENGTH, "A " + what + " has more than " + _maxStringLen + " characters.");
        }
    }
}
