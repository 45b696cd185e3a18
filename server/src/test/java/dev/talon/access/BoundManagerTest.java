package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.access.Callers.Caller;
import dev.talon.db.TestDatabase;
import dev.talon.web.Allowed;
import dev.talon.web.CallerKind;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A manager of one centre at every operation that touches all of them, or another, in every way of asking. */
class BoundManagerTest {
    private static final String SENDING = """
            {"what": "monthly-pdf", "rhythm": "daily", "hour": 9, "language": "ru", "recipients": [], "active": true%s}""";

    /** They change rows of the caller's own centre, or the caller's own account; the statement itself looks for no others. */
    private static final Set<String> OF_OWN_ROWS =
            Set.of("removeSending", "sendNow", "signOutEverywhere", "changeOwnPassword", "putAutoCall");

    private static TestDatabase database;
    private static TestNode node;
    private static Callers callers;
    private static List<Operation> operations;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        operations = TestContract.READ.operations();
        callers = new Callers(node);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> whatIsOfEveryCentreIsRefusedWhateverTheBodyIsSaidToBe() {
        return operations.stream()
                .filter(operation -> !Allowed.of(operation).ofEveryCentre().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.getOperationId(), () -> {
                    for (String type :
                            List.of("application/json", "text/csv", "text/plain", "application/octet-stream", "")) {
                        Reply bound = ask(operation, "manager-north", type);
                        assertThat(bound.status()).as("as '%s'", type).isEqualTo(403);
                        assertThat(bound.text("/type")).endsWith("another-centre");
                        assertThat(ask(operation, "manager-all", type).status())
                                .as("of every centre, as '%s'", type)
                                .isNotIn(401, 403);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherCentreIsRefusedWhereverAQueryNamesIt() {
        return operations.stream()
                .filter(operation -> Allowed.of(operation).admits(CallerKind.MANAGER))
                .flatMap(operation -> operation.getParameters().stream()
                        .filter(parameter -> parameter.getIn().toString().equalsIgnoreCase("query"))
                        .map(Parameter::getName)
                        .filter(name -> name.startsWith("centre"))
                        .map(name -> DynamicTest.dynamicTest(operation.getOperationId() + " " + name, () -> {
                            for (String codes :
                                    List.of("south", "north,south", "north&" + name + "=south", "nowhere")) {
                                Reply reply = node.get(
                                        Paths.of(operation) + "?" + name + "=" + codes,
                                        caller("manager-north").headers());
                                assertThat(reply.status()).as(codes).isEqualTo(403);
                                assertThat(reply.text("/type")).endsWith("another-centre");
                            }
                        })));
    }

    @Test
    void anotherCentreIsRefusedInABodyToo() {
        for (String centre : List.of(", \"centre\": \"south\"", ", \"centre\": null", "")) {
            Reply reply = node.put(
                    "/sendings/of-others",
                    SENDING.formatted(centre),
                    caller("manager-north").headers());
            assertThat(reply.status()).as(centre).isIn(400, 403);
        }
        assertThat(node.get("/sendings").json().findValuesAsText("id")).doesNotContain("of-others");
    }

    /** Whoever adds one says whose it is: by the path, by {@code @all}, or by the body's {@code centre}. */
    @Test
    void everyChangeThatAManagerMayMakeSaysWhichCentreItTouches() {
        List<String> unsaid = new ArrayList<>();
        for (Operation operation : operations) {
            Allowed allowed = Allowed.of(operation);
            boolean changes = !operation.getHttpMethod().name().equals("GET");
            boolean asks = allowed.everywhere().contains(CallerKind.MANAGER)
                    || allowed.everywhere().contains(CallerKind.HOST)
                    || allowed.everywhere().contains(CallerKind.SPECIALIST);
            if (changes && asks && !operation.getOpenAPIPath().contains("{centre}") && !bodyNamesACentre(operation)) {
                unsaid.add(operation.getOperationId());
            }
        }
        assertThat(unsaid).containsExactlyInAnyOrderElementsOf(OF_OWN_ROWS);
    }

    private static boolean bodyNamesACentre(Operation operation) {
        if (operation.getRequestBody() == null) {
            return false;
        }
        var json = operation.getRequestBody().getContent().get("application/json");
        return json != null && ((JsonObject) json.getSchema().get("properties")).containsKey("centre");
    }

    private static Reply ask(Operation operation, String who, String type) {
        List<String> headers = new ArrayList<>(List.of(caller(who).headers()));
        headers.addAll(List.of("content-type", type));
        boolean reads = operation.getHttpMethod().name().equals("GET");
        return node.send(
                operation.getHttpMethod().name(),
                Paths.of(operation),
                reads ? "" : "{}",
                headers.toArray(String[]::new));
    }

    private static Caller caller(String name) {
        return callers.all().stream()
                .filter(caller -> caller.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
