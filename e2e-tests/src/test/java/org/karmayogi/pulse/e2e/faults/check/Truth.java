package org.karmayogi.pulse.e2e.faults.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.karmayogi.pulse.e2e.faults.ledger.Fate;
import org.karmayogi.pulse.e2e.faults.ledger.Ledger;
import org.karmayogi.pulse.e2e.faults.log.Junk;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.log.LogReceipts;
import org.karmayogi.pulse.e2e.faults.log.LoggedEvent;
import org.karmayogi.pulse.e2e.faults.log.LoggedLink;
import org.karmayogi.pulse.e2e.faults.log.TopicReader;
import org.karmayogi.pulse.e2e.history.Link;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.oracle.People;
import org.karmayogi.pulse.e2e.oracle.Receipts;

/**
 * What the log really holds, which decides about everything that was answered with "unknown". Accepted events must be in it, refused
 * ones must not, and nothing but them and the junk. For one thread.
 */
public final class Truth {

    private record Identity(String source, String id) {}

    private final Ledger ledger;
    private final Junk junk;
    private final TopicReader reader;
    private final Map<Identity, PortalEvent> counted = new LinkedHashMap<>();
    private final Map<Identity, Link> links = new LinkedHashMap<>();
    private final LogReceipts receipts = new LogReceipts();
    private final Set<PortalEvent> logged = new HashSet<>();
    private final List<String> unexplained = new ArrayList<>();

    public Truth(Ledger ledger, Junk junk, LogClient log) {
        this.ledger = ledger;
        this.junk = junk;
        this.reader = new TopicReader(log, LogClient.EVENTS);
    }

    /** Reads what has come since the last time; each record is explained or noted as not. */
    public void read() {
        for (ConsumerRecord<byte[], byte[]> record : reader.next()) {
            if (junk.has(new Junk.Place(record.partition(), record.offset()))) {
                continue;
            }
            if (LoggedLink.isForwarded(record)) {
                continue; // of what lies elsewhere, which is what counts
            }
            Optional<Link> link = LoggedLink.read(record);
            if (link.isPresent()) {
                links.putIfAbsent(new Identity(link.get().source(), link.get().id()), link.get());
                continue;
            }
            Optional<PortalEvent> event = LoggedEvent.read(record);
            if (event.isEmpty() || ledger.fate(event.get()) == Fate.REJECTED) {
                unexplained.add("the log holds "
                        + event.map(PortalEvent::toString).orElse("junk") + " in partition " + record.partition()
                        + " at " + record.offset() + ", which nobody sent or which was rejected");
                continue;
            }
            logged.add(event.get());
            receipts.add(record);
            // All records of one learner lie in one partition: the first one here is the first in the log.
            counted.putIfAbsent(new Identity(event.get().source(), event.get().id()), event.get());
        }
    }

    /** Whatever the ledger and the log do not agree on; each of it is reported once. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>(unexplained);
        unexplained.clear();
        ledger.fates().forEach((event, fate) -> {
            if (fate == Fate.ACCEPTED && logged.add(event)) {
                differences.add("accepted, but not in the log: " + event);
            }
        });
        return differences;
    }

    /** Each event that counts, once. */
    public List<PortalEvent> counted() {
        return List.copyOf(counted.values());
    }

    /** When what counts was received. */
    public Receipts receipts() {
        return receipts;
    }

    /** Who is who, as all links say. */
    public People people() {
        return new People(links.values());
    }

    /** How many records have been read. */
    public long records() {
        return reader.position();
    }
}
