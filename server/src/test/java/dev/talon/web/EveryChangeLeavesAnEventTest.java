package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.db.TestDatabase;
import dev.talon.events.KindsWritten;
import dev.talon.mailing.Delivery;
import dev.talon.paper.Pictures;
import dev.talon.voice.Wavs;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every changing operation of the contract: who did it stands in the audit log, or in the centre's history. */
class EveryChangeLeavesAnEventTest {
    /** They change nothing that anybody must answer for. */
    private static final Set<String> LEAVES_NONE = Set.of(
            // Anybody may ask for a code; who confirms it is told of.
            "createPairCode",
            "claimDevice",
            "lookAtPairCode",
            // Draws only.
            "previewSlip",
            // Sends a message that says nothing.
            "testHook",
            // A picture that no layout names is forgotten; the layout that names it is told of.
            "addSlipLogo",
            // Of the demonstration.
            "demoSimulation",
            // Who sits where is a state of minutes; what they do there is told of.
            "holdDesk",
            "leaveDesk",
            // A screen's own words; the table of calls shown is the record.
            "reportScreen",
            "callsShown",
            "answerScreenAsk",
            "sendScreenPicture",
            // The row of the alert says who.
            "dismissWaitAlert",
            // The print job is the record.
            "reprintTicket",
            "reprintByNumber");

    /** @param table where its event stands */
    private record Step(String operation, String table, String method, String path, String body, String... headers) {}

    private static TestDatabase database;
    private static final String AUDIT = "audit_event";
    private static final String HISTORY = "event";
    private static final String DESK = "/centres/north/desks/1/";

    @TempDir
    private static Path folder;

    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        var delivery = new Delivery(Optional.empty(), Optional.of(folder));
        node = TestNode.start(TestSettings.over(database.address(), delivery), () -> null);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void whoDidItAndFromWhereIsKept() {
        Set<String> seen = new LinkedHashSet<>();
        did(node.createCentre("north"));
        int display = device("desk-display", ", \"desk\": \"2\"");
        int agent = device("agent", "");
        int kiosk = device("kiosk", "");
        String logo = did(Pictures.upload(node, "/slip-logos", Pictures.mark(9, 9, "png"), "image/png"))
                .text("/logo");
        String template = node.get("/sign-templates").json().get(0).toString();
        walk(new Step("createHook", AUDIT, "POST", "/hooks", PutExamples.HOOK), seen);
        for (var example : new PutExamples(display, kiosk, agent, template, logo).all()) {
            walk(new Step(example.operation(), AUDIT, "PUT", example.path(), example.body()), seen);
        }
        accounts(seen);
        settings(agent, seen);
        reports(seen);
        queue(seen);
        hooks(seen);
        Set<String> changing = TestContract.READ.operations().stream()
                .filter(operation -> !operation.getHttpMethod().name().equals("GET"))
                .map(operation -> operation.getOperationId())
                .collect(Collectors.toCollection(TreeSet::new));
        changing.removeAll(seen);
        assertThat(changing).as("neither walked nor with a reason").containsExactlyInAnyOrderElementsOf(LEAVES_NONE);
        assertThat(KindsWritten.unknown(node))
                .as("kinds that other programs are not told of")
                .isEmpty();
    }

    private static void hooks(Set<String> seen) {
        walk(new Step("renewHookSecret", AUDIT, "POST", "/hooks/1/secret", "{}"), seen);
        walk(new Step("sendHookAgain", AUDIT, "POST", "/hooks/1/deliveries/again", "{}"), seen);
        walk(new Step("replayHook", AUDIT, "POST", "/hooks/1/replay", """
                {"since": "2020-01-01T00:00:00Z"}"""), seen);
        walk(new Step("removeHook", AUDIT, "DELETE", "/hooks/1", ""), seen);
    }

