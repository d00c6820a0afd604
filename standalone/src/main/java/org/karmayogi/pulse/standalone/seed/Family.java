package org.karmayogi.pulse.standalone.seed;

/** An event family and where it is pushed. */
enum Family {
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

    String path() {
        return path;
    }
}
