package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.access.Callers.Caller;
import dev.talon.db.TestDatabase;
import dev.talon.web.Allowed;
import dev.talon.web.CallerKind;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Knocks at every door of the contract as everybody, and compares who comes in with what the contract says. */
class EveryOperationTest {
    private static TestDatabase database;
    private static TestNode node;
    private static Callers callers;
    private static List<Operation> operations;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        operations = TestContract.READ.operations();
        callers = new Callers(node);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> everybodyComesInWhereTheContractSaysAndNowhereElse() {
        return operations.stream()
                // It ends the sessions that the others come with.
                .sorted(Comparator.comparing(
                        operation -> operation.getOperationId().equals("signOutEverywhere")))
                .map(operation -> DynamicTest.dynamicTest(operation.getOperationId(), () -> {
                    List<String> wrong = new ArrayList<>();
                    for (Caller caller : callers.all()) {
                        int status = knock(operation, caller);
                        int expected = expected(operation, caller);
                        boolean right = expected == 0 ? status != 401 && status != 403 : status == expected;
                        if (!right) {
                            wrong.add(caller.name() + ": " + status + (expected == 0 ? "" : " instead of " + expected));
                        }
                    }
                    assertThat(wrong).isEmpty();
                }));
    }

    @Test
    void theHolderOfATicketMayFollowTheBoardOfItsCentreOnly() {
        String ticket =
                node.post("/centres/north/tickets", "{\"service\": \"cash\"}").text("/id");
        assertThat(asNobody("/centres/north/live?ticket=" + ticket)).isEqualTo(426);
        assertThat(asNobody("/centres/south/live?ticket=" + ticket)).isEqualTo(401);
        assertThat(asNobody("/centres/north/live?ticket=" + "A".repeat(22))).isEqualTo(401);
        assertThat(asNobody("/centres/north/board?ticket=" + ticket)).isEqualTo(401);
    }

    @Test
    void whoeverIsBoundToACentreSeesNothingOfTheOthersInListsAndReports() {
        Caller bound = callers.all().stream()
                .filter(caller -> caller.name().equals("manager-north"))
                .findFirst()
                .orElseThrow();
        assertThat(node.get("/centres", bound.headers()).json().findValuesAsText("code"))
                .contains("north")
                .doesNotContain("south");
        assertThat(node.get("/devices", bound.headers()).json().findValuesAsText("centre"))
                .containsOnly("north");
        assertThat(node.get("/reports/monthly?year=2024&centre=south", bound.headers())
                        .status())
                .isEqualTo(403);
        assertThat(node.get("/reports/monthly?year=2024", bound.headers()).text("/centre"))
                .isEqualTo("north");
    }

    private static int asNobody(String path) {
        return node.get(path, "authorization", "").status();
    }

    /** Without a body: whoever comes in with a command is told that it lacks one. */
    private static int knock(Operation operation, Caller caller) {
        String method = operation.getHttpMethod().name();
        boolean endsTheSession = operation.getOperationId().equals("signOut");
        String[] headers = endsTheSession ? new String[] {"authorization", ""} : caller.headers();
        return node.send(method, Paths.of(operation), "", headers).status();
    }

    /** The status of the refusal; 0 where they come in. */
    private static int expected(Operation operation, Caller caller) {
        Allowed allowed = Allowed.of(operation);
        if (allowed.everywhere().contains(CallerKind.ANYONE)) {
            return 0;
        }
        if (caller.who() == CallerKind.ANYONE) {
            return 401;
        }
        boolean fits = caller.who() == CallerKind.ADMINISTRATOR
                || allowed.everywhere().contains(caller.who())
                || allowed.ofEveryCentre().contains(caller.who());
        boolean elsewhere = operation.getOpenAPIPath().contains("{centre}")
                        && caller.centre()
                                .filter(centre -> !centre.equals("north"))
                                .isPresent()
                || allowed.ofEveryCentre().contains(caller.who())
                        && caller.centre().isPresent();
        return fits && !elsewhere ? 0 : 403;
    }
}