    private static void accounts(Set<String> seen) {
        did(node.put("/staff/sidorova", """
                {"name": "Сидорова", "role": "manager", "password": "a long password"}"""));
        walk(new Step("signIn", AUDIT, "POST", "/session", signIn("a long password"), "authorization", ""), seen);
        String[] own = session("a long password");
        walk(new Step("putAutoCall", AUDIT, "PUT", "/session/auto-call", "{\"seconds\":5}", own), seen);
        walk(new Step("changeOwnPassword", AUDIT, "POST", "/session/password", """
                        {"old": "a long password", "password": "another long word"}""", own), seen);
        walk(new Step("signOut", AUDIT, "DELETE", "/session", "", own), seen);
        walk(new Step("signOutEverywhere", AUDIT, "DELETE", "/sessions", "", session("another long word")), seen);
        walk(new Step("createToken", AUDIT, "POST", "/tokens", "{\"name\": \"bi\", \"role\": \"manager\"}"), seen);
        int token = node.get("/tokens").json().findValuesAsText("id").stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow();
        walk(new Step("revokeToken", AUDIT, "DELETE", "/tokens/" + token, ""), seen);
    }

    private static void settings(int agent, Set<String> seen) {
        String north = "/centres/north";
        walk(new Step("createCentre", AUDIT, "POST", "/centres", """
                {"code": "south", "name": {"ru": "Юг", "en": "South"}, "zone": "Europe/Moscow"}"""), seen);
        walk(new Step("putNorm", AUDIT, "PUT", north + "/services/cash/norms/2031-01-01", "{\"norm\": 77}"), seen);
        walk(new Step("deleteNorm", AUDIT, "DELETE", north + "/services/cash/norms/2031-01-01", ""), seen);
        walk(new Step("putDesk", AUDIT, "PUT", north + "/desks/9", "{\"stages\": [\"cash\"]}"), seen);
        walk(new Step("putList", AUDIT, "PUT", north + "/lists/break", """
                {"items": [{"code": "lunch", "names": {"ru": "Обед", "en": "Lunch"}}]}"""), seen);
        walk(new Step("putSpecialistKinds", AUDIT, "PUT", north + "/specialists/sidorova", """
                {"kinds": ["consultation"]}"""), seen);
        walk(new Step("closeKind", AUDIT, "DELETE", north + "/kinds/legal", ""), seen);
        walk(new Step("closeDesk", AUDIT, "DELETE", north + "/desks/9", ""), seen);
        walk(
                new Step("setPrinterAgent", AUDIT, "PUT", north + "/printers/net/agent", "{\"agent\": " + agent + "}"),
                seen);
        walk(new Step("setRollSize", AUDIT, "PUT", north + "/printers/net/roll", "{\"size\": 333}"), seen);
        walk(new Step("changeRoll", AUDIT, "POST", north + "/printers/net/roll", "{}"), seen);
        walk(new Step("takeRollBack", AUDIT, "DELETE", north + "/printers/net/roll", ""), seen);
        walk(new Step("printTestPage", AUDIT, "POST", north + "/printers/queue/test-page", ""), seen);
        walk(new Step("printTestTicket", AUDIT, "POST", north + "/printers/net/test-ticket", ""), seen);
        walk(new Step("removePrinter", AUDIT, "DELETE", north + "/printers/line", ""), seen);
        walk(new Step("resetSlipLayout", AUDIT, "DELETE", "/slip-layout", ""), seen);
        walk(new Step("resetCentreSlipLayout", AUDIT, "DELETE", north + "/slip-layout", ""), seen);
        JsonNode profile = node.get("/printer-profiles").json().at("/0");
        String own = ((ObjectNode) profile.deepCopy())
                .retain(List.of(
                        "name",
                        "widthDots",
                        "dpi",
                        "mode",
                        "columns",
                        "bandRows",
                        "codeTable",
                        "charset",
                        "cancelKanji",
                        "nativeQr",
                        "feedLines",
                        "cut",
                        "presenter",
                        "presenterSeconds",
                        "status",
                        "chunkBytes",
                        "chunkPauseMs"))
                .toString();
        String display = ids("SELECT id::text FROM device WHERE kind = 'desk-display' LIMIT 1");
        walk(new Step("askScreen", AUDIT, "POST", "/devices/" + display + "/asks", "{\"kind\": \"identify\"}"), seen);
        String[] wav = {"content-type", "audio/wav"};
        for (String of : List.of("", north)) {
            String whose = of.isEmpty() ? "Voice" : "CentreVoice";
            String clip = of + "/voice/ru/clips/go";
            walk(new Step("put" + whose + "Clip", AUDIT, "PUT", clip, Wavs.silence(9), wav), seen);
            walk(new Step("remove" + whose + "Clip", AUDIT, "DELETE", clip, ""), seen);
            did(node.put(clip, Wavs.silence(9), wav));
            walk(new Step("remove" + whose + "Clips", AUDIT, "DELETE", of + "/voice/ru/clips", ""), seen);
        }
        // Ten pixels by ten, as far as its head says.
        String webp = "RIFF\u0016\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\u0009\0\0\u0009\0\0";
        String pictures = north + "/pictures";
        walk(new Step("addPicture", AUDIT, "POST", pictures + "?name=a", webp, "content-type", "image/webp"), seen);
        int picture = node.get(pictures).json().at("/pictures/0/id").asInt();
        walk(new Step("putPictures", AUDIT, "PUT", pictures, """
                {"pictures": [{"id": %d, "zone": null, "seconds": 30}]}""".formatted(picture)), seen);
        walk(new Step("putProfile", AUDIT, "PUT", "/printer-profiles/own-one", own), seen);
        walk(new Step("removeProfile", AUDIT, "DELETE", "/printer-profiles/own-one", ""), seen);
        walk(new Step("removeCable", AUDIT, "DELETE", north + "/cables/pads", ""), seen);
        walk(new Step("closeService", AUDIT, "DELETE", "/centres/south/services/cash", ""), seen);
        walk(new Step("putHours", AUDIT, "PUT", north + "/hours", """
                {"namesHidden": true, "days": [{"weekday": 1, "opens": "09:00", "closes": "18:00"}]}"""), seen);
        hours(north, seen);
        told(north, seen);
        Reply drawn = did(node.post("/devices/pair-code", "{\"kind\": \"hall-display\"}"));
        walk(new Step("pairDevice", AUDIT, "POST", "/devices", """
                {"code": "%s", "centre": "south", "name": "Зал"}""".formatted(drawn.text("/code"))), seen);
        walk(new Step("revokeDevice", AUDIT, "DELETE", "/devices/" + agentOf("south"), ""), seen);
    }

