package org.karmayogi.pulse.bench.system;

/**
 * How big the parts of a measured system are.
 *
 * @param partitions of the log
 * @param serviceMegabytes heap of each service, and of a peer in its place
 * @param storeMegabytes heap of the store, which holds all documents in memory
 */
public record Sizing(int partitions, int serviceMegabytes, int storeMegabytes) {

    /** As the services come: their default of partitions, a heap that a small machine has. */
    public static final Sizing DEFAULT = new Sizing(12, 1_536, 2_048);

    /** Of a drain: the partitions that its peers' figures were taken with, and a heap in which all of them hold what they hold. */
    public static final Sizing DRAIN = new Sizing(6, 4_096, 4_096);
}
