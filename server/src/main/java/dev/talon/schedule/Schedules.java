package dev.talon.schedule;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.hours.Span;
import dev.talon.hours.Week;
import dev.talon.hours.Words;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes what is entered about the hours of a centre. Each change raises the version of the centre and of its hours, so
 * that every node and every screen learns of it, and leaves an event.
 */
public final class Schedules {
    /** Every statement begins with the centre, and with the service that it names, which has to be the centre's. */
    private static final String HERE = """
            WITH here AS (
                SELECT c.id FROM centre c
                WHERE c.code = $1 AND ($2 = '' OR EXISTS (SELECT FROM service s WHERE s.centre_id = c.id AND s.code = $2))
            )""";

    /** {@code %s} what is said of it in the event · its actor's parameter. */
    private static final String TOLD = """
            , told AS (
                INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), '%s', $3, nullif($2, '') FROM here
            )
            UPDATE centre SET version = version + 1, hours_version = hours_version + 1 FROM here WHERE centre.id = here.id
            RETURNING centre.id, centre.version""";

    /** $1 centre · $2 service or '' · $3 actor · $4 day · $5 hours. Only what differs is written, and so told of. */
    private static final String PUT_WEEK = HERE + """
            , week AS (
                INSERT INTO working_week (centre_id, service, valid_from) SELECT id, $2, $4 FROM here
                ON CONFLICT (centre_id, service, valid_from) DO UPDATE SET valid_from = EXCLUDED.valid_from RETURNING centre_id
            ), given AS (
                SELECT week.centre_id, h.* FROM week, jsonb_to_recordset($5::jsonb) AS h (weekday smallint, opens time, closes time)
            ), gone AS (
                DELETE FROM working_hours w USING here
                WHERE w.centre_id = here.id AND w.service = $2 AND w.valid_from = $4
                  AND (w.weekday, w.opens) NOT IN (SELECT weekday, opens FROM given)
            ), kept AS (
                INSERT INTO working_hours (centre_id, service, valid_from, weekday, opens, closes)
                SELECT centre_id, $2, $4, weekday, opens, closes FROM given
                ON CONFLICT (centre_id, service, valid_from, weekday, opens) DO UPDATE SET closes = EXCLUDED.closes
            )""" + TOLD.formatted("hours_changed");

    /** $1 centre · $2 service or '' · $3 actor · $4 day. */
    private static final String REMOVE_WEEK = HERE + """
            , gone AS (
                DELETE FROM working_week w USING here WHERE w.centre_id = here.id AND w.service = $2 AND w.valid_from = $4
            )""" + TOLD.formatted("hours_changed");

    /** $1 centre · $2 '' · $3 actor · $4 the first day. All but that week goes. */
    private static final String KEEP_WEEK_ONLY = HERE + """
            , gone AS (
                DELETE FROM working_week w USING here WHERE w.centre_id = here.id AND w.service = $2 AND w.valid_from <> $4
            )""" + TOLD.formatted("hours_changed");

    /** $1 centre · $2 service or '' · $3 actor · $4 day · $5 opens · $6 closes · $7 $8 reason. */
    private static final String PUT_DAY = HERE + """
            , kept AS (
                INSERT INTO special_day (centre_id, service, day, opens, closes, reason_ru, reason_en)
                SELECT id, $2, $4, $5, $6, $7, $8 FROM here
                ON CONFLICT (centre_id, service, day) DO UPDATE SET opens = EXCLUDED.opens, closes = EXCLUDED.closes,
                    reason_ru = EXCLUDED.reason_ru, reason_en = EXCLUDED.reason_en
            )""" + TOLD.formatted("hours_changed");

    private static final String REMOVE_DAY = HERE + """
            , gone AS (
                DELETE FROM special_day d USING here WHERE d.centre_id = here.id AND d.service = $2 AND d.day = $4
            )""" + TOLD.formatted("hours_changed");

    /** $1 centre · $2 service or '' · $3 actor · $4 now or null · $5 until or null · $6 $7 reason. */
    private static final String CLOSE = HERE + """
            , kept AS (
                INSERT INTO closure (centre_id, service, since, until, reason_ru, reason_en)
                SELECT id, $2, coalesce($4::timestamptz, now()), $5, $6, $7 FROM here
                ON CONFLICT (centre_id, service) DO UPDATE SET since = EXCLUDED.since, until = EXCLUDED.until,
                    reason_ru = EXCLUDED.reason_ru, reason_en = EXCLUDED.reason_en
            )""" + TOLD.formatted("closed_by_hand");

    private static final String OPEN = HERE + """
            , gone AS (
                DELETE FROM closure k USING here WHERE k.centre_id = here.id AND k.service = $2
            )""" + TOLD.formatted("opened_by_hand");

    /** $1 centre · $2 '' · $3 actor · $4 calendar · $5 last ticket · $6 before · $7 ask over. */
    private static final String PUT_RULES = HERE + """
            , told AS (
                INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'hours_changed', $3 FROM here
            )
            UPDATE centre SET calendar = $4, last_ticket = $5, last_ticket_before = $6, ask_over = $7,
                   version = version + 1, hours_version = hours_version + 1
            FROM here WHERE centre.id = here.id RETURNING centre.id, centre.version""";

