package dev.talon.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A centre with kinds of its own: who is called where, and in which column it counts. */
class KindsTest {
    private static volatile OffsetDateTime now;
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String centre;
    private String petrova;
    private String ivanova;

    @BeforeAll
    static void open() {
        now = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> now).checkingAnswers();
        for (String login : List.of("petrova", "ivanova")) {
            ok(node.put("/staff/" + login, """
                    {"name":"%s","role":"specialist","password":"a long password"}""".formatted(login)));
        }
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @BeforeEach
    void centre() {
        now = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
        centre = "kinds" + ++centres;
        node.createCentre(centre);
        ok(put("/kinds/legal", """
                {"name":{"ru":"Юридические лица","en":"Companies"},"countedIn":"consultation"}"""));
        ok(put("/kinds/recount", """
                {"name":{"ru":"Перерасчёт","en":"Recalculation"},"countedIn":"consultation"}"""));
        ok(put("/kinds/info", """
                {"name":{"ru":"Справка","en":"Information"}}"""));
        ok(put("/services/companies", """
                {"name":{"ru":"Юрлица","en":"Companies"},"route":["legal","cash"],"prefix":"Ж","norm":900}"""));
        ok(put("/services/recount", """
                {"name":{"ru":"Перерасчёт","en":"Recalculation"},"route":["recount"],"prefix":"Ж","norm":900}"""));
        ok(put("/services/info", """
                {"name":{"ru":"Справка","en":"Information"},"route":["info"],"prefix":"Б","norm":900}"""));
        ok(put("/desks/1", """
                {"stages":["consultation","legal","recount"]}"""));
        ok(put("/desks/2", """
                {"stages":["consultation","recount","info"]}"""));
        petrova = session("petrova");
        ivanova = session("ivanova");
        ok(sit("1", petrova));
        ok(sit("2", ivanova));
    }

    private static void ok(Reply reply) {
        assertThat(reply.status()).as("%s", reply.http().body()).isBetween(200, 204);
    }

    private Reply put(String path, String body) {
        return node.put("/centres/" + centre + path, body);
    }

    private static String session(String login) {
        return node.post("/session", "{\"login\":\"%s\",\"password\":\"a long password\"}".formatted(login))
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private Reply at(String desk, String who, String command, String body) {
        return send(desk, who, command + "?page=the-page-" + desk, body);
    }

    private Reply sit(String desk, String who) {
        return send(desk, who, "hold", "{\"page\":\"the-page-" + desk + "\"}");
    }

    private Reply send(String desk, String who, String command, String body) {
        return node.post(
                "/centres/" + centre + "/desks/" + desk + "/" + command, body, "cookie", who, "authorization", "");
    }

    private String ticket(String service) {
        now = now.plusSeconds(10);
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}")
                .text("/label");
    }

    private Reply serve(String desk, String who) {
        Reply call = at(desk, who, "call-next", "{}");
        assertThat(call.status()).as("%s", call.http().body()).isEqualTo(200);
        now = now.plusSeconds(20);
        ok(at(desk, who, "start", "{}"));
        now = now.plusSeconds(120);
        ok(at(desk, who, "finish", "{}"));
        return call;
    }

    @Test
    void everyCentreBeginsWithTheTwoKindsOfTheTable() {
        node.createCentre("two" + centres);
        Reply kinds = node.get("/centres/two" + centres + "/kinds");
        assertThat(kinds.json().toString()).isEqualTo("""
                [{"code":"consultation","name":{"ru":"Консультация","en":"Consultation"},"countedIn":"consultation","active":true},\
                {"code":"cash","name":{"ru":"Касса","en":"Cash desk"},"countedIn":"cash","active":true}]""");
    }

