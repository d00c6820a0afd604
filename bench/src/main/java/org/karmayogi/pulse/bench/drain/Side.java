package org.karmayogi.pulse.bench.drain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.bench.drain.peer.ConnectorMain;
import org.karmayogi.pulse.bench.drain.peer.NaiveMain;
import org.karmayogi.pulse.bench.drain.peer.ParseMain;
import org.karmayogi.pulse.bench.drain.peer.PeerArguments;
import org.karmayogi.pulse.bench.drain.peer.StreamsMain;

/** One that drains: metrics-service, or a peer. All read with two threads, only what is committed, and have the same heap. */
sealed interface Side {

    Side STREAMS = new Peer("Kafka Streams, EOS v2, RocksDB", StreamsMain.class, StreamsMain.GROUP, true, true);
    Side NAIVE = new Peer("insert each event, $inc totals", NaiveMain.class, NaiveMain.GROUP, true, false);
    Side CONNECTOR = new Asked(new Peer(
            "MongoDB's sink connector, counted when asked", ConnectorMain.class, ConnectorMain.GROUP, true, false));
    Side PARSE = new Peer("poll and parse, nothing else", ParseMain.class, ParseMain.GROUP, false, false);

    String name();

    /** Whether it makes totals. */
    boolean counts();

    /** Starts it on what the log holds and will hold. */
    Progress start(Place place);

    /** The totals it has made. */
    Totals totals(Place place);

    /**
     * Metrics-service from its real jar, with all it does: take-over, dedupe, fenced flushes, meters, snapshots.
     *
     * @param catchUpInterval the pause between flushes while it is behind
     * @param instances how many share the partitions
     * @param further settings of each that are not to be as they are by default
     */
    record Pulse(Duration catchUpInterval, int instances, List<String> further) implements Side {

        /** Its default pause between flushes while it is behind. */
        static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

        /** One, with all other settings as they come. */
        Pulse(Duration catchUpInterval) {
            this(catchUpInterval, 1, List.of());
        }

        @Override
        public String name() {
            return "Pulse, flushed every " + catchUpInterval.toSeconds() + " s";
        }

        @Override
        public boolean counts() {
            return true;
        }

        @Override
        public Progress start(Place place) {
            List<String> settings = new ArrayList<>(further);
            settings.add("--pulse.metrics.consume.catch-up-interval=" + catchUpInterval.toMillis() + "ms");
            settings.add("--spring.kafka.consumer.isolation-level=read-committed");
            for (int instance = 1; instance <= instances; instance++) {
                place.system().metrics(place.broker(), place.store(), settings.toArray(String[]::new));
            }
            return place.checkpoints();
        }

        @Override
        public Totals totals(Place place) {
            return Totals.ofPulse(place.database());
        }
    }

    /**
     * A process of this module.
     *
     * @param group commits to the broker how far it is
     * @param checkpoints whether it is only as far as the checkpoints it writes with its totals
     */
    record Peer(String name, Class<?> main, String group, boolean counts, boolean checkpoints) implements Side {

        @Override
        public Progress start(Place place) {
            PeerArguments arguments = new PeerArguments(
                    place.broker(), place.store(), place.system().data(main.getSimpleName()));
            place.system().peer(main, arguments.words(), PeerArguments.READY);
            Progress committed = place.committed(group);
            return checkpoints ? committed.and(place.checkpoints()) : committed;
        }

        @Override
        public Totals totals(Place place) {
            return Totals.ofPeer(place.database());
        }
    }

    /** A process that only keeps the events: its totals are made when someone asks for them. */
    record Asked(Peer peer) implements Side {

        @Override
        public String name() {
            return peer.name();
        }

        @Override
        public boolean counts() {
            return peer.counts();
        }

        @Override
        public Progress start(Place place) {
            return peer.start(place);
        }

        @Override
        public Totals totals(Place place) {
            return Totals.ofEvents(place.database());
        }
    }
}
