package dev.talon.table.proof;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.board.BoardRoutes;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.db.TestDatabase;
import dev.talon.desk.ReturnsByClock;
import dev.talon.table.Form;
import dev.talon.table.closing.Recompute;
import dev.talon.table.closing.Recomputed;
import dev.talon.table.publication.Reports;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever specialists do with visitors, in whatever order, and whatever of it they undo: every stage is signed as the
 * proof has followed it by rules of its own, the event log tells the same, and so does every cell of the table.
 */
class VerbHistoriesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final String DUE = Sql.of(ReturnsByClock.class, "return_by_clock", "now");

    private static volatile OffsetDateTime now = OffsetDateTime.parse("2026-03-05T08:00:00+03:00");

    static LongStream seeds() {
        return Proof.seeds(20);
    }

    @ParameterizedTest(name = "-Dtalon.seed={0}")
    @MethodSource("seeds")
    void everyStageIsAsTheProofHasFollowedIt(long seed) throws Exception {
        now = OffsetDateTime.parse("2026-03-05T08:00:00+03:00");
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(
                        TestSettings.over(database.address()),
                        TestLimits.of(BoardRoutes.USUAL_BEAT, TestLimits.SEATED).withDuties(Duration.ofMillis(500)),
                        () -> now)) {
            node.createCentre("one");
            await(node.database()
                    .slow()
                    .query("UPDATE centre SET recall_limit = NULL")
                    .execute());
            kinds(node);
            var day = new VerbDay(new Random(seed), node, seed, host(node));
            for (int step = 0; step < Proof.times(160, 400); step++) {
                now = now.plus(Duration.ofNanos(1000L * day.random.nextInt(90_000_000)));
                await(node.database().slow().preparedQuery(DUE).execute(Tuple.of(now)));
                day.comeBackByClock(instant());
                day.step(instant());
            }
            prove(database, node, day, seed);
            // Whoever is away comes back by the clock before the day ends: the duty that ends days may not be the first
            // to see them.
            now = OffsetDateTime.parse("2026-03-05T23:50:00+03:00");
            await(node.database().slow().preparedQuery(DUE).execute(Tuple.of(now)));
            day.comeBackByClock(instant());
            now = OffsetDateTime.parse("2026-03-06T00:10:00+03:00");
            Until.isTrue(
                    "the day has ended",
                    () -> day.lines("SELECT count(*)::text FROM stage WHERE is_open(state)")
                            .equals(List.of("0")));
            day.legs.forEach(leg -> leg.endOfDay(Instant.parse("2026-03-05T21:00:00Z")));
            prove(database, node, day, seed);
        }
    }

    /** Two kinds of its own: one counts as consultation, one is not published. */
    private static void kinds(TestNode node) {
        ok(node.put("/centres/one/kinds/legal", """
                {"name":{"ru":"Юридические лица","en":"Companies"},"countedIn":"consultation"}"""));
        ok(node.put("/centres/one/kinds/info", """
                {"name":{"ru":"Справка","en":"Information"}}"""));
        ok(node.put("/centres/one/services/lawyer", """
                {"name":{"ru":"Юрист","en":"Lawyer"},"route":["legal","cash"],"prefix":"Ж","norm":900}"""));
        ok(node.put("/centres/one/services/advice", """
                {"name":{"ru":"Совет","en":"Advice"},"route":["info","consultation"],"prefix":"Ж","norm":600}"""));
        ok(node.put("/centres/one/desks/7", """
                {"stages":["consultation","cash","legal","info"]}"""));
    }

    /** A service opens later than its centre, which has no hours. @return the session of a hall administrator */
    private static String host(TestNode node) {
        ok(node.put("/centres/one/timetable/weeks/2026-01-01?service=" + VerbDay.OPENS_LATER, """
                {"days":[{"weekday":4,"hours":[{"opens":"08:40","closes":"24:00"}]}]}"""));
        ok(node.put("/staff/hostess", """
                {"name":"Анна","role":"host","password":"a long password","centre":"one"}"""));
        return node.post("/session", "{\"login\":\"hostess\",\"password\":\"a long password\"}")
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private static void ok(TestNode.Reply reply) {
        assertThat(reply.status()).as(reply.http().body()).isBetween(200, 204);
    }

    private static Instant instant() {
        return now.toInstant();
    }

    private static void prove(TestDatabase database, TestNode node, VerbDay day, long seed) throws Exception {
        List<String> signed = day.lines("""
                SELECT stage_fact(s, t.label) FROM stage s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
                ORDER BY t.label COLLATE "C", s.position""");
        assertThat(signed).as("-Dtalon.seed=%d", seed).isEqualTo(day.expected());
        List<String> places = day.lines("""
                SELECT t.label || ' ' || s.position || ' ' || (extract(epoch FROM s.due_at) * 1000000)::bigint
                FROM stage s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
                ORDER BY t.label COLLATE "C", s.position""");
        assertThat(places).as("-Dtalon.seed=%d due", seed).isEqualTo(day.places());
        Recomputed month;
        try (Connection connection = Database.dataSource(database.address()).getConnection()) {
            month = Recompute.run(connection, "one", YearMonth.from(DAY)).orElseThrow();
        }
        assertThat(month.unlike()).as("-Dtalon.seed=%d", seed).isEmpty();
        assertThat(month.eventHash()).as("-Dtalon.seed=%d", seed).isEqualTo(month.stageHash());
        List<Fact> facts = new ArrayList<>();
        day.legs.forEach(leg -> facts.add(leg.fact("one", DAY)));
        assertThat(Straight.lines(await(new Reports(node.database()).monthly(2026, List.of("one"), Form.MEASURED))))
                .as("-Dtalon.seed=%d", seed)
                .isEqualTo(Straight.table(facts, 2026));
    }
}