    @Test
    void aCentreMayBeginWithKindsOfItsOwn() {
        String code = "own" + centres;
        Reply made = node.post("/centres", """
                {"code":"%s","zone":"Europe/Moscow","name":{"ru":"Ц","en":"C"},
                 "kinds":[{"code":"legal","name":{"ru":"Юрлица","en":"Companies"},"countedIn":"consultation"},
                          {"code":"info","name":{"ru":"Справка","en":"Information"}}],
                 "services":[{"code":"companies","name":{"ru":"Ю","en":"C"},"route":["legal","info"],"prefix":"Ж","norm":900}],
                 "desks":[{"code":"1","stages":["legal","cash"]}]}""".formatted(code));
        assertThat(made.status()).as("%s", made.http().body()).isEqualTo(201);
        JsonNode kinds = node.get("/centres/" + code + "/kinds").json();
        assertThat(kinds.findValuesAsText("code")).containsExactly("consultation", "cash", "legal", "info");
        assertThat(kinds.findValuesAsText("countedIn")).containsExactly("consultation", "cash", "consultation", "own");
        Reply taken = node.post("/centres", """
                {"code":"%sx","zone":"Europe/Moscow","name":{"ru":"Ц","en":"C"},"kinds":[{"code":"cash","name":{"ru":"К","en":"C"}}]}""".formatted(code));
        assertThat(taken.status()).isEqualTo(422);
        Reply strange = node.post("/centres", """
                {"code":"%sx","zone":"Europe/Moscow","name":{"ru":"Ц","en":"C"},"desks":[{"code":"1","stages":["legal"]}]}""".formatted(code));
        assertThat(strange.text("/type")).isEqualTo("/problems/no-such-kind");
    }

    @Test
    void theTwoKindsOfTheTableAreRenamedAndStayInTheirColumns() {
        for (String code : List.of("consultation", "cash")) {
            ok(put("/kinds/" + code, "{\"name\":{\"ru\":\"Иначе\",\"en\":\"Otherwise\"}}"));
            for (String column : List.of("own", "consultation", "cash")) {
                Reply moved = put(
                        "/kinds/" + code,
                        "{\"name\":{\"ru\":\"Иное\",\"en\":\"Other\"},\"countedIn\":\"" + column + "\"}");
                assertThat(moved.status()).as(code + " in " + column).isEqualTo(code.equals(column) ? 200 : 409);
            }
        }
        JsonNode kinds = node.get("/centres/" + centre + "/kinds").json();
        assertThat(kinds.findValuesAsText("countedIn")).startsWith("consultation", "cash");
        assertThat(kinds.findValuesAsText("en")).startsWith("Other", "Other");
    }

    @Test
    void aKindThatSomebodyIsStillToComeToIsNotClosed() {
        ticket("info");
        ok(node.delete("/centres/" + centre + "/services/info"));
        ok(put("/desks/2", "{\"stages\":[\"consultation\"]}"));
        Reply waited = node.delete("/centres/" + centre + "/kinds/info");
        assertThat(waited.status()).as("%s", waited.http().body()).isEqualTo(409);
        ok(put("/desks/2", "{\"stages\":[\"info\"]}"));
        serve("2", ivanova);
        ok(put("/desks/2", "{\"stages\":[\"consultation\"]}"));
        ok(node.delete("/centres/" + centre + "/kinds/info"));
    }

