package org.karmayogi.pulse.enrolment.xapi;

import java.util.Map;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.enrolment.FeedBench;
import org.karmayogi.pulse.enrolment.PortalRules;

/** Feeds of the portal {@code igot}, to take requests with. */
final class Feeds {

    static final StatementFeed POSTED = posted(Map.of());

    private Feeds() {}

    /** A POST under these rules. */
    static StatementFeed posted(Map<String, String> rules) {
        return packed(new PlainPacking(XapiVersion.V1_0, null), rules);
    }

    static StatementFeed put(String statementId) {
        return packed(new PlainPacking(XapiVersion.V1_0, statementId), Map.of());
    }

    static StatementFeed packed(Envelope.Packing packing, Map<String, String> rules) {
        return new StatementFeed(
                StatementMapping.of("igot", PortalRules.of(rules).xapi(), homePage -> true), FeedBench.ITEMS, packing);
    }
}
