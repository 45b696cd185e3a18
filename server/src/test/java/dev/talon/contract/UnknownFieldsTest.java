package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A misspelt field or parameter of any operation, however deep, is refused and named. */
class UnknownFieldsTest {
    private static final String MISSPELT = "misspelt";

    private static TestDatabase database;
    private static TestNode node;
    private static List<Operation> operations;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        operations = TestContract.READ.operations();
        assertThat(node.createCentre("north").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> everyParameterOfTheQueryThatIsNoneIsNamed() {
        return each(operations, operation -> {
            String address = Addresses.of(operation);
            Reply reply = send(operation, address + (address.contains("?") ? "&" : "?") + MISSPELT + "=1", "");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/errors").findValuesAsText("pointer")).contains(MISSPELT);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFieldThatIsNoneIsNamedAtEveryDepth() {
        return each(
                operations.stream().filter(one -> one.getRequestBody() != null).toList(), operation -> {
                    for (Map.Entry<String, Object> sent :
                            misspelt(Addresses.body(operation), "").entrySet()) {
                        Reply reply = send(operation, Addresses.of(operation), ((JsonObject) sent.getValue()).encode());
                        assertThat(reply.status()).isEqualTo(400);
                        assertThat(reply.json().at("/errors").findValuesAsText("pointer"))
                                .contains(sent.getKey());
                    }
                });
    }

    @Test
    void itIsSaidInTheReadersLanguageWhatIsKnownInstead() {
        String typo = "{\"service\":\"cash\",\"categry\":\"priority\"}";
        Reply russian = node.post("/centres/north/tickets", typo, "accept-language", "ru");
        assertThat(russian.text("/detail"))
                .isEqualTo(
                        "Запрос составлен неверно: /categry — такого здесь нет; есть: category, language, printer, reason, service.");
        assertThat(russian.text("/errors/0/problem"))
                .isEqualTo("такого здесь нет; есть: category, language, printer, reason, service");
        Reply english = node.post("/centres/north/tickets", typo, "accept-language", "en");
        assertThat(english.text("/errors/0/problem"))
                .isEqualTo("is not known here; known are: category, language, printer, reason, service");
    }

    @Test
    void whatTakesNoBodyTakesNoFieldsEither() {
        Reply reply = node.post("/centres/north/desks/1/call-next", "{\"desk\":\"2\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("/desk");
        assertThat(node.post("/centres/north/desks/1/call-next", "{}").status())
                .as("nobody sits at the desk")
                .isEqualTo(409);
    }

    @Test
    void nullIsNoBodyWhereNoneIsNeeded() {
        assertThat(node.post("/centres/north/desks/1/finish", "null").status())
                .as("nobody sits at the desk")
                .isEqualTo(409);
        assertThat(node.post("/centres/north/tickets", "null").status()).isEqualTo(400);
    }

    /** By the pointer of the misspelt field, a body that has it; one for the object itself and for each object in it. */
    private static Map<String, Object> misspelt(JsonObject schema, String pointer) {
        Map<String, Object> bodies = new LinkedHashMap<>();
        if (schema.containsKey("properties")) {
            bodies.put(pointer + "/" + MISSPELT, new JsonObject().put(MISSPELT, 1));
            schema.getJsonObject("properties")
                    .forEach(property -> misspelt((JsonObject) property.getValue(), pointer + "/" + property.getKey())
                            .forEach((where, inner) ->
                                    bodies.put(where, new JsonObject().put(property.getKey(), inner))));
        } else if (schema.getValue("items") instanceof JsonObject items) {
            misspelt(items, pointer + "/0").forEach((where, inner) -> bodies.put(where, new JsonArray().add(inner)));
        }
        return bodies;
    }

    private static Reply send(Operation operation, String address, String body) {
        return node.send(operation.getHttpMethod().name(), address, body);
    }

    private static Stream<DynamicTest> each(List<Operation> operations, java.util.function.Consumer<Operation> test) {
        return operations.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.getOperationId(), () -> test.accept(operation)));
    }
}
