package org.karmayogi.pulse.metrics.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.karmayogi.pulse.metrics.query.SnapshotCheck;

/**
 * One random schedule of owners that fold, flush, crash, sleep and wake up, and of a slow reader, over the real classes:
 * the model of the commit protocol with the model taken out. After every step the store must show exactly the fold of the
 * log up to the checkpoint.
 */
final class ProtocolSchedule {

    private static final int ZOMBIES = 3;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** An owner, asleep or awake, and the flush it is in. */
    private static final class Member {
        final PausingStore store;
        final PartitionOwner owner;
        Flush flush;
        Stepped running;

        Member(PausingStore store, PartitionOwner owner) {
            this.store = store;
            this.owner = owner;
        }
    }

    private final MetricsStore store;
    private final UnaryOperator<MetricsStore> breakage;
    private final int partition;
    private final Random random;
    private final List<Arrival> log;
    private final List<Member> members = new ArrayList<>();
    private final SnapshotCheck reader;
    private final PausingStore readersStore;
    private Stepped reading;
    private int reads;

    /** @param breakage what stands between each owner and the store; the identity, but for the broken variants */
    ProtocolSchedule(MetricsStore store, UnaryOperator<MetricsStore> breakage, int partition, long seed) {
        this.store = store;
        this.breakage = breakage;
        this.partition = partition;
        this.random = new Random(seed);
        this.log = Logs.log(random, 4, 1 + random.nextInt(14)).stream()
                .map(arrival -> new Arrival(partition + "-" + arrival.learnerId(), arrival.fact()))
                .toList();
        this.readersStore = new PausingStore(new OnePartition(store, partition));
        this.reader = new SnapshotCheck(readersStore);
    }

    /** Runs it; what is wrong is an {@link AssertionError}. Returns how often the slow reader came to its end. */
    int run() {
        takeOver();
        int steps = 10 + random.nextInt(150);
        for (int step = 0; step < steps; step++) {
            if (random.nextDouble() < 0.4) {
                read();
            }
            act();
            check("step " + step);
        }
        members.forEach(ProtocolSchedule::crash);
        takeOver();
        Member last = members.get(members.size() - 1);
        while (last.owner.checkpoint().offset() < log.size() - 1) {
            fold(last);
            startFlush(last);
            while (last.running != null) {
                stepFlush(last);
            }
        }
        check("the end");
        if (last.owner.checkpoint().offset() != log.size() - 1) {
            throw new AssertionError("the last owner did not reach the end of the log");
        }
        if (reading != null) {
            reading.kill();
        }
        return reads;
    }

    private void act() {
        Member member = random.nextBoolean()
                ? members.get(members.size() - 1 - random.nextInt(Math.min(ZOMBIES, members.size())))
                : members.get(members.size() - 1);
        double choice = random.nextDouble();
        try {
            if (choice < 0.03) {
                takeOver();
            } else if (choice < 0.05) {
                members.forEach(ProtocolSchedule::crash);
                members.clear();
                takeOver();
            } else if (member.running != null && choice < 0.5) {
                stepFlush(member);
            } else if (choice < 0.75) {
                fold(member);
            } else {
                startFlush(member);
            }
        } catch (FencedException e) {
            boolean wasCurrent = members.get(members.size() - 1) == member;
            crash(member);
            members.remove(member);
            if (wasCurrent) {
                takeOver();
            }
        }
    }

    /** Another owner, in the reader's process or in one of its own. */
    private void takeOver() {
        FlushedTotals flushed = random.nextBoolean() ? store.flushed() : new FlushedTotals();
        PausingStore own = new PausingStore(breakage.apply(store)) {
            @Override
            public FlushedTotals flushed() {
                return flushed;
            }
        };
        members.add(new Member(own, PartitionOwner.takeOver(own, partition, "log")));
    }

    private void fold(Member member) {
        int next = (int) member.owner.position() + 1;
        if (next < log.size()) {
            member.owner.fold(List.of(log.get(next)), next);
        }
    }

    private void startFlush(Member member) {
        if (member.running == null
                && member.owner.position() > member.owner.checkpoint().offset()) {
            member.owner.noteEnd(START.plusSeconds(member.owner.position()), member.owner.position() + 1);
            member.owner.startFlush().ifPresent(flush -> {
                member.flush = flush;
                member.running = Stepped.start(() -> flush.run(StoreRetry.NONE), member.store::pausing);
            });
        }
    }

    private void stepFlush(Member member) {
        member.running.step();
        if (!member.running.ended()) {
            return;
        }
        Throwable failure = member.running.failure();
        Flush flush = member.flush;
        member.running = null;
        member.flush = null;
        member.store.pausing(null);
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        member.owner.settle(flush);
        if (random.nextDouble() < 0.3) {
            member.owner.evict(random.nextInt(600));
        }
    }

    private static void crash(Member member) {
        if (member.running != null) {
            member.running.kill();
            member.running = null;
        }
    }

    private void read() {
        if (reading == null) {
            reading = Stepped.start(reader::refresh, readersStore::pausing);
        } else {
            reading.step();
        }
        if (reading.ended()) {
            if (reading.failure() instanceof Error e) {
                throw e;
            }
            if (reading.failure() instanceof RuntimeException e) {
                throw e;
            }
            reading = null;
            reads += reader.isTheFoldOf(log, partition) ? 1 : 0;
        }
    }

    private void check(String when) {
        long checkpoint = store.checkpoints().stream()
                .filter(each -> each.partition() == partition)
                .mapToLong(Checkpoint::offset)
                .findFirst()
                .orElseThrow();
        Map<String, String> expected = Expected.totals(log, checkpoint);
        Map<String, String> read = Expected.read(store, partition);
        if (!read.equals(expected)) {
            throw new AssertionError("at " + when + ", checkpoint " + checkpoint + ": read " + read + ", is " + expected
                    + ", partition " + Set.of(partition));
        }
    }
}
