package dev.talon.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.Hints;
import dev.talon.db.SetClock;
import dev.talon.db.TestDatabase;
import dev.talon.desk.DeskHolds;
import dev.talon.table.DayFigures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database whose clock is set while people wait: nothing is lost by it, it is said, and all goes on when it is right again. */
class SetClockTest {
    private TestDatabase database;
    private SetClock clock;
    private TestNode node;
    private Hints hints;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        clock = SetClock.in(database);
        node = TestNode.start(database.address());
        hints = TestNode.await(Hints.start(node.vertx(), node.database()));
        node.createCentre("north");
    }

    @AfterEach
    void stop() {
        TestNode.await(hints.close());
        node.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 day", "2 hours", "-2 hours", "400 days", "-20 years"})
    void nothingThatCannotBeUndoneIsDoneByAClockThatIsWrong(String ahead) {
        issue();
        node.atDesk("north", "4", "call-next");
        node.atDesk("north", "4", "start");
        issue();
        run("""
                INSERT INTO session (token_hash, staff_id, expires_at)
                SELECT '\\x01', min(id), now() - interval '500 days' FROM staff""");
        run("""
                INSERT INTO sending (id, what, rhythm, hour, language, recipients, active, since, changed_by)
                VALUES ('day', 'overview-csv', 'daily', 0, 'ru', '{}', true, now() - interval '50 years', 'staff:admin')""");
        run("DELETE FROM sending_run");
        clock.ahead(ahead);
        // At once, before any poll: each statement looks for itself.
        dutiesOf(() -> null);
        until(() -> standing().equals("stopped"));
        dutiesOf(() -> null);
        assertThat(states()).containsExactly("serving", "waiting");
        assertThat(texts("SELECT kind FROM duty WHERE kind = 'housekeeping'")).isEmpty();
        assertThat(number("SELECT count(*) FROM session WHERE token_hash = '\\x01'"))
                .isOne();
        assertThat(number("SELECT count(*) FROM sending_run")).isZero();
        String month = "{\"month\":\"%s\"}".formatted(YearMonth.now().minusMonths(13));
        assertThat(node.post("/centres/north/closings", month).text("/type"))
                .isIn("/problems/clocks-apart", "/problems/month-not-ended");
        assertThat(management("/health/ready")).startsWith("{\"status\":\"ready\",");
        assertThat(management("/health/live")).contains("the database's clock is");
        assertThat(management("/metrics")).contains("talon_clock_stopped 1.0");
        issue();

        clock.ahead("0");
        until(() -> standing().equals("agree") || standing().equals("apart"));
        dutiesOf(() -> OffsetDateTime.now().plusDays(1));
        assertThat(states()).startsWith("served", "expired");
        assertThat(number("SELECT count(*) FROM session WHERE token_hash = '\\x01'"))
                .isZero();
        assertThat(node.post("/centres/north/closings", month).text("/type")).isEqualTo("/problems/month-empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 day", "400 days"})
    void nobodyIsSignedOutByAClockThatIsAhead(String ahead) {
        Reply signedIn = node.post(
                "/session",
                "{\"login\":\"admin\",\"password\":\"%s\"}".formatted(TestNode.ADMIN_PASSWORD),
                "authorization",
                "");
        String cookie =
                signedIn.http().headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        String ticket = "/centres/north/tickets/" + issue().text("/id");
        clock.ahead(ahead);
        until(() -> standing().equals("stopped"));
        assertThat(node.get("/session", "cookie", cookie).status()).isEqualTo(200);
        assertThat(node.get(ticket, "authorization", "").status())
                .as("on a visitor's phone")
                .isEqualTo(200);
    }

    @Test
    void aDayThatEndsByARightClockEndsThoughTheClockWasWrongBefore() {
        clock.ahead("1 day");
        until(() -> standing().equals("stopped"));
        issue();
        clock.ahead("0");
        until(() -> !standing().equals("stopped"));
        issue();
        dutiesOf(() -> OffsetDateTime.now().plusDays(1));
        assertThat(states()).as("tomorrow's ticket, then today's").containsExactly("waiting", "expired");
    }

    @Test
    void recordsThatAClockAheadHasLeftAreTold() {
        clock.ahead("3 days");
        until(() -> standing().equals("stopped"));
        issue();
        clock.ahead("0");
        until(() -> standing().equals("apart"));
        Reply said = node.get("/clock");
        assertThat(said.json().get("ahead").asLong()).isBetween(-30L, 30L);
        assertThat(said.json().get("future").asLong()).isBetween(3 * 86_400L - 60, 3 * 86_400L);
    }

    @Test
    void termsThatAClockAheadHasLeftEndWhenItIsSetBack() {
        run("""
                INSERT INTO cable (centre_id, code, kind, address, template, driver, driver_until)
                SELECT id, 'c', 'sign', '{}', '{}', gen_random_uuid(), now() + interval '1 day' FROM centre""");
        run("INSERT INTO duty SELECT 'close-days', id, current_date + 2, now() FROM centre");
        run(
                "UPDATE desk SET held_by = 'p', holder = 'h', specialist = 's', seen_at = now() + interval '1 day' WHERE code = '1'");
        run("""
                INSERT INTO day_summary SELECT made.* FROM centre, day_summary_of(id, current_date) AS made""");
        clock.ahead("1 day");
        until(() -> standing().equals("stopped"));
        clock.ahead("0");
        until(() -> number("SELECT count(*) FROM day_summary") == 0);
        assertThat(number("SELECT count(*) FROM cable WHERE driver_until < now() + interval '1 hour'"))
                .isOne();
        assertThat(number("SELECT count(*) FROM duty WHERE business_day > current_date + 1"))
                .isZero();
        assertThat(number("SELECT count(*) FROM desk WHERE seen_at > now()")).isZero();
    }

    @Test
    void daysAreSettledOnlyByAClockThatIsRight() {
        issue();
        run("UPDATE stage SET state = 'cancelled', finished_at = now()");
        clock.ahead("10 days");
        var figures = new DayFigures(node.database());
        assertThat(TestNode.await(figures.settle(LocalDate.now().getYear(), Optional.of("north"))))
                .isZero();
        assertThat(number("SELECT count(*) FROM day_summary")).isZero();
    }

    @Test
    void aClockThatIsSetMakesNobodySilent() {
        Duration silence = Duration.ofSeconds(3);
        var holds = new DeskHolds(node.vertx(), node.database(), hints, silence);
        TestNode.await(holds.hold("north", "1", "page-1", "S", false, "staff:s"));
        TestNode.await(holds.hold("north", "2", "page-2", "S", false, "staff:t"));
        until(() -> node.database().clock().expected() != null);
        clock.ahead("10 minutes");
        // Page 1 is heard on, page 2 no more.
        until(() -> {
            holds.isThere("north", "1", "page-1");
            return number("SELECT count(*) FROM desk WHERE held_by IS NOT NULL") < 2;
        });
        holds.close();
        assertThat(texts("SELECT code FROM desk WHERE held_by IS NOT NULL")).containsExactly("1");
        assertThat(node.database().clock().ranFor(silence))
                .as("a whole silence passed by the clock as it is now")
                .isTrue();
    }

    private void dutiesOf(Supplier<OffsetDateTime> now) {
        var days = new DayClose(node.vertx(), node.database(), hints, new DayFigures(node.database()), now);
        // At four in the night of the first centre, whichever its day.
        Supplier<OffsetDateTime> night = () -> Optional.ofNullable(now.get())
                .orElseGet(OffsetDateTime::now)
                .withOffsetSameInstant(ZoneOffset.ofHours(3))
                .withHour(4);
        var housekeeping = new Housekeeping(node.vertx(), node.database(), night);
        TestNode.await(days.run());
        TestNode.await(housekeeping.run());
        days.close();
        housekeeping.close();
    }

    /** Until a node has heard a new time a command counts as one that comes too late, and is asked again, as pages do. */
    private Reply issue() {
        Reply reply = Until.found(
                "an answer",
                () -> Optional.of(node.post("/centres/north/tickets", "{\"service\":\"cash\"}"))
                        .filter(answer -> answer.status() != 503));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(201);
        return reply;
    }

    private String standing() {
        return node.get("/clock").text("/standing");
    }

    private List<String> states() {
        return texts("""
                SELECT st.state FROM stage st JOIN event e ON e.ticket_id = st.ticket_id AND e.kind = 'issued'
                WHERE st.position = 1 ORDER BY e.id""");
    }

    private String management(String path) {
        try {
            return node.http()
                    .send(
                            HttpRequest.newBuilder(URI.create(node.managementUrl() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier reached) {
        Until.isTrue("what a clock that is set brings about", reached::getAsBoolean);
    }

    private void run(String sql) {
        TestNode.await(node.database().slow().query(sql).execute());
    }

    private long number(String sql) {
        return TestNode.await(node.database().slow().query(sql).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        TestNode.await(node.database().slow().query(sql).execute()).forEach(row -> texts.add(row.getString(0)));
        return texts;
    }
}
