package org.karmayogi.pulse.intake.feed;

import java.util.List;

/**
 * What a body of a feed holds.
 *
 * @param bytes where the items' spans point to: the body, or what was packed in it
 * @param items in the order sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
public record FeedContent(byte[] bytes, List<FeedItem> items) {}