    /** $1 centre · $2 service · $3 actor · $4 limit or null. */
    private static final String PUT_LIMIT = HERE + """
            , kept AS (
                UPDATE service SET day_limit = $4 FROM here WHERE centre_id = here.id AND code = $2
            )""" + TOLD.formatted("hours_changed");

    private final Database database;
    private final Hints hints;
    private final Timetables timetables;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public Schedules(Database database, Hints hints, Timetables timetables, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.timetables = timetables;
        this.now = now;
    }

    /** Sets the weekly hours from a day on, until those that begin later; fails with 404 for an unknown centre or service. */
    public Future<CentreHours> putWeek(String centre, Optional<String> service, Week week, String actor) {
        JsonArray hours = new JsonArray();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            week.on(weekday)
                    .forEach(span -> hours.add(new JsonObject()
                            .put("weekday", weekday.getValue())
                            .put("opens", span.opens().toString())
                            .put("closes", span.closes().toString())));
        }
        return change(
                centre,
                service,
                PUT_WEEK,
                start(centre, service, actor).addLocalDate(week.from()).addJsonArray(hours));
    }

    /** The weekly hours of a day no longer begin on it: those before go on. */
    Future<CentreHours> removeWeek(String centre, Optional<String> service, LocalDate from, String actor) {
        return change(
                centre, service, REMOVE_WEEK, start(centre, service, actor).addLocalDate(from));
    }

    /** Weekly hours from ever, in place of all others of the centre. */
    public Future<CentreHours> putOnlyWeek(String centre, Week week, String actor) {
        return putWeek(centre, Optional.empty(), week, actor)
                .compose(put -> change(
                        centre,
                        Optional.empty(),
                        KEEP_WEEK_ONLY,
                        start(centre, Optional.empty(), actor).addLocalDate(week.from())));
    }

    /** The centre has no weekly hours any more: it is open round the clock. */
    public Future<CentreHours> forgetWeeks(String centre, String actor) {
        Optional<String> ofCentre = Optional.empty();
        return change(
                centre, ofCentre, KEEP_WEEK_ONLY, start(centre, ofCentre, actor).addLocalDate(LocalDate.EPOCH));
    }

    Future<CentreHours> putDay(
            String centre, Optional<String> service, LocalDate day, List<Span> spans, Words reason, String actor) {
        Tuple values = start(centre, service, actor)
                .addLocalDate(day)
                .addArrayOfLocalTime(spans.stream().map(Span::opens).toArray(LocalTime[]::new))
                .addArrayOfLocalTime(spans.stream().map(Span::closes).toArray(LocalTime[]::new))
                .addString(reason.ru())
                .addString(reason.en());
        return change(centre, service, PUT_DAY, values);
    }

    Future<CentreHours> removeDay(String centre, Optional<String> service, LocalDate day, String actor) {
        return change(centre, service, REMOVE_DAY, start(centre, service, actor).addLocalDate(day));
    }

    /** Closes at once; whoever is in the queue is served. */
    Future<CentreHours> close(
            String centre, Optional<String> service, Optional<OffsetDateTime> until, Words reason, String actor) {
        OffsetDateTime moment =
                Optional.ofNullable(now.get()).orElseGet(() -> OffsetDateTime.now(java.time.ZoneOffset.UTC));
        if (until.filter(end -> !end.isAfter(moment)).isPresent()) {
            throw Problem.unprocessable("already-over", said("already-over")).at("/until", "in the past");
        }
        Tuple values = start(centre, service, actor)
                .addOffsetDateTime(now.get())
                .addOffsetDateTime(until.orElse(null))
                .addString(reason.ru())
                .addString(reason.en());
        return change(centre, service, CLOSE, values);
    }

    /** Takes back what was closed by hand; nothing changes if nothing was. */
    Future<CentreHours> open(String centre, Optional<String> service, String actor) {
        return change(centre, service, OPEN, start(centre, service, actor));
    }

    Future<CentreHours> putRules(String centre, CentreHours.Rules rules, String actor) {
        Tuple values = start(centre, Optional.empty(), actor)
                .addString(rules.calendar().orElse(null))
                .addBoolean(rules.lastTicket())
                .addInteger(rules.lastTicketBefore())
                .addInteger(rules.askOver().orElse(null));
        return change(centre, Optional.empty(), PUT_RULES, values);
    }

    Future<CentreHours> putLimit(String centre, String service, Optional<Integer> perDay, String actor) {
        Optional<String> of = Optional.of(service);
        return change(centre, of, PUT_LIMIT, start(centre, of, actor).addInteger(perDay.orElse(null)));
    }

    private static Tuple start(String centre, Optional<String> service, String actor) {
        return Tuple.of(centre, service.orElse(""), actor);
    }

    private Future<CentreHours> change(String centre, Optional<String> service, String statement, Tuple values) {
        return database.changing(statement, values)
                .onSuccess(this::tell)
                .compose(rows ->
                        rows.size() == 0 ? Future.failedFuture(unknown(centre, service)) : timetables.now(centre));
    }

    private void tell(RowSet<Row> changed) {
        changed.forEach(row -> hints.changed(row.getInteger("id"), row.getLong("version")));
    }

    private static Problem unknown(String centre, Optional<String> service) {
        return service.map(code -> Problem.notFound("no-such-service", said("no-such-service.of-centre", centre, code)))
                .orElseGet(() -> Problem.notFound("no-such-centre", said("no-such-centre.named", centre)));
    }
}
