package dev.talon.statistics.quarters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hours.ClosingMargin;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The last ticket of a day that counts, and whether it was served by closing. */
class LastTicketsTest {
    private static volatile OffsetDateTime now;
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        at("2026-03-02T12:00");
        node = TestNode.start(database.address(), () -> now).checkingAnswers();
        node.createCentre("north");
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @Test
    void aDayIsInTimeWhoseLastVisitorWasServedByClosing() {
        assertThat(node.put("/centres/north/timetable/weeks/2026-01-01", """
                        {"days":[{"weekday":1,"hours":[{"opens":"08:00","closes":"18:00"}]},
                                 {"weekday":2,"hours":[{"opens":"08:00","closes":"18:00"}]}]}""").status())
                .isEqualTo(200);
        node.put(
                "/centres/north/timetable/rules",
                "{\"calendar\":null,\"lastTicket\":false,\"lastTicketBefore\":0,\"askOver\":null}");
        visit("2026-03-02T17:40", "2026-03-02T17:45", "2026-03-02T17:50");
        String late = visit("2026-03-02T17:55", "2026-03-02T17:58", "2026-03-02T18:03");
        String good = visit("2026-03-03T12:00", "2026-03-03T12:01", "2026-03-03T12:05");
        at("2026-03-03T17:00");
        String left =
                node.post("/centres/north/tickets", "{\"service\":\"cash\"}").text("/id");
        node.delete("/centres/north/tickets/" + left);
        at("2026-03-03T17:59");
        assertThat(found().json().at("/days").size()).as("Tuesday goes on").isEqualTo(1);
        at("2026-03-04T10:00");
        Reply found = found();
        assertThat(found.json().at("/inTime").asInt()).isEqualTo(1);
        assertThat(found.json().at("/days").size()).as("Wednesday has no hours").isEqualTo(2);
        assertThat(found.text("/days/0/label")).isEqualTo(late);
        assertThat(found.json().at("/days/0/inTime").asBoolean()).isFalse();
        assertThat(found.text("/days/1/label")).as("who left is no last one").isEqualTo(good);
        assertThat(OffsetDateTime.parse(found.text("/days/1/closes")).toInstant())
                .isEqualTo(OffsetDateTime.parse("2026-03-03T18:00:00+03:00").toInstant());
    }

    @Test
    void aLastTicketAfterClosingMakesTheCentreStopSoonerUntilItsDaysAreInTime() {
        node.createCentre("learns");
        node.put("/centres/learns/timetable/weeks/2026-01-01", """
                {"days":[{"weekday":1,"hours":[{"opens":"08:00","closes":"18:00"}]},
                         {"weekday":2,"hours":[{"opens":"08:00","closes":"18:00"}]},
                         {"weekday":3,"hours":[{"opens":"08:00","closes":"18:00"}]}]}""");
        node.put(
                "/centres/learns/timetable/rules",
                "{\"calendar\":null,\"lastTicket\":true,\"lastTicketBefore\":0,\"askOver\":null}");
        var learned = new LearnedMargins(
                node.vertx(), node.database(), new LastTickets(node.database(), () -> now), () -> now);
        visit("learns", "2026-03-02T17:20", "2026-03-02T17:25", "2026-03-02T18:05");
        at("2026-03-03T00:30");
        TestNode.await(learned.run());
        assertThat(margin()).as("until an hour after the day it is new").isEqualTo(60);
        at("2026-03-03T02:00");
        TestNode.await(learned.run());
        TestNode.await(learned.run());
        assertThat(margin()).as("once").isEqualTo(66);
        visit("learns", "2026-03-03T17:00", "2026-03-03T17:05", "2026-03-03T17:40");
        at("2026-03-04T02:00");
        TestNode.await(learned.run());
        assertThat(margin()).isEqualTo(65);
        visit("learns", "2026-03-04T09:00", "2026-03-04T09:05", "2026-03-04T09:10");
        at("2026-03-05T02:00");
        TestNode.await(learned.run());
        assertThat(margin()).as("nobody came in the afternoon").isEqualTo(65);
        learned.close();
    }

    @Test
    void aNewCentreStopsSoonUntilItsDaysHaveProvedThatItNeedNot() {
        ClosingMargin margin = ClosingMargin.OF_NEW_CENTRE;
        Duration inTime = Duration.ofMinutes(20);
        for (int day = 0; day < 19; day++) {
            margin = margin.after(inTime);
        }
        assertThat(margin).isEqualTo(new ClosingMargin(3, false));
        assertThat(margin.after(inTime)).as("it needs none").isEqualTo(new ClosingMargin(0, true));
        ClosingMargin late = margin.after(Duration.ofSeconds(-1));
        assertThat(late).isEqualTo(new ClosingMargin(9, true));
        assertThat(late.after(inTime)).as("it is new no longer").isEqualTo(new ClosingMargin(8, true));
    }

    @Test
    void aCentreThatHasLearnedGivesItsLastTicketSooner() {
        String[] centres = {"quick", "taught"};
        for (String centre : centres) {
            node.createCentre(centre);
            node.put("/centres/" + centre + "/timetable/weeks/2026-01-01", """
                    {"days":[{"weekday":1,"hours":[{"opens":"08:00","closes":"18:00"}]}]}""");
        }
        TestNode.await(node.database().slow().query("""
                        UPDATE centre SET closing_margin = CASE code WHEN 'taught' THEN 120 ELSE 0 END, margin_learned = '2026-03-01'
                        WHERE code IN ('taught', 'quick')""").execute());
        for (String centre : centres) {
            at("2026-03-02T12:00");
            for (int waiting = 0; waiting < 8; waiting++) {
                node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
            }
            at("2026-03-02T16:00");
            node.sit(centre, "4");
        }
        at("2026-03-02T16:10");
        assertThat(node.post("/centres/quick/tickets", "{\"service\":\"cash\"}").status())
                .isEqualTo(201);
        Reply refused = node.post("/centres/taught/tickets", "{\"service\":\"cash\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/last-ticket-given");
    }

    private static int margin() {
        return node.get("/centres/learns/last-tickets?from=2026-03-02&to=2026-03-04")
                .json()
                .at("/margin")
                .asInt();
    }

    private static Reply found() {
        return node.get("/centres/north/last-tickets?from=2026-03-02&to=2026-03-04");
    }

    private static String visit(String issued, String called, String finished) {
        return visit("north", issued, called, finished);
    }

    private static String visit(String centre, String issued, String called, String finished) {
        at(issued);
        node.sit(centre, "4");
        Reply ticket = node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
        String label = ticket.text("/label");
        assertThat(label).as(ticket.json().toString()).isNotEmpty();
        at(called);
        node.atDesk(centre, "4", "call-next");
        node.atDesk(centre, "4", "start");
        at(finished);
        assertThat(node.atDesk(centre, "4", "finish", "{}").status()).isEqualTo(200);
        return label;
    }

    private static void at(String local) {
        now = OffsetDateTime.parse(local + ":00+03:00");
    }
}