    private static void told(String north, Set<String> seen) {
        String notice = """
                {"level": "info", "texts": {"ru": "Касса 4 закрыта", "en": ""}, "from": null, "until": null}""";
        walk(new Step("putNotice", AUDIT, "PUT", north + "/notices/cash-4", notice), seen);
        walk(new Step("removeNotice", AUDIT, "DELETE", north + "/notices/cash-4", ""), seen);
        walk(new Step("putNoticeForAll", AUDIT, "PUT", "/notices/all", notice), seen);
        walk(new Step("removeNoticeForAll", AUDIT, "DELETE", "/notices/all", ""), seen);
        walk(new Step("putPlannedNotices", AUDIT, "PUT", "/notices/feeds/water", """
                {"notices": [{"code": "w1", "centre": null, "level": "warning", "texts": {"ru": "Нет воды", "en": "No water"},
                              "from": "2031-01-01T06:00:00Z", "until": null}]}"""), seen);
        walk(
                new Step("raiseAlarm", AUDIT, "PUT", north + "/alarm", "{\"ru\": \"Выход через зал 2\", \"en\": \"\"}"),
                seen);
        walk(new Step("endAlarm", AUDIT, "DELETE", north + "/alarm", ""), seen);
        walk(new Step("putGroups", AUDIT, "PUT", north + "/groups", """
                {"groups": [{"code": "money", "name": {"ru": "Деньги", "en": "Money"}, "picture": "banknote", "services": ["cash"]}]}"""), seen);
        walk(new Step("putZones", AUDIT, "PUT", north + "/zones", """
                {"zones": [{"code": "hall2", "name": {"ru": "Зал 2", "en": "Hall 2"}, "arrow": "left", "desks": ["2"], "screens": []}],
                 "arrows": []}"""), seen);
    }

