package org.karmayogi.pulse.metrics.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The recount over HTTP: ask for one, read the latest. */
@RestController
@RequestMapping("/v1/audit")
final class AuditController {

    private final Auditor auditor;

    AuditController(Auditor auditor) {
        this.auditor = auditor;
    }

    /**
     * The state of the recount.
     *
     * @param running whether one is under way
     * @param latest the result of the latest that ended; null before the first
     */
    record AuditAnswer(boolean running, @Nullable Audit latest) {}

    @GetMapping
    AuditAnswer latest() {
        return new AuditAnswer(auditor.busy(), auditor.latest().orElse(null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    AuditAnswer request() {
        auditor.request();
        return new AuditAnswer(true, auditor.latest().orElse(null));
    }
}
