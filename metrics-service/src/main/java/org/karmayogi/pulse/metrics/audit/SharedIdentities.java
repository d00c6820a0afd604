package org.karmayogi.pulse.metrics.audit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.metrics.fold.Fact;

/**
 * Finds (source, id) pairs that were sent for more than one person, in bounded memory: a hash of each fact's identity
 * is written to one of many files by its first bits, with the number of the document it is in. Each file is then sorted
 * by itself, which brings equal hashes together. What is found is a suspicion that the facts themselves confirm or
 * refute. Used by one thread.
 *
 * <p>An entry has 40 bits of the identity's hash, besides the six that its file has, and 24 bits of the hash of the id
 * it was sent for. Among 175 million facts some 200 pairs of identities meet in 46 bits, and cost one reading each. Two
 * persons meet in 24 bits, and are overlooked, once in 16 million times; the next recount has another key.
 */
final class SharedIdentities implements AutoCloseable {

    /** Of the hash of an identity, the bits that name its file. */
    private static final int FILE_BITS = 6;

    /** The bits of it that an entry has. */
    static final int ENTRY_BITS = 40;

    /** The bits of the id it was sent for: the rest of an entry. */
    static final int SENT_BITS = Long.SIZE - ENTRY_BITS;

    private static final long SENT_MASK = (1L << SENT_BITS) - 1;

    private final KeyedHash hash;
    private final int largest;
    private final List<Spill> entries = new ArrayList<>();
    private final long[] sizes = new long[1 << FILE_BITS];
    private final Spill names;
    private int documents;

    /**
     * Empty.
     *
     * @param folder for temporary files of twelve bytes a fact and the learners' ids
     * @param largest entries of a file that are held in memory, eight bytes each; of a larger file only so many are
     * looked at
     */
    SharedIdentities(Path folder, KeyedHash hash, int largest) {
        this.hash = hash;
        this.largest = largest;
        try {
            names = new Spill(folder);
            for (int i = 0; i < sizes.length; i++) {
                entries.add(new Spill(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shortened hash of an identity, as in {@link Suspects}. */
    static long identity(KeyedHash hash, Fact fact) {
        return hash.of(fact.source(), fact.id()) >>> (Long.SIZE - FILE_BITS - ENTRY_BITS);
    }

    /** Notes what a document has. */
    void add(String learnerId, List<Fact> facts) {
        try {
            names.out().writeUTF(learnerId);
            for (Fact fact : facts) {
                if (Claim.isMadeBy(fact)) {
                    add(identity(hash, fact), hash.of("", fact.sentAs(learnerId)));
                }
            }
            documents++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(long identity, long sent) throws IOException {
        int file = (int) (identity >>> ENTRY_BITS);
        DataOutputStream out = entries.get(file).out();
        out.writeLong((identity << SENT_BITS) | (sent & SENT_MASK));
        out.writeInt(documents);
        sizes[file]++;
    }

    /**
     * What is to be looked at.
     *
     * @param most documents that are named at most
     */
    Suspects find(int most) {
        try {
            SuspectSearch search = new SuspectSearch(largest, most);
            for (int file = 0; file < sizes.length; file++) {
                search.look(file, entries.get(file), sizes[file]);
            }
            return search.suspects(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            names.close();
            for (Spill each : entries) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
