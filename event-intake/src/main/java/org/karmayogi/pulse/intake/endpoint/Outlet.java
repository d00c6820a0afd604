package org.karmayogi.pulse.intake.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
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

    /** To the topics, and what they have taken to the register of identities. */
    record AndToRegister(Outlet topics, List<Event> published, Consumer<Event> taken) implements Outlet {

        AndToRegister(Outlet topics, Consumer<Event> taken) {
            this(topics, new ArrayList<>(), taken);
        }

        @Override
        public void publish(Event event) {
            published.add(event);
            topics.publish(event);
        }

        @Override
        public void keep(Reject reject) {
            topics.keep(reject);
        }

        @Override
        public List<Receipt> receipts() {
            List<Receipt> receipts = topics.receipts();
            for (int i = 0; i < receipts.size(); i++) {
                if (receipts.get(i) == Receipt.ACKNOWLEDGED) {
                    taken.accept(published.get(i));
                }
            }
            return receipts;
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
