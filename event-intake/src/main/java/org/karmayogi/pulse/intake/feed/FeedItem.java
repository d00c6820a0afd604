package org.karmayogi.pulse.intake.feed;

import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.batch.JsonItems;

/**
 * One item of a feed, read.
 *
 * @param span where its bytes are in the body
 * @param name the identity its sender knows it by, as it is to be answered; null where it has none
 */
public record FeedItem(JsonItems.Span span, @Nullable String name, Reading reading) {}
