package dev.talon.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.Proof;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a centre is closed it gives no ticket and says why; who is in its queue is served. Its clock is set by the test. */
class ClosedCentreTest {
    /** A Monday in Moscow, as 2026-03-02T12:00+03:00. */
    private static final AtomicReference<OffsetDateTime> NOW = new AtomicReference<>();

    private static final String NO_REASON = "\"reason\":{\"ru\":\"\",\"en\":\"\"}";
    private static final String RULES =
            "{\"calendar\":null,\"lastTicket\":%s,\"lastTicketBefore\":%d,\"askOver\":null}";

    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String centre;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        at("2026-03-02T12:00");
        node = TestNode.start(database.address(), NOW::get).checkingAnswers();
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @BeforeEach
    void createCentre() {
        at("2026-03-02T12:00");
        centre = "c" + ++centres;
        assertThat(node.createCentre(centre).status()).isEqualTo(201);
    }

    @Test
    void aCentreWithoutHoursIsAlwaysOpen() {
        at("2026-03-01T03:00");
        assertThat(issue("cash").status()).isEqualTo(201);
        assertThat(opening().text("/state")).isEqualTo("open");
        assertThat(opening().json().get("until").isNull()).isTrue();
    }

    @Test
    void outsideItsHoursItGivesNoTicketAndSaysWhenItOpens() {
        week();
        assertThat(issue("cash").status()).isEqualTo(201);
        at("2026-03-02T18:00");
        Reply refused = issue("cash");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/centre-closed");
        assertThat(refused.text("/detail")).contains("03.03").contains("08:00");
        assertThat(refused.text("/opening/reason")).isEqualTo("hours");
        assertThat(OffsetDateTime.parse(refused.text("/opening/next")))
                .isEqualTo(OffsetDateTime.parse("2026-03-03T08:00+03:00"));
        at("2026-03-03T08:00");
        assertThat(issue("cash").status()).isEqualTo(201);
        at("2026-03-03T13:30");
        assertThat(issue("cash").text("/opening/state")).isEqualTo("break");
    }

    @Test
    void staffGiveTicketsBeforeTheOpeningAndTheWaitCountsFromIt() {
        week();
        assertThat(node.put("/staff/host-" + centre, """
                {"name":"Анна","role":"host","password":"a long password","centre":"%s"}""".formatted(centre)).status())
                .isBetween(200, 201);
        String session = node.post(
                        "/session", "{\"login\":\"host-%s\",\"password\":\"a long password\"}".formatted(centre))
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
        at("2026-03-03T07:40");
        assertThat(issue("cash").text("/type")).as("a program").isEqualTo("/problems/centre-closed");
        Reply early = issue("cash", "cookie", session, "authorization", "");
        assertThat(early.status()).as(early.http().body()).isEqualTo(201);
        assertThat(OffsetDateTime.parse(early.text("/stages/0/dueAt")))
                .as("ten minutes after the opening")
                .isEqualTo(OffsetDateTime.parse("2026-03-03T08:10+03:00"));
        at("2026-03-03T08:04");
        assertThat(node.atDesk(centre, "4", "call-next").json().at("/call/wait").asDouble())
                .isEqualTo(240);
        node.atDesk(centre, "4", "start");
        at("2026-03-03T08:06");
        node.atDesk(centre, "4", "finish");
        assertThat(issue("cash", "cookie", session, "authorization", "").status())
                .isEqualTo(201);
        at("2026-03-03T13:30");
        assertThat(issue("cash", "cookie", session, "authorization", "").status())
                .as("a break is no opening")
                .isEqualTo(409);
        at("2026-03-03T18:30");
        assertThat(issue("cash", "cookie", session, "authorization", "").status())
                .as("nor is tomorrow's")
                .isEqualTo(409);
    }

    @Test
    void whoIsInTheQueueIsServedAfterClosing() {
        week();
        Reply ticket = issue("cash");
        at("2026-03-02T18:05");
        assertThat(node.get("/centres/" + centre + "/board").text("/opening/state"))
                .isEqualTo("closed");
        assertThat(node.atDesk(centre, "4", "call-next").text("/call/label")).isEqualTo(ticket.text("/label"));
        assertThat(node.atDesk(centre, "4", "start").status()).isEqualTo(200);
        assertThat(node.atDesk(centre, "4", "finish").status()).isEqualTo(200);
        assertThat(node.get("/centres/" + centre + "/tickets/" + ticket.text("/id"), "authorization", "")
                        .text("/state"))
                .isEqualTo("served");
    }

