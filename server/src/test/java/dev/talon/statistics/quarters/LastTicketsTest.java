package dev.talon.statistics.quarters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
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

    private static Reply found() {
        return node.get("/centres/north/last-tickets?from=2026-03-02&to=2026-03-04");
    }

    private static String visit(String issued, String called, String finished) {
        at(issued);
        String label =
                node.post("/centres/north/tickets", "{\"service\":\"cash\"}").text("/label");
        at(called);
        node.atDesk("north", "4", "call-next");
        node.atDesk("north", "4", "start");
        at(finished);
        assertThat(node.atDesk("north", "4", "finish", "{}").status()).isEqualTo(200);
        return label;
    }

    private static void at(String local) {
        now = OffsetDateTime.parse(local + ":00+03:00");
    }
}
