package org.karmayogi.pulse.metrics.fold;

/**
 * A record that the owner of a document writes to the log once more, under the key where it counts.
 *
 * @param key the record's key
 * @param fact what it says, as it is kept under that key; its offset is that of the record it copies
 * @param cause offset of the record that made the owner write it
 */
public record Forward(String key, Fact fact, long cause) {}
