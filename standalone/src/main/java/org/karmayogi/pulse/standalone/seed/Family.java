package org.karmayogi.pulse.standalone.seed;

/** An event family and where it is pushed. */
public enum Family {
    ONBOARDED("onboardings"),
    TRANSFERRED("transfers"),
    DEACTIVATED("deactivations"),
    ENROLLED("enrolments"),
    WITHDRAWN("withdrawals"),
    COMPLETED("completions"),
    REVOKED("revocations");

    private final String path;

    Family(String path) {
        this.path = "/v1/" + path;
    }

    /** Below the gateway's address. */
    public String path() {
        return path;
    }
}
