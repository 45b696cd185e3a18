package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each operation shows what is sent and what is answered, and a server understands what is sent. That the examples are what their schemas
 * say is in {@link ContractLintIT}.
 */
class ExamplesTest {
    private static final JsonObject CONTRACT = AnswerCheck.read();

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        assertThat(node.createCentre("north").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyTextThatIsSentOrAnsweredHasAnExample() {
        List<String> without = new ArrayList<>();
        operations((id, operation) -> {
            contents(operation.getJsonObject("requestBody"), (type, content) -> {
                if (!isBinary(content) && example(content) == null) {
                    without.add(id + " is sent " + type);
                }
            });
            operation
                    .getJsonObject("responses")
                    .forEach(answer -> contents(whole(answer), (type, content) -> {
                        if (!isBinary(content) && example(content) == null) {
                            without.add(id + " answers " + answer.getKey() + " " + type);
                        }
                    }));
        });
        assertThat(without).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aServerUnderstandsEachExample() {
        List<DynamicTest> tests = new ArrayList<>();
        operations((id, operation) -> contents(operation.getJsonObject("requestBody"), (type, content) -> {
            if (!isBinary(content)) {
                Object example = example(content);
                String body = example instanceof JsonObject json ? json.encode() : example.toString();
                tests.add(DynamicTest.dynamicTest(id + " " + type, () -> understood(id, type, body)));
            }
        }));
        return tests.stream();
    }

    /** Most of what the examples name is not there; but none of them is wrong in form. */
    private static void understood(String id, String type, String body) {
        Operation operation = TestContract.READ.operation(id);
        Reply reply = node.send(operation.getHttpMethod().name(), Addresses.of(operation), body, "content-type", type);
        assertThat(reply.status()).as(reply.http().body()).isNotIn(400, 415).isLessThan(500);
    }

    private static void operations(BiConsumer<String, JsonObject> use) {
        CONTRACT.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(member -> {
                    if (member.getValue() instanceof JsonObject operation) {
                        use.accept(operation.getString("operationId"), operation);
                    }
                }));
    }

    /** @param holder of contents by their types; null: there are none */
    private static void contents(JsonObject holder, BiConsumer<String, JsonObject> use) {
        if (holder != null) {
            holder.getJsonObject("content", new JsonObject())
                    .forEach(type -> use.accept(type.getKey(), (JsonObject) type.getValue()));
        }
    }

    private static JsonObject whole(Map.Entry<String, Object> answer) {
        JsonObject said = (JsonObject) answer.getValue();
        return said.containsKey("$ref") ? at(said.getString("$ref")) : said;
    }

    private static boolean isBinary(JsonObject content) {
        return "binary".equals(content.getJsonObject("schema").getString("format"));
    }

    /** Null: there is none. */
    private static Object example(JsonObject content) {
        if (content.containsKey("examples")) {
            JsonObject first = (JsonObject)
                    content.getJsonObject("examples").iterator().next().getValue();
            return at(first.getString("$ref")).getValue("value");
        }
        return content.getValue("example");
    }

    private static JsonObject at(String reference) {
        JsonObject found = CONTRACT;
        for (String step : reference.substring("#/".length()).split("/")) {
            found = found.getJsonObject(step);
        }
        return found;
    }
}