    private static void hours(String north, Set<String> seen) {
        String none = "\"reason\": {\"ru\": \"\", \"en\": \"\"}}";
        String week = north + "/timetable/weeks/2031-01-01";
        walk(new Step("putWeek", AUDIT, "PUT", week, """
                {"days": [{"weekday": 1, "hours": [{"opens": "09:00", "closes": "18:00"}]}]}"""), seen);
        walk(new Step("deleteWeek", AUDIT, "DELETE", week, ""), seen);
        String day = north + "/timetable/days/2031-01-02";
        walk(new Step("putSpecialDay", AUDIT, "PUT", day, "{\"hours\": [], " + none), seen);
        walk(new Step("deleteSpecialDay", AUDIT, "DELETE", day, ""), seen);
        walk(new Step("putOpeningRules", AUDIT, "PUT", north + "/timetable/rules", """
                {"calendar": null, "lastTicket": false, "lastTicketBefore": 0, "askOver": 30}"""), seen);
        walk(new Step("putDayLimit", AUDIT, "PUT", north + "/timetable/limits/cash", "{\"perDay\": 1000}"), seen);
        walk(new Step("closeNow", AUDIT, "PUT", north + "/closed", "{\"until\": null, " + none), seen);
        walk(new Step("openNow", AUDIT, "DELETE", north + "/closed", ""), seen);
        String holiday = "/calendars/kz/days/2031-01-01";
        walk(new Step("putCalendarDay", AUDIT, "PUT", holiday, """
                {"kind": "off", "like": 1, "shorterBy": 0, "name": "New year"}"""), seen);
        walk(new Step("deleteCalendarDay", AUDIT, "DELETE", holiday, ""), seen);
        walk(new Step("importCalendar", AUDIT, "POST", "/imports/calendar", """
                {"country": "kz", "file": "<calendar year='2031'><days><day d='01.01' t='1'/></days></calendar>"}"""), seen);
        // So that tickets are given again whatever the hour is.
        walk(
                new Step("putHours", AUDIT, "PUT", north + "/hours", """
                {"namesHidden": true, "days": [%s]}""".formatted(IntStream.rangeClosed(1, 7)
                        .mapToObj(weekday ->
                                "{\"weekday\": " + weekday + ", \"opens\": \"00:00\", \"closes\": \"00:00\"}")
                        .collect(Collectors.joining(", ")))),
                seen);
    }

    private static void reports(Set<String> seen) {
        walk(new Step("importStages", AUDIT, "POST", "/imports/stages", """
                centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist
                south,К1,consultation,consultation,2024-01-10T10:00:00+03:00,2024-01-10T10:05:00+03:00,\
                2024-01-10T10:06:00+03:00,2024-01-10T10:10:00+03:00,served,1,staff:x
                """, "content-type", "text/csv"), seen);
        String ticket = ids("SELECT id::text FROM ticket LIMIT 1");
        assertThat(ticket).isNotEmpty();
        walk(new Step("closeMonth", AUDIT, "POST", "/centres/south/closings", "{\"month\": \"2024-01\"}"), seen);
        walk(new Step("importCalls", AUDIT, "POST", "/imports/calls", """
                1715670000|c1|sales|A|COMPLETEAGENT|20|100|1
                """, "content-type", "text/plain"), seen);
        walk(new Step("closeCallsMonth", AUDIT, "POST", "/contact-centre/closings", "{\"month\": \"2024-05\"}"), seen);
        String taken = "{\"confirmed\": true, \"reason\": \"the wrong file\"}";
        String history = node.get("/imports/stages").json().at("/0/id").asText();
        walk(new Step("withdrawStageImport", AUDIT, "POST", "/imports/stages/" + history + "/withdrawal", taken), seen);
        String calls = node.get("/imports/calls").json().at("/0/id").asText();
        walk(new Step("withdrawCallImport", AUDIT, "POST", "/imports/calls/" + calls + "/withdrawal", taken), seen);
        walk(new Step("sendNow", AUDIT, "POST", "/sendings/north-month/send", ""), seen);
        walk(new Step("removeSending", AUDIT, "DELETE", "/sendings/north-month", ""), seen);
        walk(new Step("putQualityFigures", AUDIT, "PUT", "/quality/years/2024/figures", """
                {"changes": [{"section": "contacts", "code": "email", "part": "count", "month": 1, "value": 5, "was": null}]}"""), seen);
        walk(new Step("putQualityPage", AUDIT, "PUT", "/quality/years/2024/page", """
                {"organisation": {"ru": "Мы", "en": "We"}, "note": {"ru": "", "en": ""}, "hours": []}"""), seen);
        walk(new Step("importQuality", AUDIT, "POST", "/imports/quality", """
                section,line,part,year,month,value
                contacts,email,count,2024,2,7
                """, "content-type", "text/csv"), seen);
    }

