package org.karmayogi.pulse.metrics.audit;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One search through the entries of {@link SharedIdentities}, a file after the other. */
final class SuspectSearch {

    private final int largest;
    private final int most;
    private final Set<Long> identities = new HashSet<>();
    private final BitSet documents = new BitSet();

    /** Documents that the chosen identities have, one of two identities twice. */
    private long chosen;

    private int named;
    private long pairs;
    private boolean complete = true;

    SuspectSearch(int largest, int most) {
        this.largest = largest;
        this.most = most;
    }

    /** Goes through one file. */
    void look(int file, Spill entries, long count) throws IOException {
        int size = (int) Math.min(largest, count);
        complete &= size == count;
        long[] sorted = new long[size];
        DataInputStream in = entries.read();
        for (int i = 0; i < size; i++) {
            sorted[i] = in.readLong();
            in.readInt();
        }
        Arrays.sort(sorted);
        Set<Long> suspected = new HashSet<>();
        for (int from = 0, to; from < size; from = to) {
            to = from + 1;
            int persons = 1;
            while (to < size && identity(sorted[to]) == identity(sorted[from])) {
                persons += sorted[to] == sorted[to - 1] ? 0 : 1;
                to++;
            }
            if (persons > 1) {
                pairs += persons - 1;
                if (chosen < most) {
                    chosen += to - from;
                    suspected.add(identity(sorted[from]));
                } else {
                    complete = false;
                }
            }
        }
        if (!suspected.isEmpty()) {
            name(suspected, entries.read(), size);
            suspected.forEach(identity -> identities.add(((long) file << SharedIdentities.ENTRY_BITS) | identity));
        }
    }

    private void name(Set<Long> suspected, DataInputStream in, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            long identity = identity(in.readLong());
            int document = in.readInt();
            if (suspected.contains(identity) && !documents.get(document)) {
                if (named == most) {
                    complete = false;
                    return;
                }
                documents.set(document);
                named++;
            }
        }
    }

    private static long identity(long entry) {
        return entry >>> SharedIdentities.SENT_BITS;
    }

    /**
     * What was found.
     *
     * @param names the ids of all documents, in their order
     */
    Suspects suspects(Spill names) throws IOException {
        List<String> learners = new ArrayList<>(named);
        DataInputStream in = names.read();
        for (int document = 0; document < documents.length(); document++) {
            String name = in.readUTF();
            if (documents.get(document)) {
                learners.add(name);
            }
        }
        return new Suspects(pairs, identities, learners, complete);
    }
}
