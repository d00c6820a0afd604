package org.karmayogi.pulse.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.access.PathShape;

/**
 * The contract's routes against the document, which {@link DocumentedRoutesIT} holds against what runs: each is
 * answered or named as not built, with the reason, and whatever is answered besides is named, too.
 */
class ContractRoutesTests {

    private static final Path STATUS = Path.of("../docs/STATUS.md");

    private final OpenApiDocument document = OpenApiDocument.read();
    private final Set<String> contract = Promises.ofContract();
    private final Set<String> notBuilt = Promises.notBuilt();
    private final Set<String> built = Promises.of(document);

    @Test
    void whatTheContractPromisesIsAnsweredOrNamedAsNotBuilt() {
        Set<String> missing = new TreeSet<>(contract);
        missing.removeAll(built);
        missing.removeAll(notBuilt);

        assertThat(missing)
                .as("neither in %s nor in contract/not-built.txt", OpenApiDocument.FILE)
                .isEmpty();
    }

    @Test
    void whatIsNamedAsNotBuiltIsOfTheContractAndNotBuilt() {
        assertThat(contract).containsAll(notBuilt);
        // A route stands in the list for its parameters, too, and may be built without some of them.
        assertThat(notBuilt)
                .filteredOn(promise -> promise.contains("?") || !hasParameters(promise))
                .as("in contract/not-built.txt, and answered")
                .doesNotContainAnyElementsOf(built);
    }

    private boolean hasParameters(String route) {
        return notBuilt.stream().anyMatch(promise -> promise.startsWith(route + "?"));
    }

    @Test
    void whatIsAnsweredIsOfTheContractOrNamedAsBeyondIt() {
        List<String> beyond = Promises.lines("beyond.txt");
        assertThat(document.operations())
                .filteredOn(operation -> !contract.contains(operation.route()))
                .as("neither in contract/routes.txt nor in contract/beyond.txt")
                .allMatch(operation -> beyond.stream().anyMatch(line -> isOf(line, operation)));
    }

    private static boolean isOf(String line, Operation operation) {
        return line.startsWith("/")
                ? PathShape.of(line).matches(operation.template())
                : Mapping.nameless(line).equals(operation.route());
    }

    @Test
    void theStatusPageHasTheSameList() throws IOException {
        List<String> listed = Files.readString(STATUS)
                .replaceFirst("(?s).*## Not built yet\\n", "")
                .replaceFirst("(?s)\\n## .*", "")
                .lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2))
                .toList();

        assertThat(listed).isEqualTo(Promises.lines("not-built.txt"));
    }
}
