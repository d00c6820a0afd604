package org.karmayogi.pulse.edge.problem;

/**
 * One fault in a document a caller sent.
 *
 * @param pointer RFC 6901 JSON pointer to the faulty value within the item; empty for the item itself
 * @param detail one sentence that names the offending value and what was expected
 */
public record FieldError(String pointer, String detail) {}
