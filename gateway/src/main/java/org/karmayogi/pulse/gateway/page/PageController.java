package org.karmayogi.pulse.gateway.page;

import java.util.List;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pages by address; what they load lies below {@code /docs/}. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
final class PageController {

    private final Resource docs = new ClassPathResource(PageConfiguration.OWN + "docs.html");

    @GetMapping("/docs")
    Resource docs() {
        return docs;
    }

    @GetMapping("/problems")
    String problems() {
        return ProblemPage.of(List.of(ProblemType.values()));
    }

    /** What a problem's {@code type} points to. */
    @GetMapping("/problems/{slug:[a-z-]+}")
    String problem(@PathVariable String slug) {
        return ProblemType.ofSlug(slug)
                .map(type -> ProblemPage.of(List.of(type)))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no problem type '" + slug + "'; /problems lists them"));
    }
}