    private static void queue(Set<String> seen) {
        String page = "{\"page\": \"a-page-of-this-test\"}";
        // As it was before every field of every setting was changed.
        did(node.put("/centres/north/desk-rules", "{\"recallPause\": 0}"));
        did(node.post(DESK + "hold", page));
        walk(
                new Step("issueTicket", HISTORY, "POST", "/centres/north/tickets", "{\"service\": \"consultation\"}"),
                seen);
        walk(
                new Step(
                        "giveUpTicketRequest", HISTORY, "DELETE", "/centres/north/ticket-requests/a-key-of-nobody", ""),
                seen);
        String cancelled = issue().text("/id");
        walk(new Step("cancelTicket", HISTORY, "DELETE", "/centres/north/tickets/" + cancelled, ""), seen);
        String waits = issue().text("/id");
        walk(new Step("changeCategory", HISTORY, "POST", "/centres/north/tickets/" + waits + "/category", """
                {"category": "priority", "reason": "льгота"}"""), seen);
        waits = issue().text("/id");
        walk(new Step("moveTicket", HISTORY, "POST", "/centres/north/tickets/" + waits + "/move", """
                {"first": true, "reason": "плохо"}"""), seen);
        walk(new Step("moveTicketBack", HISTORY, "DELETE", "/centres/north/tickets/" + waits + "/move", ""), seen);
        String help = "/centres/north/help-calls";
        String body = "{\"kiosk\": %s}"
                .formatted(ids("SELECT id::text FROM device WHERE kind = 'kiosk' AND revoked_at IS NULL LIMIT 1"));
        walk(new Step("callHelp", HISTORY, "POST", help, body), seen);
        String call = node.get("/centres/north/board").text("/help/0/id");
        walk(new Step("answerHelp", HISTORY, "POST", help + "/" + call + "/answer", ""), seen);
        String other = did(node.post(help, body)).text("/id");
        walk(new Step("withdrawHelp", HISTORY, "DELETE", help + "/" + other, ""), seen);
        walk(new Step("sendMessage", HISTORY, "POST", "/centres/north/messages", "{\"text\": \"Зайдите\"}"), seen);
        String message = node.get("/centres/north/desks/1").text("/messages/0/id");
        walk(new Step("readMessage", HISTORY, "POST", DESK + "messages/" + message + "/read", ""), seen);
        walk(new Step("withdrawMessage", HISTORY, "DELETE", "/centres/north/messages/" + message, ""), seen);
        String away = issue().text("/id");
        String putOff = "{\"ticket\": \"%s\", \"minutes\": 5, \"reason\": \"отошёл\"}".formatted(away);
        walk(new Step("postpone", HISTORY, "POST", DESK + "postpone", putOff), seen);
        walk(new Step("returnTicket", HISTORY, "POST", DESK + "return", "{\"ticket\": \"%s\"}".formatted(away)), seen);
        String ticket = "/centres/north/tickets/" + away;
        walk(new Step("postponeTicket", HISTORY, "POST", ticket + "/postpone", """
                {"minutes": 5, "reason": "отошёл"}"""), seen);
        walk(new Step("returnOwn", HISTORY, "POST", ticket + "/return", ""), seen);
        walk(new Step("transferTicket", HISTORY, "POST", ticket + "/transfer", "{\"desk\": \"1\"}"), seen);
        walk(new Step("undoTicket", HISTORY, "POST", ticket + "/undo", ""), seen);
        walk(new Step("noteTicket", HISTORY, "PUT", ticket + "/note", "{\"note\": \"ждёт копию\"}"), seen);
        walk(new Step("restoreTicket", HISTORY, "POST", "/centres/north/tickets/" + cancelled + "/restore", ""), seen);
        walk(new Step("callNext", HISTORY, "POST", DESK + "call-next", ""), seen);
        walk(new Step("recall", HISTORY, "POST", DESK + "recall", ""), seen);
        walk(new Step("undo", HISTORY, "POST", DESK + "undo", ""), seen);
        walk(new Step("start", HISTORY, "POST", DESK + "start", ""), seen);
        walk(new Step("finish", HISTORY, "POST", DESK + "finish", "{}"), seen);
        walk(new Step("serve", HISTORY, "POST", DESK + "serve", "{\"service\": \"consultation\"}"), seen);
        walk(new Step("transfer", HISTORY, "POST", DESK + "transfer", "{\"service\": \"cash\"}"), seen);
        walk(new Step("next", HISTORY, "POST", DESK + "next", ""), seen);
        walk(new Step("setAside", HISTORY, "POST", DESK + "set-aside", ""), seen);
        String label = issue().text("/label");
        walk(new Step("call", HISTORY, "POST", DESK + "call", """
                {"ticket": "%s", "reason": "просили"}""".formatted(label)), seen);
        walk(new Step("noShow", HISTORY, "POST", DESK + "no-show", ""), seen);
        walk(new Step("pauseDesk", HISTORY, "POST", DESK + "pause", "{\"reason\": \"обед\"}"), seen);
        walk(new Step("resumeDesk", HISTORY, "DELETE", DESK + "pause", ""), seen);
        walk(new Step("undoResume", HISTORY, "POST", DESK + "pause/undo", ""), seen);
        walk(new Step("shutDesk", HISTORY, "PUT", DESK + "shut", "{\"reason\": \"некому\"}"), seen);
        walk(new Step("reopenDesk", HISTORY, "DELETE", DESK + "shut", ""), seen);
        String served = ids("SELECT ticket_id::text FROM stage WHERE state = 'served' AND centre_id ="
                + " (SELECT id FROM centre WHERE code = 'north') LIMIT 1");
        walk(
                new Step("markTimes", HISTORY, "POST", "/centres/north/times", """
                {"verdict": "inaccurate", "reason": "забыли", "stages": [{"ticket": "%s", "position": 1}]}""".formatted(
                                new dev.talon.queue.TicketId(java.util.UUID.fromString(served)))),
                seen);
    }

