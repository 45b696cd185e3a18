package dev.talon.browser;

import com.microsoft.playwright.Page;
import dev.talon.TestContract;
import io.vertx.openapi.contract.Operation;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** Which commands of the contract a page has sent: a test of a whole day fails when there is a new one that is not in it. */
final class SentCommands {
    private static final String API = "/api/v1";

    private final Set<String> sent = new ConcurrentSkipListSet<>();

    SentCommands(Page page) {
        page.onRequest(request -> {
            String path = URI.create(request.url()).getRawPath();
            if (path.startsWith(API)) {
                TestContract.READ.operations().stream()
                        .filter(operation -> operation.getHttpMethod().name().equals(request.method()))
                        .filter(operation -> path.substring(API.length()).matches(pattern(operation)))
                        .forEach(operation -> sent.add(operation.getOperationId()));
            }
        });
    }

    /** @param others those that are left out, and rightly */
    void areAll(Predicate<Operation> commands, Set<String> others) {
        Set<String> all = TestContract.READ.operations().stream()
                .filter(operation -> !operation.getHttpMethod().name().equals("GET"))
                .filter(commands)
                .map(Operation::getOperationId)
                .collect(Collectors.toCollection(TreeSet::new));
        Assertions.assertThat(all).as("what is left out exists").containsAll(others);
        all.removeAll(others);
        Assertions.assertThat(sent).as("sent by the page").containsAll(all);
    }

    private static String pattern(Operation operation) {
        return operation.getOpenAPIPath().replaceAll("\\{[^}]+}", "[^/]+");
    }
}
