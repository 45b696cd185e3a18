package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every command of the contract that takes an Idempotency-Key, each possible at a centre of its own. */
public final class KeyedCommands {
    public record Ask(String method, String path, String body) {}

    private static final String FIGURES = """
            {"changes": [{"section": "contacts", "code": "phone", "part": "count", "month": 1, "value": %d}]}""";

    /** By operation: what prepares a centre for it and answers the command and, behind it, other requests of the same operation. */
    public final Map<String, Function<String, List<Ask>>> all = new TreeMap<>();

    private final TestNode node;
    private int centres;

    public KeyedCommands(TestNode node) {
        this.node = node;
        all.put("sendHookAgain", centre -> {
            String path = hook(centre) + "/deliveries/again";
            return List.of(ask("POST", path, "{}"), ask("POST", path, "{\"number\": 1}"));
        });
        all.put("replayHook", centre -> {
            String path = hook(centre) + "/replay";
            return List.of(
                    ask("POST", path, "{\"since\": \"2020-01-01T00:00:00Z\"}"),
                    ask("POST", path, "{\"since\": \"2021-01-01T00:00:00Z\"}"));
        });
        all.put(
                "issueTicket",
                centre -> List.of(
                        ask("POST", centre + "/tickets", "{\"service\": \"cash\", \"language\": \"ru\"}"),
                        ask("POST", centre + "/tickets", "{\"service\": \"consultation\", \"language\": \"ru\"}"),
                        ask("POST", centre + "/tickets", "{\"service\": \"cash\", \"language\": \"en\"}"),
                        ask("POST", centre + "/tickets", "{\"service\": \"cash\"}")));
        all.put(
                "cancelTicket",
                centre -> List.of(
                        ask("DELETE", issued(centre), ""),
                        ask("DELETE", issued(centre), ""),
                        ask("DELETE", cancelled(centre), "")));
        all.put("reprintTicket", centre -> {
            String printed = printed(centre);
            return List.of(ask("POST", printed + "/reprint", ""), ask("POST", issued(centre) + "/reprint", ""));
        });
        all.put("reprintByNumber", centre -> {
            printed(centre);
            issued(centre);
            return List.of(
                    ask("POST", centre + "/reprints", "{\"ticket\": \"Д001\"}"),
                    ask("POST", centre + "/reprints", "{\"ticket\": \"Д002\"}"));
        });
        all.put(
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
        all.put("moveTicket", centre -> {
            issued(centre);
            String ticket = issued(centre);
            return List.of(
                    ask("POST", ticket + "/move", "{\"reason\": \"плохо\"}"),
                    ask("POST", ticket + "/move", "{\"reason\": \"плохо\", \"first\": true}"),
                    ask("POST", issued(centre) + "/move", "{\"reason\": \"плохо\"}"));
        });
        all.put(
                "sendMessage",
                centre -> List.of(
                        ask("POST", centre + "/messages", "{\"text\": \"Вы нужны в зале\"}"),
                        ask("POST", centre + "/messages", "{\"text\": \"Вы нужны в зале\", \"desks\": [\"1\"]}")));
        all.put("readMessage", centre -> {
            send("POST", centre + "/messages", "{\"text\": \"Вы нужны в зале\"}");
            String message = send("GET", centre + "/desks/1", "").text("/messages/0/id");
            return List.of(
                    ask("POST", centre + "/desks/1/messages/" + message + "/read", ""),
                    ask("POST", centre + "/desks/2/messages/" + message + "/read", ""));
        });
        all.put("callHelp", centre -> {
            String body = "{\"kiosk\": %d}";
            int kiosk = kiosk(centre);
            return List.of(
                    ask("POST", centre + "/help-calls", body.formatted(kiosk)),
                    ask("POST", centre + "/help-calls", body.formatted(kiosk(centre))));
        });
        all.put("answerHelp", centre -> {
            String first = helpCall(centre);
            return List.of(ask("POST", first + "/answer", ""), ask("POST", helpCall(centre) + "/answer", ""));
        });
        all.put("withdrawHelp", centre -> {
            String first = helpCall(centre);
            return List.of(ask("DELETE", first, ""), ask("DELETE", helpCall(centre), ""));
        });
        all.put("withdrawMessage", centre -> {
            send("POST", centre + "/messages", "{\"text\": \"Вы нужны в зале\"}");
            send("POST", centre + "/messages", "{\"text\": \"Закрываемся\"}");
            String path = centre + "/messages/";
            String desk = centre + "/desks/1";
            return List.of(
                    ask("DELETE", path + send("GET", desk, "").text("/messages/0/id"), ""),
                    ask("DELETE", path + send("GET", desk, "").text("/messages/1/id"), ""));
        });
        all.put(
                "restoreTicket",
                centre -> List.of(
                        ask("POST", cancelled(centre) + "/restore", ""),
                        ask("POST", cancelled(centre) + "/restore", "")));
        all.put("moveTicketBack", centre -> {
            issued(centre);
            String ticket = issued(centre);
            send("POST", ticket + "/move", "{\"reason\": \"плохо\"}");
            return List.of(ask("DELETE", ticket + "/move", ""), ask("DELETE", issued(centre) + "/move", ""));
        });
        all.put(
                "pauseDesk",
                centre -> List.of(
                        ask("POST", centre + "/desks/1/pause", "{\"reason\": \"обед\"}"),
                        ask("POST", centre + "/desks/1/pause", "{\"reason\": \"звонок\"}"),
                        ask("POST", centre + "/desks/2/pause", "{\"reason\": \"обед\"}")));
        all.put("resumeDesk", centre -> {
            send("POST", centre + "/desks/1/pause", "{\"reason\": \"обед\"}");
            return List.of(ask("DELETE", centre + "/desks/1/pause", ""), ask("DELETE", centre + "/desks/2/pause", ""));
        });
        all.put("undoResume", centre -> {
            for (String desk : List.of("/desks/1", "/desks/2")) {
                send("POST", centre + desk + "/pause", "{\"reason\": \"обед\"}");
                send("DELETE", centre + desk + "/pause", "");
            }
            return List.of(
                    ask("POST", centre + "/desks/1/pause/undo", ""), ask("POST", centre + "/desks/2/pause/undo", ""));
        });
        all.put("callNext", centre -> {
            issued(centre);
            issued(centre);
            return List.of(
                    ask("POST", centre + "/desks/4/call-next", ""), ask("POST", centre + "/desks/5/call-next", ""));
        });
        all.put("call", centre -> {
            issued(centre);
            issued(centre);
            return List.of(
                    ask("POST", centre + "/desks/4/call", "{\"ticket\": \"Д001\", \"reason\": \"asked\"}"),
                    ask("POST", centre + "/desks/4/call", "{\"ticket\": \"Д002\", \"reason\": \"asked\"}"),
                    ask("POST", centre + "/desks/4/call", "{\"ticket\": \"Д001\", \"reason\": \"other\"}"));
        });
        all.put("recall", centre -> atBothDesks(centre, "recall", ""));
        all.put("start", centre -> atBothDesks(centre, "start", ""));
        all.put("noShow", centre -> atBothDesks(centre, "no-show", ""));
        all.put("finish", centre -> {
            List<Ask> asks = atBothDesks(centre, "finish", "{}");
            send("POST", centre + "/desks/4/start", "");
            send("POST", centre + "/desks/5/start", "");
            return Stream.concat(
                            asks.stream(), Stream.of(ask("POST", asks.get(0).path(), "{\"continue\": true}")))
                    .toList();
        });
        all.put("setAside", centre -> atBothDesks(centre, "set-aside", "{}"));
        all.put("undo", centre -> atBothDesks(centre, "undo", ""));
        all.put("next", centre -> {
            issued(centre);
            issued(centre);
            return List.of(
                    ask("POST", centre + "/desks/4/next", "{}"),
                    ask("POST", centre + "/desks/5/next", "{}"),
                    ask("POST", centre + "/desks/4/next", "{\"outcome\": \"done\"}"));
        });
        all.put(
                "serve",
                centre -> List.of(
                        ask("POST", centre + "/desks/4/serve", "{\"service\": \"cash\"}"),
                        ask("POST", centre + "/desks/5/serve", "{\"service\": \"cash\"}"),
                        ask("POST", centre + "/desks/4/serve", "{\"service\": \"cash\", \"language\": \"en\"}")));
        all.put("transfer", centre -> {
            List<Ask> asks = atBothDesks(centre, "transfer", "{\"service\": \"consultation\"}");
            send("POST", centre + "/desks/4/start", "");
            send("POST", centre + "/desks/5/start", "");
            String wrong = "{\"service\": \"consultation\", \"wrongService\": true}";
            return Stream.concat(
                            asks.stream(), Stream.of(ask("POST", asks.get(0).path(), wrong)))
                    .toList();
        });
        all.put("postpone", centre -> {
            issued(centre);
            issued(centre);
            String body = "{\"ticket\": \"%s\", \"minutes\": %d, \"reason\": \"отошёл\"}";
            return List.of(
                    ask("POST", centre + "/desks/4/postpone", body.formatted("Д001", 5)),
                    ask("POST", centre + "/desks/4/postpone", body.formatted("Д001", 6)),
                    ask("POST", centre + "/desks/4/postpone", body.formatted("Д002", 5)),
                    ask("POST", centre + "/desks/5/postpone", body.formatted("Д001", 5)));
        });
        all.put("returnTicket", centre -> {
            putOff(issued(centre));
            putOff(issued(centre));
            return List.of(
                    ask("POST", centre + "/desks/4/return", "{\"ticket\": \"Д001\"}"),
                    ask("POST", centre + "/desks/4/return", "{\"ticket\": \"Д002\"}"),
                    ask("POST", centre + "/desks/5/return", "{\"ticket\": \"Д001\"}"));
        });
        all.put(
                "postponeTicket",
                centre -> List.of(
                        ask("POST", issued(centre) + "/postpone", "{\"minutes\": 5, \"reason\": \"отошёл\"}"),
                        ask("POST", issued(centre) + "/postpone", "{\"minutes\": 5, \"reason\": \"отошёл\"}")));
        all.put("returnOwn", centre -> {
            String one = issued(centre);
            String other = issued(centre);
            putOff(one);
            putOff(other);
            return List.of(ask("POST", one + "/return", ""), ask("POST", other + "/return", ""));
        });
        all.put("transferTicket", centre -> {
            String ticket = issued(centre);
            return List.of(
                    ask("POST", ticket + "/transfer", "{\"desk\": \"4\"}"),
                    ask("POST", ticket + "/transfer", "{\"desk\": \"5\"}"),
                    ask("POST", issued(centre) + "/transfer", "{\"desk\": \"4\"}"));
        });
        all.put("undoTicket", centre -> {
            String ticket = issued(centre);
            putOff(ticket);
            return List.of(ask("POST", ticket + "/undo", ""), ask("POST", issued(centre) + "/undo", ""));
        });
        all.put(
                "shutDesk",
                centre -> List.of(
                        ask("PUT", centre + "/desks/1/shut", "{\"reason\": \"некому\"}"),
                        ask("PUT", centre + "/desks/1/shut", "{\"reason\": \"обед\"}"),
                        ask("PUT", centre + "/desks/2/shut", "{\"reason\": \"некому\"}")));
        all.put("reopenDesk", centre -> {
            send("PUT", centre + "/desks/1/shut", "{\"reason\": \"некому\"}");
            return List.of(ask("DELETE", centre + "/desks/1/shut", ""), ask("DELETE", centre + "/desks/2/shut", ""));
        });
        all.put("noteTicket", centre -> {
            String ticket = issued(centre);
            return List.of(
                    ask("PUT", ticket + "/note", "{\"note\": \"ждёт копию\"}"),
                    ask("PUT", ticket + "/note", "{\"note\": \"\"}"),
                    ask("PUT", issued(centre) + "/note", "{\"note\": \"ждёт копию\"}"));
        });
        all.put("printTestPage", centre -> {
            String printer = printer(centre, "hall");
            return List.of(
                    ask("POST", printer + "/test-page", ""), ask("POST", printer(centre, "other") + "/test-page", ""));
        });
        all.put("printTestTicket", centre -> {
            String printer = printer(centre, "hall");
            return List.of(
                    ask("POST", printer + "/test-ticket", ""),
                    ask("POST", printer(centre, "other") + "/test-ticket", ""));
        });
        all.put("changeRoll", centre -> {
            String printer = printer(centre, "hall");
            return List.of(
                    ask("POST", printer + "/roll", "{\"size\": 50}"),
                    ask("POST", printer + "/roll", "{\"size\": 51}"),
                    ask("POST", printer(centre, "other") + "/roll", "{\"size\": 50}"));
        });
        all.put("takeRollBack", centre -> {
            String printer = printer(centre, "hall");
            send("POST", printer + "/roll", "{}");
            return List.of(ask("DELETE", printer + "/roll", ""), ask("DELETE", printer(centre, "other") + "/roll", ""));
        });
        all.put("markTimes", centre -> {
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
        all.put("closeMonth", centre -> {
            past(centre);
            return List.of(
                    ask("POST", centre + "/closings", "{\"month\": \"2024-01\"}"),
                    ask("POST", centre + "/closings", "{\"month\": \"2024-02\"}"));
        });
        all.put(
                "closeCallsMonth",
                centre -> List.of(
                        ask("POST", "/contact-centre/closings", "{\"month\": \"2024-01\"}"),
                        ask("POST", "/contact-centre/closings", "{\"month\": \"2024-02\"}")));
        all.put(
                "putContactCentre",
                centre -> List.of(
                        ask("PUT", "/contact-centre", "{\"zone\": \"Europe/Moscow\", \"queues\": []}"),
                        ask("PUT", "/contact-centre", "{\"zone\": \"Europe/Samara\", \"queues\": []}")));
        all.put(
                "putQualityFigures",
                centre -> List.of(
                        ask("PUT", "/quality/years/2024/figures", FIGURES.formatted(7)),
                        ask("PUT", "/quality/years/2024/figures", FIGURES.formatted(8)),
                        ask("PUT", "/quality/years/2025/figures", FIGURES.formatted(7))));
        all.put(
                "putQualityPage",
                centre -> List.of(
                        ask("PUT", "/quality/years/2024/page", page("one")),
                        ask("PUT", "/quality/years/2024/page", page("two")),
                        ask("PUT", "/quality/years/2025/page", page("one"))));
        all.put(
                "putQualityLine",
                centre -> List.of(
                        ask("PUT", "/quality/lines/claims/late", line("Опоздание")),
                        ask("PUT", "/quality/lines/claims/late", line("Задержка")),
                        ask("PUT", "/quality/lines/claims/lost", line("Опоздание"))));
        all.put(
                "sendNow",
                centre -> List.of(ask("POST", "/sendings/none/send", ""), ask("POST", "/sendings/other/send", "")));
    }

    private void putOff(String ticket) {
        send("POST", ticket + "/postpone", "{\"minutes\": 5, \"reason\": \"отошёл\"}");
    }

    private List<Ask> atBothDesks(String centre, String command, String body) {
        issued(centre);
        issued(centre);
        call(centre, 4);
        call(centre, 5);
        return List.of(
                ask("POST", centre + "/desks/4/" + command, body), ask("POST", centre + "/desks/5/" + command, body));
    }

    /** A new centre with five desks, at which somebody sits: its path. */
    public String centre() {
        String code = "keys" + ++centres;
        assertThat(node.createCentre(code).status()).isEqualTo(201);
        for (int desk = 1; desk <= 5; desk++) {
            assertThat(node.sit(code, Integer.toString(desk)).status()).isEqualTo(204);
        }
        return "/centres/" + code;
    }

    String issued(String centre) {
        return centre + "/tickets/"
                + send("POST", centre + "/tickets", "{\"service\": \"cash\"}").text("/id");
    }

    String cancelled(String centre) {
        String ticket = issued(centre);
        send("DELETE", ticket, "");
        return ticket;
    }

    String call(String centre, int desk) {
        return send("POST", centre + "/desks/" + desk + "/call-next", "").text("/call/ticket");
    }

    /** Where nothing listens: what matters here is what was asked, not what came out. */
    String printer(String centre, String code) {
        String printer = centre + "/printers/" + code;
        send("PUT", printer, "{\"transport\": \"tcp\", \"host\": \"127.0.0.1\", \"port\": 9}");
        return printer;
    }

    /** A new kiosk of a centre: its id. */
    int kiosk(String centre) {
        Reply drawn = node.post("/devices/pair-code", "{\"kind\": \"kiosk\"}", "authorization", "");
        return send(
                        "POST",
                        "/devices",
                        "{\"code\": \"%s\", \"centre\": \"%s\", \"name\": \"K\"}"
                                .formatted(drawn.text("/code"), centre.substring(9)))
                .json()
                .at("/id")
                .asInt();
    }

    /** The path of a call for help at a new kiosk. */
    String helpCall(String centre) {
        String body = "{\"kiosk\": %d}".formatted(kiosk(centre));
        return centre + "/help-calls/"
                + send("POST", centre + "/help-calls", body).text("/id");
    }

    /** A ticket whose paper has ended: it may be asked for again. */
    String printed(String centre) {
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
    private void past(String centre) {
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

    String page(String organisation) {
        return """
                {"organisation": {"ru": "%s", "en": ""}, "note": {"ru": "", "en": ""}, "hours": []}""".formatted(organisation);
    }

    String line(String name) {
        return "{\"name\": {\"ru\": \"%s\", \"en\": \"\"}}".formatted(name);
    }

    /** A hook that is sent nothing. */
    private String hook(String centre) {
        return "/hooks/"
                + send("POST", "/hooks", """
                        {"name": "x", "url": "https://example.org/", "active": false, "centre": "%s"}""".formatted(centre.substring(centre.lastIndexOf('/') + 1)))
                        .json()
                        .get("id");
    }

    static Ask ask(String method, String path, String body) {
        return new Ask(method, path, body);
    }

    Reply send(String method, String path, String body) {
        return node.send(method, path, body);
    }
}
