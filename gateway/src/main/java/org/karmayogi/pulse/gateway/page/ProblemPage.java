package org.karmayogi.pulse.gateway.page;

import java.util.List;
import java.util.stream.Collectors;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.web.util.HtmlUtils;

/** Problem types as a page. */
final class ProblemPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Problems – Karmayogi Pulse</title>
            <meta name="viewport" content="width=device-width">
            <link rel="stylesheet" href="/problems/pulse.css">
            <link rel="icon" href="data:,">
            </head>
            <body>
            <nav><a href="/docs">API</a> <a href="/problems">All problems</a></nav>
            <main>
            <h1>Problems</h1>
            <p>Every error is <code>application/problem+json</code> (RFC 9457). Its <code>type</code> is one of these and does not change;
            its <code>detail</code> says what was found and what was expected.</p>
            %s</main>
            </body>
            </html>
            """;

    private static final String TYPE = """
            <section>
            <h2><a href="%1$s">%1$s</a> <span>%2$d</span></h2>
            <p><strong>%3$s.</strong> %4$s</p>
            </section>
            """;

    private ProblemPage() {}

    static String of(List<ProblemType> types) {
        return PAGE.formatted(types.stream().map(ProblemPage::section).collect(Collectors.joining()));
    }

    private static String section(ProblemType type) {
        return TYPE.formatted(
                type.uri(), type.status(), HtmlUtils.htmlEscape(type.title()), HtmlUtils.htmlEscape(type.meaning()));
    }
}