    @Test
    void aRepeatedRequestGetsTheTicketThatItIssuedBeforeClosing() {
        week();
        at("2026-03-02T12:59");
        Reply ticket = issue("cash", "Idempotency-Key", "before-closing");
        at("2026-03-02T18:30");
        Reply again = issue("cash", "Idempotency-Key", "before-closing");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/label")).isEqualTo(ticket.text("/label"));
        assertThat(issue("cash", "Idempotency-Key", "after-closing").status()).isEqualTo(409);
        at("2026-03-03T09:00");
        assertThat(issue("cash", "Idempotency-Key", "after-closing").status()).isEqualTo(201);
    }

    @Test
    void closedByHandAtOnceAndOpenedAgain() {
        Reply closed = put("/closed", """
                {"until":"2026-03-02T15:00:00+03:00","reason":{"ru":"Нет света","en":"No power"}}""");
        assertThat(closed.status()).isEqualTo(200);
        Reply refused = issue("cash");
        assertThat(refused.text("/type")).isEqualTo("/problems/centre-closed");
        assertThat(refused.text("/detail")).contains("Нет света").contains("15:00");
        assertThat(node.delete(path("/closed")).status()).isEqualTo(200);
        assertThat(issue("cash").status()).isEqualTo(201);
        put("/closed?service=cash", "{\"until\":null," + NO_REASON + "}");
        assertThat(issue("cash").status()).isEqualTo(409);
        assertThat(issue("consultation").status()).isEqualTo(201);
        assertThat(put("/closed", "{\"until\":\"2026-03-02T11:00:00+03:00\"," + NO_REASON + "}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theLogSaysWhichServiceWasClosedAndWhy() {
        put("/closed?service=cash", "{\"until\":null,\"reason\":{\"ru\":\"Нет кассира\",\"en\":\"No cashier\"}}");
        put("/closed?service=cash", "{\"until\":null," + NO_REASON + "}");
        put("/closed", "{\"until\":null,\"reason\":{\"ru\":\"Нет света\",\"en\":\"\"}}");
        List<String> reasons = new java.util.ArrayList<>();
        TestNode.await(node.database()
                        .slow()
                        .query("SELECT reason FROM event WHERE kind = 'closed_by_hand' AND centre_id ="
                                + " (SELECT id FROM centre WHERE code = '" + centre + "') ORDER BY id")
                        .execute())
                .forEach(row -> reasons.add(row.getString("reason")));
        assertThat(reasons).containsExactly("cash: Нет кассира", "cash", "Нет света");
    }

    @Test
    void aServiceMayBeNarrower() {
        week();
        put("/timetable/weeks/2026-01-01?service=cash", """
                {"days":[{"weekday":1,"hours":[{"opens":"09:00","closes":"11:00"}]}]}""");
        Reply refused = issue("cash");
        assertThat(refused.text("/type")).isEqualTo("/problems/service-closed");
        assertThat(refused.text("/opening/reason")).isEqualTo("service-hours");
        assertThat(issue("consultation").status()).isEqualTo(201);
        assertThat(node.get(path("/opening?service=cash")).text("/reason")).isEqualTo("service-hours");
        assertThat(node.get(path("/opening?service=cash&at=2026-03-02T10:00:00%2B03:00"))
                        .text("/state"))
                .isEqualTo("open");
    }

    @Test
    void aDayLimitCountsWhatWasNotGivenBackAtOnce() {
        issue("cash");
        assertThat(put("/timetable/limits/cash", "{\"perDay\":3}").text("/limits/0/perDay"))
                .isEqualTo("3");
        Reply second = issue("cash");
        issue("cash");
        Reply refused = issue("cash");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/day-limit");
        assertThat(board("cash").at("/opening/reason").asText()).isEqualTo("day-limit");
        String given = path("/tickets/" + second.text("/id"));
        node.delete(given);
        assertThat(node.post(given + "/restore", "").status()).isEqualTo(200);
        assertThat(issue("cash").status()).isEqualTo(409);
        node.delete(given);
        assertThat(issue("cash").status()).isEqualTo(201);
        assertThat(issue("cash").status()).isEqualTo(409);
        assertThat(issue("consultation").status()).isEqualTo(201);
        at("2026-03-03T09:00");
        assertThat(issue("cash").status()).isEqualTo(201);
    }

    @Test
    void whoIsServedWithoutATicketTakesNobodysPlaceWheneverThatWas() {
        node.sit(centre, "4");
        served();
        put("/timetable/limits/cash", "{\"perDay\":2}");
        assertThat(issue("cash").status()).isEqualTo(201);
        served();
        assertThat(issue("cash").status()).isEqualTo(201);
        assertThat(issue("cash").text("/type")).isEqualTo("/problems/day-limit");
    }

    private void served() {
        Reply served = node.atDesk(centre, "4", "serve", "{\"service\":\"cash\"}");
        assertThat(served.status()).as(served.json().toString()).isEqualTo(200);
        assertThat(node.atDesk(centre, "4", "finish", "{}").status()).isEqualTo(200);
    }

    @Test
    void whereNoServiceGivesTicketsTheCentreSaysWhyOfTheOneThatOpensFirst() {
        week();
        List<String> codes = node.get(path("/board")).json().get("waiting").findValuesAsText("service");
        for (String other : codes.subList(2, codes.size())) {
            put("/closed?service=" + other, "{\"until\":null,\"reason\":{\"ru\":\"Нет света\",\"en\":\"No power\"}}");
        }
        put("/timetable/limits/" + codes.get(0), "{\"perDay\":1}");
        assertThat(issue(codes.get(0)).status()).isEqualTo(201);
        put(
                "/closed?service=" + codes.get(1),
                "{\"until\":\"2026-03-02T15:00:00+03:00\",\"reason\":{\"ru\":\"Обед\",\"en\":\"Lunch\"}}");
        JsonNode mixed = node.get(path("/board")).json().get("opening");
        assertThat(mixed.get("reason").asText()).isEqualTo("by-hand");
        assertThat(mixed.at("/words/ru").asText())
                .as("of two with that reason each has its own words")
                .isEmpty();
        assertThat(OffsetDateTime.parse(mixed.get("next").asText()))
                .isEqualTo(OffsetDateTime.parse("2026-03-02T15:00+03:00"));
        for (String code : codes) {
            put("/closed?service=" + code, "{\"until\":null,\"reason\":{\"ru\":\"Нет света\",\"en\":\"No power\"}}");
        }
        JsonNode alike = node.get(path("/board")).json().get("opening");
        assertThat(alike.at("/words/ru").asText()).isEqualTo("Нет света");
        node.delete(path("/closed?service=" + codes.get(0)));
        JsonNode limited = node.get(path("/board")).json().get("opening");
        assertThat(limited.get("reason").asText())
                .as("the others wait until somebody opens them")
                .isEqualTo("day-limit");
        assertThat(OffsetDateTime.parse(limited.get("next").asText()))
                .isEqualTo(OffsetDateTime.parse("2026-03-03T08:00+03:00"));
    }

    @Test
    void nearClosingOnlySoManyGetATicketAsCanBeServed() {
        week();
        put("/timetable/rules", RULES.formatted("true", 0));
        at("2026-03-02T17:30");
        assertThat(issue("cash").text("/type"))
                .as("nobody is there who could serve")
                .isEqualTo("/problems/last-ticket-given");
        createCentre();
        week();
        put("/timetable/rules", RULES.formatted("true", 0));
        at("2026-03-02T17:00");
        node.sit(centre, "1");
        node.sit(centre, "4");
        int given = 0;
        Reply last = issue("cash");
        while (last.status() == 201 && given < 40) {
            given++;
            last = issue("cash");
        }
        // An hour, one desk, five minutes each as long as nothing is known: at most eleven, and a new centre is
        // careful.
        assertThat(given).isBetween(2, 5);
        assertThat(last.text("/type")).isEqualTo("/problems/last-ticket-given");
        // What the board says of it is at most a few seconds old.
        Until.isTrue(
                "the board says so too",
                () -> board("cash").at("/opening/reason").asText().equals("last-ticket"));
        assertThat(issue("consultation").status()).isEqualTo(201);
        put("/timetable/rules", RULES.formatted("false", 0));
        assertThat(issue("cash").status()).isEqualTo(201);
        put("/timetable/rules", RULES.formatted("false", 30));
        at("2026-03-02T17:30");
        assertThat(issue("consultation").text("/type")).isEqualTo("/problems/last-ticket-given");
    }

    @Test
    void whoIsPutOffComesBackBeforeTheLastTicket() {
        week();
        put("/timetable/rules", RULES.formatted("true", 0));
        at("2026-03-02T16:30");
        node.sit(centre, "4");
        String first = issue("cash").text("/id");
        Reply putOff = node.post(path("/tickets/" + first + "/postpone"), "{\"minutes\":30,\"reason\":\"вышел\"}");
        assertThat(putOff.status()).as(putOff.json().toString()).isEqualTo(200);
        int given = 0;
        while (issue("cash").status() == 201) {
            given++;
        }
        assertThat(given).isPositive();
        assertThat(node.delete(path("/tickets/" + first)).status()).isEqualTo(200);
        assertThat(issue("cash").status())
                .as("in the place of whoever would have come back")
                .isEqualTo(201);
    }

    @Test
    void atOneMomentNoMoreGetATicketThanOneAfterTheOther() throws Exception {
        week();
        put("/timetable/rules", RULES.formatted("true", 0));
        at("2026-03-02T17:00");
        node.sit(centre, "4");
        int oneAfterTheOther = 0;
        while (issue("cash").status() == 201) {
            oneAfterTheOther++;
        }
        for (int round = 0; round < Proof.times(3, 50); round++) {
            createCentre();
            week();
            put("/timetable/rules", RULES.formatted("true", 0));
            at("2026-03-02T17:00");
            node.sit(centre, "4");
            List<CompletableFuture<Integer>> asked = IntStream.range(0, 12)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> issue("cash").status()))
                    .toList();
            int given = 0;
            for (CompletableFuture<Integer> one : asked) {
                given += one.get() == 201 ? 1 : 0;
            }
            assertThat(given).isEqualTo(oneAfterTheOther);
        }
    }

