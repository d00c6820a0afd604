package org.karmayogi.pulse.e2e.faults.schedule;

import java.util.function.Consumer;

/**
 * A fault with its end: when {@code happen} returns everything is running and connected again, if not yet caught up.
 *
 * @param kind its name in reports
 */
public record Fault(String kind, Consumer<Site> happen) {}
