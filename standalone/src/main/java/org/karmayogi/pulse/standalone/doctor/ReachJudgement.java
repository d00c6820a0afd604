package org.karmayogi.pulse.standalone.doctor;

import java.time.Duration;
import java.time.Instant;

/** Whether the gateway can be reached, now and next month, and has the time we have. */
final class ReachJudgement {

    /** Half a second of the header's rounding, and as much as a synchronised clock may be off. */
    private static final Duration SKEW_OF_CLOCKS = Duration.ofSeconds(2);

    /** The contract refuses what occurs ten minutes ahead: a tenth of it is beyond every doubt. */
    private static final Duration SKEW_THAT_HARMS = Duration.ofMinutes(1);

    private static final Duration SOON = Duration.ofDays(21);
    private static final Duration NOW = Duration.ofDays(3);

    private ReachJudgement() {}

    static Finding gateway(Reply readiness) {
        if (readiness instanceof Reply.Answer answer && answer.status() == 200) {
            return Finding.ok("gateway", "It answers and is ready");
        }
        if (readiness instanceof Reply.Answer answer && answer.status() == 503) {
            return Finding.fail(
                    "gateway",
                    "It is not ready: it is starting or stopping. Look again in a minute, then into its log");
        }
        return Finding.fail(
                "gateway",
                "It " + readiness.trouble()
                        + ". Is this the address of a gateway, does one run there, and does a firewall let us?");
    }

    static Finding clock(Reply.Answer answer) {
        if (answer.date() == null) {
            return Finding.skip("clock", "The gateway's answer has no Date to compare with our clock");
        }
        Instant middle = answer.sent()
                .plus(Duration.between(answer.sent(), answer.received()).dividedBy(2));
        // The header drops the fraction, so half a second is the best guess.
        Duration ahead = Duration.between(middle, answer.date().plusMillis(500));
        String said = "The gateway's clock is " + Words.duration(ahead.abs())
                + (ahead.isNegative() ? " behind ours" : " ahead of ours");
        if (ahead.abs().compareTo(SKEW_THAT_HARMS) > 0) {
            return Finding.fail(
                    "clock", said + ": events are refused or asOf can not be compared. Synchronise both with NTP");
        }
        return ahead.abs().compareTo(SKEW_OF_CLOCKS) > 0
                ? Finding.warn("clock", said + ". Synchronise both with NTP")
                : Finding.ok("clock", "The gateway's clock and ours agree within " + Words.duration(SKEW_OF_CLOCKS));
    }

    /** @param end of the first certificate of the chain to end */
    static Finding certificate(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        if (left.isNegative()) {
            return Finding.fail(
                    "certificate",
                    "It ended " + Words.duration(left.abs()) + " ago, on " + end + ". Renew it: nobody can call");
        }
        String said = "It ends in " + Words.duration(left) + ", on " + end;
        if (left.compareTo(NOW) < 0) {
            return Finding.fail("certificate", said + ". Renew it today");
        }
        return left.compareTo(SOON) < 0
                ? Finding.warn(
                        "certificate", said + ". Renew it; where that is automatic it should have happened by now")
                : Finding.ok("certificate", said);
    }
}
