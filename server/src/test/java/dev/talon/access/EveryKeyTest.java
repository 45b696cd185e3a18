package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.web.Api;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every command of the contract that takes an Idempotency-Key: sent again it gets its first answer; the key with anything else
 * is refused.
 */
class EveryKeyTest {
    private record Ask(String method, String path, String body) {}

    private static final String FIGURES = """
            {"changes": [{"section": "contacts", "code": "phone", "part": "count", "month": 1, "value": %d}]}""";

    /** Not possible in the database of this test; done and repeated in tests of their own. */
    private static final Set<String> REFUSED = Set.of("closeCallsMonth", "sendNow");

    private static TestDatabase database;
    private static TestNode node;
    private static String[] manager;
    private static int centres;

    /** By operation: the command and, behind it, other requests of the same operation. Each in a centre of its own. */
    private static final Map<String, Function<String, List<Ask>>> COMMANDS = new TreeMap<>();

    static {
        COMMANDS.put(
                "issueTicket",
                centre -> List.of(
                        ask("POST", centre + "/tickets", "{\"service\": \"cash\", \"language\": \"ru\"}"),
                        ask("POST", centre + "/tickets", "{\"service\": \"consultation\", \"language\": \"ru\"}"),
                        ask("POST", centre + "/tickets", "{\"service\": \"cash\", \"language\": \"en\"}"),
                        ask("POST", centre + "/tickets", "{\"service\": \"cash\"}")));
        COMMANDS.put(
                "cancelTicket",
                centre -> List.of(
                        ask("DELETE", issued(centre), ""),
                        ask("DELETE", issued(centre), ""),
                        ask("DELETE", cancelled(centre), "")));
        COMMANDS.put("reprintTicket", centre -> {
            String printed = printed(centre);
            return List.of(ask("POST", printed + "/reprint", ""), ask("POST", issued(centre) + "/reprint", ""));
        });
        COMMANDS.put("reprintByNumber", centre -> {
            printed(centre);
            issued(centre);
            return List.of(
                    ask("POST", centre + "/reprints", "{\"ticket\": \"Д001\"}"),
                    ask("POST", centre + "/reprints", "{\"ticket\": \"Д002\"}"));
        });
        COMMANDS.put(
                "changeCategory",
                centre -> List.of(
                        ask(
                                "POST",
                                issued(centre) + "/category",
                                "{\"category\": \"priority\", \"reason\": \"льгота\"}"),
                        ask(
                                "POST",
                                issued(centre) + "/category",
                                "{\"category\": \"priority\", \"reason\": \"льгота\"}")));
        COMMANDS.put("moveTicket", centre -> {
            issued(centre);
            String ticket = issued(centre);
            return List.of(
                    ask("POST", ticket + "/move", "{\"reason\": \"плохо\"}"),
                    ask("POST", ticket + "/move", "{\"reason\": \"плохо\", \"first\": true}"),
                    ask("POST", issued(centre) + "/move", "{\"reason\": \"плохо\"}"));
        });
        COMMANDS.put(
                "sendMessage",
                centre -> List.of(
                        ask("POST", centre + "/messages", "{\"text\": \"Вы нужны в зале\"}"),
                        ask("POST", centre + "/messages", "{\"text\": \"Вы нужны в зале\", \"desks\": [\"1\"]}")));
        COMMANDS.put("readMessage", centre -> {
            send("POST", centre + "/messages", "{\"text\": \"Вы нужны в зале\"}");
            String message = send("GET", centre + "/desks/1", "").text("/messages/0/id");
            return List.of(
                    ask("POST", centre + "/desks/1/messages/" + message + "/read", ""),
                    ask("POST", centre + "/desks/2/messages/" + message + "/read", ""));
        });
        COMMANDS.put(
                "restoreTicket",
                centre -> List.of(
                        ask("POST", cancelled(centre) + "/restore", ""),
                        ask("POST", cancelled(centre) + "/restore", "")));
        COMMANDS.put("moveTicketBack", centre -> {
            issued(centre);
            String ticket = issued(centre);
            send("POST", ticket + "/move", "{\"reason\": \"плохо\"}");
            return List.of(ask("DELETE", ticket + "/move", ""), ask("DELETE", issued(centre) + "/move", ""));
        });
        COMMANDS.put(
                "pauseDesk",
                centre -> List.of(
                        ask("POST", centre + "/desks/1/pause", "{\"reason\": \"обед\"}"),
                        ask("POST", centre + "/desks/1/pause", "{\"reason\": \"звонок\"}"),
                        ask("POST", centre + "/desks/2/pause", "{\"reason\": \"обед\"}")));
        COMMANDS.put("resumeDesk", centre -> {
            send("POST", centre + "/desks/1/pause", "{\"reason\": \"обед\"}");
            return List.of(ask("DELETE", centre + "/desks/1/pause", ""), ask("DELETE", centre + "/desks/2/pause", ""));
        });
        COMMANDS.put("callNext", centre -> {
            issued(centre);
            issued(centre);
            return List.of(
                    ask("POST", centre + "/desks/4/call-next", ""), ask("POST", centre + "/desks/5/call-next", ""));
        });
        COMMANDS.put("call", centre -> {
            issued(centre);
            issued(centre);
            return List.of(
                    ask("POST", centre + "/desks/4/call", "{\"ticket\": \"Д001\", \"reason\": \"asked\"}"),
                    ask("POST", centre + "/desks/4/call", "{\"ticket\": \"Д002\", \"reason\": \"asked\"}"),
                    ask("POST", centre + "/desks/4/call", "{\"ticket\": \"Д001\", \"reason\": \"other\"}"));
        });
        COMMANDS.put("recall", centre -> atBothDesks(centre, "recall", ""));
        COMMANDS.put("start", centre -> atBothDesks(centre, "start", ""));
        COMMANDS.put("noShow", centre -> atBothDesks(centre, "no-show", ""));
        COMMANDS.put("finish", centre -> {
            List<Ask> asks = atBothDesks(centre, "finish", "{}");
            send("POST", centre + "/desks/4/start", "");
            send("POST", centre + "/desks/5/start", "");
            return Stream.concat(
                            asks.stream(), Stream.of(ask("POST", asks.get(0).path(), "{\"continue\": true}")))
                    .toList();
        });
        COMMANDS.put("setAside", centre -> atBothDesks(centre, "set-aside", "{}"));
        COMMANDS.put("undo", centre -> atBothDesks(centre, "undo", ""));
        COMMANDS.put("next", centre -> {
            issued(centre);
            issued(centre);
            return List.of(
                    ask("POST", centre + "/desks/4/next", "{}"),
                    ask("POST", centre + "/desks/5/next", "{}"),
                    ask("POST", centre + "/desks/4/next", "{\"outcome\": \"done\"}"));
        });
        COMMANDS.put(
                "serve",
                centre -> List.of(
                        ask("POST", centre + "/desks/4/serve", "{\"service\": \"cash\"}"),
                        ask("POST", centre + "/desks/5/serve", "{\"service\": \"cash\"}"),
                        ask("POST", centre + "/desks/4/serve", "{\"service\": \"cash\", \"language\": \"en\"}")));
        COMMANDS.put("transfer", centre -> {
            List<Ask> asks = atBothDesks(centre, "transfer", "{\"service\": \"consultation\"}");
            send("POST", centre + "/desks/4/start", "");
            send("POST", centre + "/desks/5/start", "");
            String wrong = "{\"service\": \"consultation\", \"wrongService\": true}";
            return Stream.concat(
                            asks.stream(), Stream.of(ask("POST", asks.get(0).path(), wrong)))
                    .toList();
        });
        COMMANDS.put("postpone", centre -> {
            issued(centre);
            issued(centre);
            String body = "{\"ticket\": \"%s\", \"minutes\": %d, \"reason\": \"отошёл\"}";
            return List.of(
                    ask("POST", centre + "/desks/4/postpone", body.formatted("Д001", 5)),
                    ask("POST", centre + "/desks/4/postpone", body.formatted("Д001", 6)),
                    ask("POST", centre + "/desks/4/postpone", body.formatted("Д002", 5)),
                    ask("POST", centre + "/desks/5/postpone", body.formatted("Д001", 5)));
        });
        COMMANDS.put("returnTicket", centre -> {
            putOff(issued(centre));
            putOff(issued(centre));
            return List.of(
                    ask("POST", centre + "/desks/4/return", "{\"ticket\": \"Д001\"}"),
                    ask("POST", centre + "/desks/4/return", "{\"ticket\": \"Д002\"}"),
                    ask("POST", centre + "/desks/5/return", "{\"ticket\": \"Д001\"}"));
        });
        COMMANDS.put(
                "postponeTicket",
                centre -> List.of(
                        ask("POST", issued(centre) + "/postpone", "{\"minutes\": 5, \"reason\": \"отошёл\"}"),
                        ask("POST", issued(centre) + "/postpone", "{\"minutes\": 5, \"reason\": \"отошёл\"}")));
        COMMANDS.put("returnOwn", centre -> {
            String one = issued(centre);
            String other = issued(centre);
            putOff(one);
            putOff(other);
            return List.of(ask("POST", one + "/return", ""), ask("POST", other + "/return", ""));
        });
        COMMANDS.put("transferTicket", centre -> {
            String ticket = issued(centre);
            return List.of(
                    ask("POST", ticket + "/transfer", "{\"desk\": \"4\"}"),
                    ask("POST", ticket + "/transfer", "{\"desk\": \"5\"}"),
                    ask("POST", issued(centre) + "/transfer", "{\"desk\": \"4\"}"));
        });
        COMMANDS.put("noteTicket", centre -> {
            String ticket = issued(centre);
            return List.of(
                    ask("PUT", ticket + "/note", "{\"note\": \"ждёт копию\"}"),
                    ask("PUT", ticket + "/note", "{\"note\": \"\"}"),
                    ask("PUT", issued(centre) + "/note", "{\"note\": \"ждёт копию\"}"));
        });
        COMMANDS.put("printTestPage", centre -> {
            String printer = printer(centre, "hall");
            return List.of(
                    ask("POST", printer + "/test-page", ""), ask("POST", printer(centre, "other") + "/test-page", ""));
        });
        COMMANDS.put("changeRoll", centre -> {
            String printer = printer(centre, "hall");
            return List.of(
                    ask("POST", printer + "/roll", "{\"size\": 50}"),
                    ask("POST", printer + "/roll", "{\"size\": 51}"),
                    ask("POST", printer(centre, "other") + "/roll", "{\"size\": 50}"));
        });
        COMMANDS.put("takeRollBack", centre -> {
            String printer = printer(centre, "hall");
            send("POST", printer + "/roll", "{}");
            return List.of(ask("DELETE", printer + "/roll", ""), ask("DELETE", printer(centre, "other") + "/roll", ""));
        });
        COMMANDS.put("markTimes", centre -> {
            issued(centre);
            String ticket = call(centre, 4);
            send("POST", centre + "/desks/4/start", "");
            send("POST", centre + "/desks/4/finish", "{}");
            String mark = """
                    {"verdict": "%s", "reason": "the clock", "stages": [{"ticket": "%s", "position": 1}]}""";
            return List.of(
                    ask("POST", centre + "/times", mark.formatted("inaccurate", ticket)),
                    ask("POST", centre + "/times", mark.formatted("accurate", ticket)));
        });
        COMMANDS.put("closeMonth", centre -> {
            past(centre);
            return List.of(
                    ask("POST", centre + "/closings", "{\"month\": \"2024-01\"}"),
                    ask("POST", centre + "/closings", "{\"month\": \"2024-02\"}"));
        });
        COMMANDS.put(
                "closeCallsMonth",
                centre -> List.of(
                        ask("POST", "/contact-centre/closings", "{\"month\": \"2024-01\"}"),
                        ask("POST", "/contact-centre/closings", "{\"month\": \"2024-02\"}")));
        COMMANDS.put(
                "putContactCentre",
                centre -> List.of(
                        ask("PUT", "/contact-centre", "{\"zone\": \"Europe/Moscow\", \"queues\": []}"),
                        ask("PUT", "/contact-centre", "{\"zone\": \"Europe/Samara\", \"queues\": []}")));
        COMMANDS.put(
                "putQualityFigures",
                centre -> List.of(
                        ask("PUT", "/quality/years/2024/figures", FIGURES.formatted(7)),
                        ask("PUT", "/quality/years/2024/figures", FIGURES.formatted(8)),
                        ask("PUT", "/quality/years/2025/figures", FIGURES.formatted(7))));
        COMMANDS.put(
                "putQualityPage",
                centre -> List.of(
                        ask("PUT", "/quality/years/2024/page", page("one")),
                        ask("PUT", "/quality/years/2024/page", page("two")),
                        ask("PUT", "/quality/years/2025/page", page("one"))));
        COMMANDS.put(
                "putQualityLine",
                centre -> List.of(
                        ask("PUT", "/quality/lines/claims/late", line("Опоздание")),
                        ask("PUT", "/quality/lines/claims/late", line("Задержка")),
                        ask("PUT", "/quality/lines/claims/lost", line("Опоздание"))));
        COMMANDS.put(
                "sendNow",
                centre -> List.of(ask("POST", "/sendings/none/send", ""), ask("POST", "/sendings/other/send", "")));
    }

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        String token = node.post("/tokens", "{\"name\": \"keys\", \"role\": \"manager\"}")
                .text("/token");
        manager = new String[] {"authorization", "Bearer " + token};
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyCommandThatTakesAKeyIsTriedHere() {
        assertThat(TestContract.READ.operations().stream()
                        .filter(Api::takesKey)
                        .map(operation -> operation.getOperationId()))
                .containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> theSameAgainIsTheFirstAnswerAndAnythingElseIsRefused() {
        return COMMANDS.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String centre = centre();
                    String key = "key-of-" + name;
                    List<Ask> asks = COMMANDS.get(name).apply(centre);
                    Reply first = send(asks.get(0), key);
                    Reply again = send(asks.get(0), key);
                    assertThat(again.status()).as(again.json().toString()).isEqualTo(first.status());
                    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
                    assertThat(again.json().at("/call/ticket"))
                            .isEqualTo(first.json().at("/call/ticket"));
                    for (Ask other : asks.subList(1, asks.size())) {
                        assertReused(send(other, key), other);
                    }
                    for (Ask other : asks.get(0).path().startsWith(centre) ? anythingIn(centre) : anythingOfAll()) {
                        assertReused(send(other, key), other);
                    }
                }));
    }

    @Test
    void theSameFieldsInAnotherOrderAreTheSameRequest() {
        String tickets = centre() + "/tickets";
        Reply first = send(ask("POST", tickets, "{\"service\":\"cash\",\"language\":\"en\"}"), "another-order");
        Reply again = send(ask("POST", tickets, "{ \"language\": \"en\", \"service\": \"cash\" }"), "another-order");
        assertThat(again.text("/id")).isEqualTo(first.text("/id")).isNotEmpty();
    }

    @Test
    void whoeverWasToldThatNobodyWaitsIsToldSoByTheSameKeyForEver() {
        String centre = centre();
        Ask next = ask("POST", centre + "/desks/4/call-next", "");
        assertThat(send(next, "nobody-was-there").status()).isEqualTo(204);
        issued(centre);
        assertThat(send(next, "nobody-was-there").status()).isEqualTo(204);
        assertThat(node.get(centre + "/desks/4").json().at("/call").isMissingNode()
                        || node.get(centre + "/desks/4").json().at("/call").isNull())
                .as("nobody was called")
                .isTrue();
        send("POST", centre + "/desks/4/pause", "{\"reason\": \"обед\"}");
        assertThat(send(next, "nobody-was-there").status()).isEqualTo(204);
        assertReused(send(ask("POST", centre + "/tickets", "{\"service\": \"cash\"}"), "nobody-was-there"), next);
    }

    @Test
    void aRefusedCommandMayBeTriedAgainWithItsKey() {
        String centre = centre();
        Ask start = ask("POST", centre + "/desks/4/start", "");
        assertThat(send(start, "refused-at-first").status()).isEqualTo(409);
        issued(centre);
        call(centre, 4);
        assertThat(send(start, "refused-at-first").status()).isEqualTo(200);
    }

    /** Among them some that would change nothing, and so write nothing that could meet the key. */
    private static List<Ask> anythingIn(String centre) {
        printer(centre, "other");
        return List.of(
                ask("POST", centre + "/tickets", "{\"service\": \"combined\"}"),
                ask("DELETE", cancelled(centre), ""),
                ask("DELETE", centre + "/desks/3/pause", ""),
                ask("POST", centre + "/desks/3/call-next", ""),
                ask("DELETE", centre + "/printers/other/roll", ""));
    }

    private static List<Ask> anythingOfAll() {
        return List.of(
                ask("PUT", "/quality/lines/claims/any", line("Любая")),
                ask("POST", "/contact-centre/closings", "{\"month\": \"2023-01\"}"));
    }

    private static void assertReused(Reply reply, Ask ask) {
        assertThat(reply.status()).as(ask + ": " + reply.json()).isEqualTo(422);
        assertThat(reply.text("/type")).as(ask.toString()).isEqualTo("/problems/key-reused");
    }

    private static void putOff(String ticket) {
        send("POST", ticket + "/postpone", "{\"minutes\": 5, \"reason\": \"отошёл\"}");
    }

    private static List<Ask> atBothDesks(String centre, String command, String body) {
        issued(centre);
        issued(centre);
        call(centre, 4);
        call(centre, 5);
        return List.of(
                ask("POST", centre + "/desks/4/" + command, body), ask("POST", centre + "/desks/5/" + command, body));
    }

    private static String centre() {
        String code = "keys" + ++centres;
        assertThat(node.createCentre(code).status()).isEqualTo(201);
        for (int desk = 1; desk <= 5; desk++) {
            assertThat(node.sit(code, Integer.toString(desk)).status()).isEqualTo(204);
        }
        return "/centres/" + code;
    }

    private static String issued(String centre) {
        return centre + "/tickets/"
                + send("POST", centre + "/tickets", "{\"service\": \"cash\"}").text("/id");
    }

    private static String cancelled(String centre) {
        String ticket = issued(centre);
        send("DELETE", ticket, "");
        return ticket;
    }

    private static String call(String centre, int desk) {
        return send("POST", centre + "/desks/" + desk + "/call-next", "").text("/call/ticket");
    }

    /** Where nothing listens: what matters here is what was asked, not what came out. */
    private static String printer(String centre, String code) {
        String printer = centre + "/printers/" + code;
        send("PUT", printer, "{\"transport\": \"tcp\", \"host\": \"127.0.0.1\", \"port\": 9}");
        return printer;
    }

    /** A ticket whose paper has ended: it may be asked for again. */
    private static String printed(String centre) {
        printer(centre, "hall");
        Reply drawn = node.post("/devices/pair-code", "{\"kind\": \"kiosk\"}", "authorization", "");
        send(
                "POST",
                "/devices",
                "{\"code\": \"%s\", \"centre\": \"%s\", \"name\": \"K\", \"printer\": \"hall\"}"
                        .formatted(drawn.text("/code"), centre.substring(9)));
        String ticket = issued(centre);
        TestNode.await(node.database().slow().query("""
                        INSERT INTO print_job (centre_id, id, ticket_id, printer_id, state, created_at, ended_at)
                        SELECT t.centre_id, gen_random_uuid(), t.id, p.id, 'failed', now(), now()
                        FROM ticket t JOIN printer p ON p.centre_id = t.centre_id AND p.code = 'hall'
                        JOIN centre c ON c.id = t.centre_id WHERE '/centres/' || c.code = '%s'""".formatted(centre)).execute());
        return ticket;
    }

    /** A served stage in each of the two first months of 2024. */
    private static void past(String centre) {
        TestNode.await(node.database().slow().query("""
                        WITH here AS (SELECT id FROM centre WHERE '/centres/' || code = '%s'),
                        old AS (
                            INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                            SELECT here.id, gen_random_uuid(), day, 'cash', '{cash}', 900, 'Д001', day + time '10:00'
                            FROM here, unnest('{2024-01-10,2024-02-10}'::date[]) AS day RETURNING *)
                        INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at,
                                           due_at, called_at, last_called_at, calls, started_at, finished_at, desk)
                        SELECT centre_id, id, 1, business_day, service, 'cash', 'served', issued_at, issued_at, issued_at,
                               issued_at, 1, issued_at, issued_at, '4' FROM old""".formatted(centre)).execute());
    }

    private static String page(String organisation) {
        return """
                {"organisation": {"ru": "%s", "en": ""}, "note": {"ru": "", "en": ""}, "hours": []}""".formatted(organisation);
    }

    private static String line(String name) {
        return "{\"name\": {\"ru\": \"%s\", \"en\": \"\"}}".formatted(name);
    }

    private static Ask ask(String method, String path, String body) {
        return new Ask(method, path, body);
    }

    private static Reply send(String method, String path, String body) {
        return node.send(method, path, body);
    }

    private static Reply send(Ask ask, String key) {
        boolean managersOnly = ask.path().endsWith("closings");
        String[] headers = managersOnly
                ? new String[] {manager[0], manager[1], "Idempotency-Key", key}
                : new String[] {"Idempotency-Key", key};
        return node.send(ask.method(), ask.path(), ask.body(), headers);
    }
}
