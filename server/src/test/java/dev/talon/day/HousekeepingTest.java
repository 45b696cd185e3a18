package dev.talon.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import io.vertx.core.Future;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is cleared at night, what is kept for ever, and that one node does it once. */
class HousekeepingTest {
    private static final OffsetDateTime NIGHT =
            OffsetDateTime.now(ZoneId.of("Europe/Moscow")).with(LocalTime.of(4, 0));

    private final TestDatabase database = TestDatabase.create();
    private TestNode node;
    private OffsetDateTime now = NIGHT;

    @BeforeEach
    void start() {
        node = TestNode.start(database.address());
        node.createCentre("north");
        run("""
                INSERT INTO sending (id, what, rhythm, hour, language, recipients, active, since, changed_by)
                VALUES ('week', 'overview-csv', 'weekly', 8, 'ru', '{boss@example.org}', false, now(), 'x')""");
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void oldRowsGoAndWhatIsYoungOrTheLastOrUnderWayStays() {
        String label = node.post(
                        "/centres/north/tickets", "{\"service\":\"cash\"}", "Idempotency-Key", "the-key-of-a-ticket")
                .text("/label");
        run("""
                INSERT INTO sending_run (sending, key, due_on, made_at, next_try, state, done_at)
                SELECT 'week', 'k' || days, current_date - days, now() - make_interval(days => days), now(),
                       CASE WHEN days = 900 THEN 'pending' ELSE 'sent' END, CASE WHEN days <> 900 THEN now() END
                FROM unnest(ARRAY[10, 399, 401, 500, 900]) AS days""");
        run("""
                INSERT INTO session (token_hash, staff_id, expires_at)
                SELECT decode(lpad(abs(n)::text, 4, '0'), 'hex'), (SELECT min(id) FROM staff), now() + make_interval(hours => n)
                FROM unnest(ARRAY[-48, 72]) AS n""");
        run("""
                INSERT INTO device (kind, pair_code, token_hash, created_at)
                SELECT 'kiosk', 'BCD' || n, decode(lpad(n::text, 4, '0'), 'hex'), now() - make_interval(hours => n)
                FROM unnest(ARRAY[0, 72]) AS n""");
        run("""
                INSERT INTO counter (centre_id, business_day, prefix, last)
                SELECT (SELECT id FROM centre), current_date - n, 'Ж', 1 FROM unnest(ARRAY[300, 500]) AS n""");
        run("""
                INSERT INTO duty (kind, centre_id, business_day)
                SELECT 'close-days', (SELECT id FROM centre), current_date - n FROM unnest(ARRAY[300, 500]) AS n""");
        run("""
                INSERT INTO printer_event (centre_id, printer, at, state, was)
                SELECT (SELECT id FROM centre), 'p', now() - make_interval(days => n), 'ready', 'unknown'
                FROM unnest(ARRAY[300, 500]) AS n""");
        run("""
                INSERT INTO event (centre_id, at, kind, actor, command_key)
                SELECT (SELECT id FROM centre), now(), 'desk_opened', 'x', key
                FROM unnest(ARRAY['an-old-key', 'a-young-key']) AS key""");

        run("INSERT INTO command_key (key, request) VALUES ('of-no-centre', '')");
        run("UPDATE command_key SET at = at - interval '4 days' WHERE key IN ('an-old-key', 'of-no-centre')");

        clear();

        assertThat(texts("SELECT key FROM sending_run ORDER BY due_on DESC")).containsExactly("k10", "k399", "k900");
        assertThat(texts("SELECT count(*)::text FROM session WHERE octet_length(token_hash) = 2"))
                .containsExactly("1");
        assertThat(texts("SELECT pair_code FROM device")).containsExactly("BCD0");
        assertThat(texts("SELECT (current_date - business_day)::text FROM counter WHERE prefix = 'Ж'"))
                .containsExactly("300");
        assertThat(texts("SELECT (current_date - business_day)::text FROM duty WHERE business_day < current_date - 10"))
                .containsExactly("300");
        assertThat(texts("SELECT count(*)::text FROM printer_event")).containsExactly("1");
        assertThat(texts("SELECT key FROM command_key ORDER BY 1"))
                .as("keys make a repeat harmless for two days")
                .contains("a-young-key", "the-key-of-a-ticket")
                .doesNotContain("an-old-key", "of-no-centre");
        assertThat(texts("SELECT count(*)::text FROM event WHERE actor = 'x'"))
                .as("events are kept")
                .containsExactly("2");
        assertThat(
                        texts(
                                "SELECT count(*)::text FROM event WHERE command_key IS NOT NULL OR command_request IS NOT NULL"))
                .containsExactly("0");
        assertThat(texts("SELECT label FROM ticket")).containsExactly(label);
        assertThatThrownBy(() -> run("DELETE FROM printer_event")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> run("UPDATE printer_event SET state = 'x'")).hasMessageContaining("append-only");
    }

    @Test
    void theNewestOfASendingStaysHoweverOld() {
        run("""
                INSERT INTO sending_run (sending, key, due_on, made_at, next_try, state, done_at)
                SELECT 'week', 'k' || days, current_date - days, now() - make_interval(days => days), now(), 'sent', now()
                FROM unnest(ARRAY[600, 700]) AS days""");
        clear();
        assertThat(texts("SELECT key FROM sending_run")).containsExactly("k600");
    }

    @Test
    void oneNodeDoesItOnceANightAndNotByDay() {
        run("""
                INSERT INTO counter (centre_id, business_day, prefix, last)
                SELECT (SELECT id FROM centre), current_date - 500 - n, 'Ж', 1 FROM generate_series(1, 12000) AS n""");
        now = NIGHT.with(LocalTime.of(2, 30));
        clear();
        assertThat(texts("SELECT count(*)::text FROM counter")).containsExactly("12000");
        now = NIGHT;
        clear();
        assertThat(texts("SELECT count(*)::text FROM counter"))
                .as("in portions, all of it")
                .containsExactly("0");
        run("""
                INSERT INTO counter (centre_id, business_day, prefix, last)
                SELECT (SELECT id FROM centre), current_date - 500, 'Ж', 1""");
        now = NIGHT.plusHours(10);
        clear();
        assertThat(texts("SELECT count(*)::text FROM counter")).containsExactly("1");
        now = NIGHT.plusDays(1);
        clear();
        assertThat(texts("SELECT count(*)::text FROM counter")).containsExactly("0");
    }

    @Test
    void whatFailedIsDoneAgainTheSameNight() {
        run("""
                INSERT INTO counter (centre_id, business_day, prefix, last)
                SELECT (SELECT id FROM centre), current_date - 500, 'Ж', 1""");
        run("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'cannot be cleared';
                END $$""");
        run("CREATE TRIGGER fail BEFORE DELETE ON counter FOR EACH ROW EXECUTE FUNCTION fail()");
        now = NIGHT;
        assertThatThrownBy(this::clear).hasStackTraceContaining("cannot be cleared");
        run("DROP TRIGGER fail ON counter");
        clear();
        assertThat(texts("SELECT count(*)::text FROM counter")).containsExactly("0");
    }

    /** Two nodes at once. */
    private void clear() {
        var one = new Housekeeping(node.vertx(), node.database(), () -> now);
        var other = new Housekeeping(node.vertx(), node.database(), () -> now);
        TestNode.await(Future.all(one.run(), other.run()));
        one.close();
        other.close();
    }

    private void run(String sql) {
        TestNode.await(node.database().slow().query(sql).execute());
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        TestNode.await(node.database().slow().query(sql).execute()).forEach(row -> texts.add(row.getString(0)));
        return texts;
    }
}