    @Test
    void aDayOfKindsOfItsOwnCountsInTheColumnsOfThoseKinds() {
        String companies = ticket("companies");
        String recount = ticket("recount");
        String info = ticket("info");
        String consultation = ticket("consultation");
        assertThat(List.of(companies, recount)).as("one letter, one sequence").containsExactly("Ж001", "Ж002");
        assertThat(serve("2", ivanova).text("/call/label"))
                .as("desk 2 does not serve companies, who are due before")
                .isEqualTo(recount);
        Reply first = serve("1", petrova);
        assertThat(first.text("/call/label")).isEqualTo(companies);
        assertThat(first.text("/call/stage")).isEqualTo("legal");
        assertThat(serve("2", ivanova).text("/call/label")).isEqualTo(info);
        assertThat(serve("1", petrova).text("/call/label")).isEqualTo(consultation);
        assertThat(at("1", petrova, "call-next", "{}").status()).isEqualTo(204);
        Reply table = node.get("/reports/monthly?year=2026&form=measured&centre=" + centre);
        assertThat(table.json().at("/months/2/consultation/count").asInt())
                .as("companies, recalculation and the consultation, without the information")
                .isEqualTo(3);
        assertThat(table.json().at("/months/2/cash/count").asInt()).isZero();
        Reply own = node.get("/reports/overview?from=2026-03-05&to=2026-03-05&by=kind&centre=" + centre);
        assertThat(StreamSupport.stream(own.json().at("/by/kind").spliterator(), false)
                        .map(line -> line.at("/key").asText() + " "
                                + line.at("/name/ru").asText() + " "
                                + line.at("/figures/counted").asInt()))
                .as("the centre's own report has each kind")
                .containsExactlyInAnyOrder(
                        "consultation  1",
                        "cash  0",
                        "legal Юридические лица 1",
                        "recount Перерасчёт 1",
                        "info Справка 1");
        Reply only = node.get("/reports/overview?from=2026-03-05&to=2026-03-05&kind=legal&centre=" + centre);
        assertThat(only.json().at("/total/counted").asInt()).isEqualTo(1);
    }

    @Test
    void calledIsWhomTheDeskAndItsSpecialistBothServe() {
        ok(put("/specialists/ivanova", "{\"kinds\":[\"consultation\",\"info\"]}"));
        String recount = ticket("recount");
        String consultation = ticket("consultation");
        assertThat(node.get("/centres/" + centre + "/desks/2")
                        .json()
                        .at("/stages")
                        .toString())
                .isEqualTo("[\"consultation\",\"info\"]");
        assertThat(at("2", ivanova, "call-next", "{}").text("/call/label"))
                .as("«Иванова не ведёт перерасчёт»")
                .isEqualTo(consultation);
        assertThat(at("1", petrova, "call-next", "{}").text("/call/label")).isEqualTo(recount);
        Reply people = node.get("/centres/" + centre + "/specialists");
        assertThat(people.json().at("/0/kinds").toString()).isEqualTo("[\"consultation\",\"info\"]");
        assertThat(people.json().at("/1/kinds").isNull()).isTrue();
        ok(at("1", petrova, "start", "{}"));
        assertThat(at("1", petrova, "transfer", "{\"specialist\":\"ivanova\"}").text("/type"))
                .endsWith("not-this-person");
        ok(put("/specialists/ivanova", "{\"kinds\":null}"));
        assertThat(node.get("/centres/" + centre + "/desks/2").json().at("/stages"))
                .hasSize(3);
        ok(at("1", petrova, "transfer", "{\"specialist\":\"ivanova\"}"));
    }

    @Test
    void aVisitorIsHandedOnToAKindAndKeepsThePlace() {
        String label = ticket("consultation");
        ticket("info");
        ok(at("1", petrova, "call-next", "{}"));
        Reply moved = at("1", petrova, "transfer", "{\"kind\":\"info\"}");
        assertThat(moved.text("/moved/stage")).isEqualTo("info");
        assertThat(moved.text("/moved/state")).isEqualTo("waiting");
        assertThat(at("2", ivanova, "call-next", "{}").text("/call/label"))
                .as("with its place")
                .isEqualTo(label);
        assertThat(at("1", petrova, "undo", "{}").text("/type"))
                .as("somebody else has called it since")
                .endsWith("nothing-to-undo");
        ok(at("2", ivanova, "undo", "{}"));
        ok(at("1", petrova, "undo", "{}"));
        assertThat(node.get("/centres/" + centre + "/desks/1").text("/call/stage"))
                .isEqualTo("consultation");
        ok(at("1", petrova, "transfer", "{\"kind\":\"info\"}"));
        ok(at("2", ivanova, "call-next", "{}"));
        ok(at("2", ivanova, "start", "{}"));
        ok(at("2", ivanova, "transfer", "{\"kind\":\"legal\",\"wrongService\":true}"));
        assertThat(at("1", petrova, "call-next", "{}").text("/call/stage")).isEqualTo("legal");
        assertThat(at("2", ivanova, "transfer", "{\"kind\":\"none\"}").status()).isEqualTo(409);
        assertThat(at("1", petrova, "transfer", "{\"kind\":\"none\"}").text("/type"))
                .endsWith("no-such-kind");
    }

