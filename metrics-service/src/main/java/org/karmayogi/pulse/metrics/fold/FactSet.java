package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The facts of one learner in the order of their offsets, each identity once, in one append-only run of bytes: what is
 * held in memory is what is stored, so a fact is encoded once in its life. Not thread-safe; a {@link Slice} is.
 */
public final class FactSet {

    /** What became of a fact that was offered. */
    public enum Outcome {
        /** It is new. */
        ADDED,
        /** The same identity with the same content is there already; the time of receipt is not content. */
        DUPLICATE,
        /** The same identity is there with another content, and stands. */
        CONFLICT,
        /** The learner has as many facts as a learner can have, or the alias as many identity facts. */
        FULL
    }

    /** Facts a learner can have. Fifty courses a year for a forty-year career are 4,000 facts; beyond this it is abuse. */
    public static final int CAPACITY = 10_000;

    /**
     * Bytes of facts a learner can have: half of what a MongoDB document can hold, since one that does not fit would stop its partition
     * for ever. Ten thousand facts of 800 bytes; an ordinary one has 80.
     */
    public static final int CAPACITY_BYTES = 8 * 1024 * 1024;

    /**
     * Identity facts about one alias; a link that is made and undone every year has as many in a career of thirty-two
     * years.
     */
    public static final int IDENTITY_CAPACITY = 64;

    private static final byte[] NOTHING = {};
    private static final int[] NO_IDENTITIES = {};

    private byte[] bytes = NOTHING;
    private int length;
    private int[] identities = NO_IDENTITIES;
    private int count;
    private boolean plain = true;

    /** An unchanging view of the first facts of a set. */
    public static final class Slice {

        /** A slice without facts. */
        public static final Slice EMPTY = new Slice(NOTHING, 0, 0);

        private final byte[] bytes;
        private final int length;
        private final int count;

        private Slice(byte[] bytes, int length, int count) {
            this.bytes = bytes;
            this.length = length;
            this.count = count;
        }

        /** How many facts there are. */
        public int count() {
            return count;
        }

        /** The facts, in the order of their offsets. */
        public List<Fact> facts() {
            List<Fact> facts = new ArrayList<>(count);
            ByteReader in = new ByteReader(bytes, 0, length);
            while (in.hasMore()) {
                in.size();
                facts.add(FactCodec.decode(in));
            }
            return facts;
        }

        /** A copy of exactly the slice's bytes. */
        public byte[] toByteArray() {
            return Arrays.copyOf(bytes, length);
        }
    }

    /**
     * Reads a stored run of facts up to an offset; later ones are not there yet.
     *
     * @throws IllegalArgumentException where the bytes are not such a run
     */
    public static FactSet restore(byte[] stored, long upToOffset) {
        FactSet set = new FactSet();
        ByteReader in = new ByteReader(stored, 0, stored.length);
        while (in.hasMore()) {
            int size = in.size();
            int next = in.position() + size;
            long place = in.number();
            if (FactCodec.offset(place) > upToOffset) {
                break;
            }
            set.plain &= FactCodec.isPlain(place);
            in.number();
            set.remember(identity(in.text(), in.text()));
            in.skip(next - in.position());
            set.length = next;
        }
        set.bytes = Arrays.copyOf(stored, set.length);
        return set;
    }

    /** Takes a fact in unless its identity is there already. Offsets must not decrease. */
    public Outcome add(Fact fact) {
        ByteWriter content = new ByteWriter(128);
        FactCodec.encodeContent(fact, content);
        int identity = identity(fact.source(), fact.id());
        for (int i = 0; i < count; i++) {
            if (identities[i] == identity) {
                Outcome known = compare(i, fact, content);
                if (known != Outcome.ADDED) {
                    return known;
                }
            }
        }
        if (count == CAPACITY || length + content.length() > CAPACITY_BYTES || isIdentityFull(fact)) {
            return Outcome.FULL;
        }
        remember(identity);
        plain &= fact.isPlain();
        append(FactCodec.place(fact), FactCodec.delay(fact), content);
        return Outcome.ADDED;
    }

    private boolean isIdentityFull(Fact fact) {
        return fact.event() instanceof LearningEvent.Identity
                && Identities.identityFacts(slice().facts())
                                .filter(known -> Objects.equals(known.alias(), fact.alias()))
                                .count()
                        >= IDENTITY_CAPACITY;
    }

    /** The facts as they are now, whatever is added later. */
    public Slice slice() {
        return new Slice(bytes, length, count);
    }

    /**
     * Whether every fact in it is {@linkplain Fact#isPlain plain}, so that all of them count and none is to be
     * forwarded.
     */
    public boolean isPlain() {
        return plain;
    }

    /** Facts in the set. */
    public int count() {
        return count;
    }

    /** Bytes of heap the set holds, to the nearest hundred or so. */
    public int footprint() {
        return bytes.length + 4 * identities.length + 64;
    }

    /** ADDED where the fact at an index has another identity after all (two hashes may meet). */
    private Outcome compare(int index, Fact fact, ByteWriter content) {
        ByteReader in = new ByteReader(bytes, 0, length);
        int size = in.size();
        for (int i = 0; i < index; i++) {
            in.skip(size);
            size = in.size();
        }
        int end = in.position() + size;
        in.number();
        in.number();
        int start = in.position();
        if (!in.text().equals(fact.source()) || !in.text().equals(fact.id())) {
            return Outcome.ADDED;
        }
        boolean same = Arrays.equals(bytes, start, end, content.array(), 0, content.length());
        return same ? Outcome.DUPLICATE : Outcome.CONFLICT;
    }

    private void append(long place, long delay, ByteWriter content) {
        int size = ByteWriter.sizeOf(place) + ByteWriter.sizeOf(delay) + content.length();
        int needed = length + ByteWriter.sizeOf(size) + size;
        if (needed > bytes.length) {
            // A new array, never a changed one: slices keep reading the old.
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + bytes.length / 2));
        }
        length = ByteWriter.put(size, bytes, length);
        length = ByteWriter.put(place, bytes, length);
        length = ByteWriter.put(delay, bytes, length);
        System.arraycopy(content.array(), 0, bytes, length, content.length());
        length += content.length();
    }

    private void remember(int identity) {
        if (count == identities.length) {
            identities = Arrays.copyOf(identities, Math.max(4, count + count / 2));
        }
        identities[count++] = identity;
    }

    private static int identity(String source, String id) {
        return 31 * source.hashCode() + id.hashCode();
    }
}
