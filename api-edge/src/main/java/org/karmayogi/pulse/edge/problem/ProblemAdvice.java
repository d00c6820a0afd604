package org.karmayogi.pulse.edge.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Every exception that leaves a controller becomes a problem, by the {@link ProblemTable}. */
@RestControllerAdvice
public class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemTable table;

    ProblemAdvice(ProblemTable table) {
        this.table = table;
    }

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<byte[]> problem(Exception failure, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        ProblemException known = table.find(failure).orElseGet(() -> internal(failure));
        Problem problem = Problem.of(known, request.getRequestURI());
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof ErrorResponse response) {
            headers.putAll(response.getHeaders());
        }
        String retryAfter = problem.retryAfterSeconds();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(problem.type().status()).headers(headers).body(ProblemWriter.toBytes(problem));
    }

    /** The caller gets an id to quote and nothing else; what happened stands in the log under that id. */
    private static ProblemException internal(Exception failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("Internal error {}", id, Wordless.of(failure));
        return new ProblemException(ProblemType.INTERNAL_ERROR, "Quote the id " + id + " when you report this");
    }
}
