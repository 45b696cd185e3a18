package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.words.Languages;
import dev.talon.words.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the contract says in words what it allows, and texts that cannot be seen are refused wherever they are typed. */
class WordsOfRulesTest {
    private static TestDatabase database;
    private static TestNode node;
    private static OpenAPIContract contract;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        contract = TestContract.READ;
        node.createCentre("north");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyPatternNamesItsWords() {
        List<String> without = new ArrayList<>();
        walk(contract.getRawContract(), "", (schema, where) -> {
            if (schema.getValue("pattern") instanceof String) {
                String key = "pattern." + schema.getString("x-talon-words");
                if (!new Words("faults", Languages.DEFAULT).has(key)) {
                    without.add(where);
                }
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    void everyObjectOfARequestIsClosedAndEveryNumberBounded() {
        List<String> open = new ArrayList<>();
        contract.operations().stream()
                .filter(operation -> operation.getRequestBody() != null)
                .forEach(operation -> walk(Addresses.body(operation), operation.getOperationId(), (schema, where) -> {
                    boolean object = "object".equals(schema.getValue("type"));
                    boolean number =
                            "integer".equals(schema.getValue("type")) || "number".equals(schema.getValue("type"));
                    if (object && !schema.containsKey("additionalProperties")
                            || number && !schema.containsKey("enum") && !schema.containsKey("maximum")) {
                        open.add(where);
                    }
                }));
        assertThat(open).isEmpty();
    }

    @Test
    void aCodeIsToldWhatItMayHave() {
        String body = "{\"code\":\"Север!\",\"name\":{\"ru\":\"С\",\"en\":\"N\"},\"zone\":\"Europe/Moscow\"}";
        Reply russian = node.post("/centres", body, "accept-language", "ru");
        assertThat(russian.text("/errors/0/pointer")).isEqualTo("/code");
        assertThat(russian.text("/errors/0/problem")).startsWith("строчные латинские буквы, цифры и дефис");
        assertThat(russian.text("/detail")).startsWith("Запрос составлен неверно: /code — строчные латинские буквы");
        assertThat(node.post("/centres", body, "accept-language", "en").text("/errors/0/problem"))
                .startsWith("small Latin letters, digits and dashes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\u200b",
                "\u3164",
                "\u2800",
                "a\u0000b",
                "a\nb",
                "a\r\nb",
                "a\tb",
                "a\u001b[31m",
                "a\u2028b",
                "\u202eabc",
                "a\u2066b",
                "a\u0085b",
                "a\ufffeb",
                "a\udb40\udc41"
            })
    void aNameThatCannotBeSeenOrMovesTheCursorIsRefused(String name) {
        JsonObject named = new JsonObject().put("ru", name).put("en", name);
        JsonObject centre =
                new JsonObject().put("code", "odd").put("name", named).put("zone", "Europe/Moscow");
        refused(node.post("/centres", centre.encode(), "accept-language", "ru"), "/name/ru");
        refused(
                node.put(
                        "/staff/odd",
                        new JsonObject()
                                .put("name", name)
                                .put("role", "manager")
                                .put("password", "a long password")
                                .encode(),
                        "accept-language",
                        "ru"),
                "/name");
        refused(
                node.post(
                        "/tokens",
                        new JsonObject()
                                .put("name", name)
                                .put("role", "manager")
                                .encode(),
                        "accept-language",
                        "ru"),
                "/name");
        refused(
                node.post(
                        "/centres/north/desks/1/pause",
                        new JsonObject().put("reason", name).encode(),
                        "accept-language",
                        "ru"),
                "/reason");
        refused(
                node.put(
                        "/quality/lines/claims/odd",
                        new JsonObject().put("name", named).encode(),
                        "accept-language",
                        "ru"),
                "/name/ru");
    }

    @Test
    void aNoteMayHaveSeveralLines() {
        JsonObject note = new JsonObject().put("ru", "первая\nвторая").put("en", "");
        JsonObject page =
                new JsonObject().put("organisation", note).put("note", note).put("hours", new JsonArray());
        assertThat(node.put("/quality/years/2024/page", page.encode()).status()).isEqualTo(200);
        note.put("ru", "первая\r\nвторая");
        assertThat(node.put("/quality/years/2024/page", page.encode()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "0.7e1", "70E-1"})
    void aNumberIsWhatItIsWorthInABodyAndInAnAddress(String seven) {
        Reply put = node.put("/centres/north/services/cash/norms/2026-05-14", "{\"norm\":" + seven + "}");
        assertThat(put.json().at("/0/norm").asInt()).isEqualTo(7);
        assertThat(node.get("/centres/north/printers/none/history?limit=" + seven)
                        .status())
                .isEqualTo(200);
        assertThat(node.delete("/tokens/" + seven.replace("7", "21474830")).status())
                .isIn(204, 404, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B7", "%207", "07", "7.5", "1e400", "99999999999999999999", "seven", "0x7", ""})
    void whatIsNoWholeNumberIsToldSo(String text) {
        Reply reply = node.get("/centres/north/printers/none/history?limit=" + text, "accept-language", "ru");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("limit");
        assertThat(reply.text("/errors/0/problem")).containsAnyOf("целое число", "допустимо от");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "9999-12-31", "2026-02-30", "1989-12-31", "2026-5-1"})
    void aNormIsFromADayThatMayBe(String day) {
        assertThat(node.put("/centres/north/services/cash/norms/" + day, "{\"norm\":60}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SystemV/PST8", "EST5EDT", "GMT0", "+18:00", "Europe/Atlantis", "Z"})
    void aZoneIsAPlaces(String zone) {
        Reply reply = node.createCentre("elsewhere", zone);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("/zone");
    }

    private static void refused(Reply reply, String pointer) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors").findValuesAsText("pointer")).contains(pointer);
        assertThat(reply.text("/errors/0/problem")).matches(".*[а-я]{3}.*");
    }

    private interface Visitor {
        void visit(JsonObject schema, String where);
    }

    private static void walk(Object here, String where, Visitor visitor) {
        if (here instanceof JsonObject object) {
            visitor.visit(object, where);
            object.forEach(member -> {
                if (!member.getKey().startsWith("__") && !member.getKey().equals("examples")) {
                    walk(member.getValue(), where + "/" + member.getKey(), visitor);
                }
            });
        } else if (here instanceof JsonArray array) {
            array.forEach(member -> walk(member, where, visitor));
        }
    }
}