    @Test
    void theZoneStaysWhileTheDayIsOpen() {
        issue("cash");
        String zone = "{\"name\":{\"ru\":\"Ц\",\"en\":\"C\"},\"zone\":\"%s\"}";
        Reply refused = put("", zone.formatted("Asia/Omsk"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/day-open");
        assertThat(put("", zone.formatted("Europe/Moscow")).status()).isEqualTo(200);
        at("2026-03-03T09:00");
        assertThat(put("", zone.formatted("Asia/Omsk")).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeIsRefusedWithItsPlace() {
        Reply overlap = put("/timetable/weeks/2026-01-01", """
                {"days":[{"weekday":2,"hours":[{"opens":"09:00","closes":"13:00"},{"opens":"12:00","closes":"15:00"}]}]}""");
        assertThat(overlap.status()).isEqualTo(422);
        assertThat(overlap.text("/errors/0/pointer")).isEqualTo("/days/2");
        assertThat(put("/timetable/weeks/2026-01-01?service=none", "{\"days\":[]}")
                        .status())
                .isEqualTo(404);
        assertThat(node.post("/imports/calendar", "{\"country\":\"ru\",\"file\":\"hello\"}")
                        .text("/type"))
                .isEqualTo("/problems/not-a-calendar");
        assertThat(node.post("/imports/calendar", """
                {"country":"kz","file":"<calendar year='2026' country='ru'><days/></calendar>"}""").text("/type")).isEqualTo("/problems/another-country");
    }

    @Test
    void theCalendarOfItsCountryClosesACentreThatFollowsIt() {
        week();
        assertThat(node.post("/imports/calendar", """
                {"country":"ru","file":"<calendar year='2026' country='ru'><holidays><holiday id='1' title='Праздник'/></holidays>\
                <days><day d='03.02' t='1' h='1'/></days></calendar>"}""").json().get("days").asInt())
                .isEqualTo(1);
        assertThat(issue("cash").status()).isEqualTo(201);
        put("/timetable/rules", "{\"calendar\":\"ru\",\"lastTicket\":true,\"lastTicketBefore\":0,\"askOver\":30}");
        Reply refused = issue("cash");
        assertThat(refused.text("/opening/reason")).isEqualTo("holiday");
        assertThat(refused.text("/opening/words/ru")).isEqualTo("Праздник");
        node.delete("/calendars/ru/days/2026-03-02");
        assertThat(issue("cash").status()).isEqualTo(201);
        assertThat(node.get(path("/board")).json().get("askOver").asInt()).isEqualTo(30);
    }

    /** Monday to Friday 8–13 and 14–18. */
    private void week() {
        StringBuilder days = new StringBuilder();
        for (int day = 1; day <= 5; day++) {
            days.append(day == 1 ? "" : ",").append("""
                    {"weekday":%d,"hours":[{"opens":"08:00","closes":"13:00"},{"opens":"14:00","closes":"18:00"}]}""".formatted(day));
        }
        Reply put = put("/timetable/weeks/2026-01-01", "{\"days\":[" + days + "]}");
        assertThat(put.status()).as(put.json().toString()).isEqualTo(200);
        put("/timetable/rules", RULES.formatted("false", 0));
    }

    private Reply issue(String service, String... headers) {
        return node.post(path("/tickets"), "{\"service\":\"" + service + "\"}", headers);
    }

    private Reply opening() {
        return node.get(path("/opening"));
    }

    private JsonNode board(String service) {
        for (var waiting : node.get(path("/board")).json().get("waiting")) {
            if (waiting.get("service").asText().equals(service)) {
                return waiting;
            }
        }
        throw new AssertionError("no " + service);
    }

    private Reply put(String path, String body) {
        return node.put(path(path), body);
    }

    private String path(String path) {
        return "/centres/" + centre + path;
    }

    private static void at(String local) {
        NOW.set(OffsetDateTime.parse(local + "+03:00"));
    }
}
