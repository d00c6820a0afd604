package org.karmayogi.pulse.edge;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.Problem;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tomcat's last word on an error no application answered. Public with a public constructor because Tomcat makes it by name. */
public final class TomcatProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(TomcatProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // The path is left out: what could not be parsed is not worth repeating.
        ProblemType type = ProblemType.ofStatus(status);
        byte[] body = ProblemWriter.toBytes(Problem.of(type, null, null));
        try {
            response.setStatus(type.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The caller has gone before the error could be written", e);
        }
    }
}
