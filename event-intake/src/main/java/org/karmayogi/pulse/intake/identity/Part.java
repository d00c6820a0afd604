package org.karmayogi.pulse.intake.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.event.IdHash;

/**
 * Some of a register's aliases, packed into one array, with a table of where each begins: objects would take three
 * times the memory. An entry is the alias and the learner with their lengths, and two times. Guarded by its owner.
 */
final class Part {

    private static final int NANOS = 1_000_000_000;
    private static final int TIMES = 2 * Long.BYTES;

    /** In the byte of a length, which is 1 to 128, less one: the alias stands for the learner. */
    private static final int LINKED = 0x80;

    private ByteBuffer entries = ByteBuffer.allocate(0);
    private int used;
    private int outdated;
    private int count;
    // Where entries begin, and one more; 0 is free. At most three quarters full, a power of two.
    private int[] table = new int[4];

    @Nullable Identity find(String alias, long hash) {
        int at = table[slot(alias, hash)] - 1;
        return at < 0 ? null : read(at);
    }

    /** The learner that an alias stands for. */
    @Nullable String target(String alias, long hash) {
        int at = table[slot(alias, hash)] - 1;
        return at < 0 || (entries.get(at) & LINKED) == 0 ? null : text(learnerAt(at));
    }

    void put(Identity identity, long hash) {
        int length = 2 + identity.alias().length() + identity.learnerId().length() + TIMES;
        makeRoom(length);
        int slot = slot(identity.alias(), hash);
        int before = table[slot] - 1;
        if (before < 0) {
            count++;
        } else {
            outdated += length(before);
        }
        table[slot] = used + 1;
        write(identity);
        used += length;
        if (4 * count > 3 * table.length) {
            growTable();
        }
    }

    private void makeRoom(int length) {
        if (used + length <= entries.capacity()) {
            return;
        }
        if (outdated > used / 4) {
            pack();
        }
        if (used + length > entries.capacity()) {
            // By a quarter: what is spare is spare in every part.
            entries = ByteBuffer.wrap(Arrays.copyOf(entries.array(), (used + length) * 5 / 4));
        }
    }

    /** Leaves out what has been replaced. */
    private void pack() {
        ByteBuffer packed = ByteBuffer.allocate(entries.capacity());
        int end = 0;
        for (int slot = 0; slot < table.length; slot++) {
            int at = table[slot] - 1;
            if (at >= 0) {
                int length = length(at);
                packed.put(end, entries, at, length);
                table[slot] = end + 1;
                end += length;
            }
        }
        entries = packed;
        used = end;
        outdated = 0;
    }

    private void growTable() {
        int[] places = table;
        table = new int[2 * places.length];
        for (int place : places) {
            if (place > 0) {
                String alias = text(place - 1);
                table[slot(alias, IdHash.of(alias))] = place;
            }
        }
    }

    /** Where the alias stands in the table, or would. */
    private int slot(String alias, long hash) {
        int slot = (int) (hash >>> 22) & (table.length - 1);
        while (table[slot] > 0 && !isAt(table[slot] - 1, alias)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private boolean isAt(int at, String alias) {
        if (lengthAt(at) != alias.length()) {
            return false;
        }
        for (int i = 0; i < alias.length(); i++) {
            if (entries.get(at + 1 + i) != alias.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private Identity read(int at) {
        int learner = learnerAt(at);
        int times = learner + 1 + lengthAt(learner);
        long occurred = entries.getLong(times);
        return new Identity(
                text(at),
                text(learner),
                (entries.get(at) & LINKED) != 0,
                Instant.ofEpochSecond(Math.floorDiv(occurred, NANOS), Math.floorMod(occurred, NANOS)),
                Instant.ofEpochMilli(entries.getLong(times + Long.BYTES)));
    }

    private void write(Identity identity) {
        Instant occurred = identity.occurredAt();
        entries.position(used)
                .put((byte) (identity.alias().length() - 1 | (identity.linked() ? LINKED : 0)))
                .put(identity.alias().getBytes(ISO_8859_1))
                .put((byte) (identity.learnerId().length() - 1))
                .put(identity.learnerId().getBytes(ISO_8859_1))
                .putLong(occurred.getEpochSecond() * NANOS + occurred.getNano())
                .putLong(identity.receivedAt().toEpochMilli());
    }

    private int learnerAt(int at) {
        return at + 1 + lengthAt(at);
    }

    private int length(int at) {
        return 2 + lengthAt(at) + lengthAt(learnerAt(at)) + TIMES;
    }

    private int lengthAt(int at) {
        return (entries.get(at) & 0x7F) + 1;
    }

    private String text(int at) {
        return new String(entries.array(), at + 1, lengthAt(at), ISO_8859_1);
    }
}