    @Test
    void theWaitIsExpectedOfTheKindThatComesFirst() {
        for (int i = 0; i < 4; i++) {
            ticket("companies");
            serve("1", petrova);
        }
        ticket("companies");
        now = now.plusSeconds(6);
        Reply asked = node.post("/centres/" + centre + "/tickets", "{\"service\":\"companies\"}");
        assertThat(asked.json().at("/ahead").asInt()).isEqualTo(1);
        Reply board = node.get("/centres/" + centre + "/board");
        List<String> ahead = StreamSupport.stream(board.json().at("/waiting").spliterator(), false)
                .map(service -> service.at("/service").asText() + " "
                        + service.at("/ahead").asInt())
                .toList();
        assertThat(ahead).contains("companies 2", "recount 0", "consultation 0");
        assertThat(asked.json().at("/stages/0/name/ru").asText()).isEqualTo("Юридические лица");
        assertThat(asked.json().at("/stages/1/name/ru").asText()).isEqualTo("Касса");
    }

    @Test
    void aKindIsRenamedAndClosedAndItsColumnStays() {
        ok(put("/kinds/info", """
                {"name":{"ru":"Справочная","en":"Enquiries"}}"""));
        assertThat(node.get("/centres/" + centre).json().at("/kinds/4/name/ru").asText())
                .isEqualTo("Справочная");
        Reply other = put("/kinds/info", """
                {"name":{"ru":"Справочная","en":"Enquiries"},"countedIn":"cash"}""");
        assertThat(other.text("/type")).endsWith("kind-column-stays");
        assertThat(node.delete("/centres/" + centre + "/kinds/info").text("/type"))
                .endsWith("kind-in-use");
        assertThat(node.delete("/centres/" + centre + "/kinds/cash").text("/type"))
                .endsWith("kind-in-use");
        ok(node.delete("/centres/" + centre + "/services/info"));
        ok(put("/desks/2", "{\"stages\":[\"consultation\"]}"));
        ok(node.delete("/centres/" + centre + "/kinds/info"));
        assertThat(node.delete("/centres/" + centre + "/kinds/info").status()).isEqualTo(404);
        Reply desk = put("/desks/2", "{\"stages\":[\"consultation\",\"info\"]}");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.text("/type")).endsWith("no-such-kind");
        assertThat(desk.text("/errors/0/pointer")).isEqualTo("/stages");
        assertThat(put("/services/info", """
                {"name":{"ru":"Справка","en":"Information"},"route":["none"],"prefix":"Б","norm":900}""").text("/errors/0/pointer")).isEqualTo("/route");
        ok(put("/kinds/info", """
                {"name":{"ru":"Справка","en":"Information"}}"""));
        ok(put("/desks/2", "{\"stages\":[\"consultation\",\"info\"]}"));
    }

    @Test
    void thirtyServicesShareLettersAndNumbersStayUnique() {
        IntStream.range(0, 30).forEach(n -> ok(put("/services/s" + n, """
                {"name":{"ru":"Услуга %1$d","en":"Service %1$d"},"route":["consultation"],"prefix":"%2$s","norm":900}""".formatted(n, "АБВГДЖИКЛМ".charAt(n % 10)))));
        List<String> labels =
                IntStream.range(0, 60).mapToObj(n -> ticket("s" + n % 30)).toList();
        assertThat(labels).doesNotHaveDuplicates();
        assertThat(labels.stream().filter(label -> label.startsWith("А")))
                .containsExactly("А001", "А002", "А003", "А004", "А005", "А006");
    }
}
