package org.karmayogi.pulse.intake.validation;

import java.util.List;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.IdHash;

/**
 * The valid items of a request so far, 20 bytes each, since a file has half a million. Neither ids nor what they said
 * is kept: two hashes of 64 bits tell whether another has the same id and says the same. Of half a million ids two
 * are taken for one once in 10^8 files.
 */
final class EarlierItems {

    private final String noun;
    private long[] ids = new long[64];
    private long[] fingerprints = new long[64];
    // And one more; 0 is free.
    private int[] positions = new int[64];
    private int count;

    /** None yet; the noun is what messages call an item, such as a line. */
    EarlierItems(String noun) {
        this.noun = noun;
    }

    /**
     * What becomes of a valid item, given those before it.
     *
     * @param raw the item as it was read
     */
    Verdict compare(int position, Verdict.Valid item, RawItem raw) {
        Event event = item.event();
        long id = IdHash.of(event.id());
        long fingerprint = event.fingerprint();
        int slot = slot(id);
        if (positions[slot] == 0) {
            put(slot, id, fingerprint, position + 1);
            count++;
            if (2 * count > ids.length) {
                grow();
            }
            return item;
        }
        int first = positions[slot] - 1;
        if (fingerprints[slot] == fingerprint) {
            return new Verdict.Repeat(event.id(), first);
        }
        String detail =
                noun + " " + first + " of this request has the id '" + event.id() + "' too, with other content.";
        return new Verdict.Invalid(event.id(), List.of(new FieldError(raw.pointer(Field.ID), detail)));
    }

    private int slot(long id) {
        int slot = (int) (id >>> 32) & (ids.length - 1);
        while (positions[slot] != 0 && ids[slot] != id) {
            slot = (slot + 1) & (ids.length - 1);
        }
        return slot;
    }

    private void put(int slot, long id, long fingerprint, int position) {
        ids[slot] = id;
        fingerprints[slot] = fingerprint;
        positions[slot] = position;
    }

    private void grow() {
        long[] oldIds = ids;
        long[] oldFingerprints = fingerprints;
        int[] oldPositions = positions;
        ids = new long[2 * oldIds.length];
        fingerprints = new long[ids.length];
        positions = new int[ids.length];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldPositions[i] != 0) {
                put(slot(oldIds[i]), oldIds[i], oldFingerprints[i], oldPositions[i]);
            }
        }
    }
}
