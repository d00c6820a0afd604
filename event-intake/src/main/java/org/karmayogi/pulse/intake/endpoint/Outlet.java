package org.karmayogi.pulse.intake.endpoint;

import java.util.Collections;
import java.util.List;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.publishing.Publication;
import org.karmayogi.pulse.intake.publishing.Receipt;
import org.karmayogi.pulse.intake.publishing.RejectLog.Reject;
import org.karmayogi.pulse.intake.publishing.RejectLog.Rejects;

/** Where one request's items go once they have been judged. */
sealed interface Outlet {

    void publish(Event event);

    void keep(Reject reject);

    /** One receipt an event, in the order published. Asked once, at the end. */
    List<Receipt> receipts();

    /** To the topics. */
    record ToLog(Publication publication, Rejects rejects) implements Outlet {

        @Override
        public void publish(Event event) {
            publication.send(event);
        }

        @Override
        public void keep(Reject reject) {
            rejects.keep(reject);
        }

        @Override
        public List<Receipt> receipts() {
            return publication.receipts();
        }
    }

    /** Nowhere: what would be published counts as taken. */
    final class Nowhere implements Outlet {

        private int events;

        @Override
        public void publish(Event event) {
            events++;
        }

        @Override
        public void keep(Reject reject) {}

        @Override
        public List<Receipt> receipts() {
            return Collections.nCopies(events, Receipt.ACKNOWLEDGED);
        }
    }
}