    /** Does it, and looks for the event it must leave. */
    private static void walk(Step step, Set<String> seen) {
        long before = newest(step.table());
        did(node.send(step.method(), step.path(), step.body(), step.headers()), step.operation());
        String told = "SELECT actor FROM " + step.table() + " WHERE id > $1 ORDER BY id LIMIT 1";
        List<String> actors = new ArrayList<>();
        TestNode.await(node.database().slow().preparedQuery(told).execute(Tuple.of(before)))
                .forEach(row -> actors.add(row.getString("actor")));
        assertThat(actors).as("after " + step.operation()).hasSize(1);
        assertThat(actors.get(0)).as("after " + step.operation()).matches("(token:\\d+|staff:sidorova)");
        if (step.table().equals(AUDIT)) {
            assertThat(ids("SELECT coalesce(address, 'none') FROM audit_event ORDER BY id DESC LIMIT 1"))
                    .as("after " + step.operation())
                    .isEqualTo("127.0.0.1");
        }
        seen.add(step.operation());
    }

    private static long newest(String table) {
        return TestNode.await(node.database()
                        .slow()
                        .query("SELECT coalesce(max(id), 0) AS id FROM " + table)
                        .execute())
                .iterator()
                .next()
                .getLong("id");
    }

    private static String ids(String sql) {
        var rows = TestNode.await(node.database().slow().query(sql).execute());
        return rows.iterator().next().getString(0);
    }

    private static int agentOf(String centre) {
        return Integer.parseInt(
                ids("SELECT d.id::text FROM device d JOIN centre c ON c.id = d.centre_id WHERE c.code = '" + centre
                        + "' LIMIT 1"));
    }

    private static Reply issue() {
        return did(node.post("/centres/north/tickets", "{\"service\": \"consultation\"}"));
    }

    private static String signIn(String password) {
        return "{\"login\": \"sidorova\", \"password\": \"" + password + "\"}";
    }

    private static String[] session(String password) {
        Reply reply = did(node.post("/session", signIn(password), "authorization", ""));
        String cookie = reply.http().headers().firstValue("set-cookie").orElseThrow();
        return new String[] {"cookie", cookie.substring(0, cookie.indexOf(';'))};
    }

    private static int device(String kind, String more) {
        Reply drawn = did(node.post("/devices/pair-code", "{\"kind\": \"" + kind + "\"}"));
        return did(node.post("/devices", """
                        {"code": "%s", "centre": "north", "name": "%s"%s}""".formatted(drawn.text("/code"), kind, more)))
                .json()
                .path("id")
                .asInt();
    }

    private static Reply did(Reply reply) {
        return did(reply, "it");
    }

    private static Reply did(Reply reply, String what) {
        assertThat(reply.status()).as("%s: %s", what, reply.json()).isBetween(200, 299);
        return reply;
    }
}
