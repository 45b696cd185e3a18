package dev.talon.schedule;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.hours.Span;
import dev.talon.hours.Week;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.words.Name;
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
    private static final String PUT_WEEK =
            Sql.of(Schedules.class, "put_week", "centre", "service", "actor", "from", "hours");

    private static final String REMOVE_WEEK =
            Sql.of(Schedules.class, "remove_week", "centre", "service", "actor", "from");

    private static final String KEEP_WEEK_ONLY =
            Sql.of(Schedules.class, "keep_week_only", "centre", "service", "actor", "from");

    private static final String PUT_DAY = Sql.of(
            Schedules.class,
            "put_day",
            "centre",
            "service",
            "actor",
            "day",
            "opens",
            "closes",
            "reason_ru",
            "reason_en",
            "translations");

    private static final String REMOVE_DAY = Sql.of(Schedules.class, "remove_day", "centre", "service", "actor", "day");

    private static final String CLOSE = Sql.of(
            Schedules.class,
            "close",
            "centre",
            "service",
            "actor",
            "now",
            "until",
            "reason_ru",
            "reason_en",
            "translations");

    private static final String OPEN = Sql.of(Schedules.class, "open", "centre", "service", "actor");

    private static final String PUT_RULES = Sql.of(
            Schedules.class,
            "put_rules",
            "centre",
            "service",
            "actor",
            "calendar",
            "last_ticket",
            "last_ticket_before",
            "ask_over");

    private static final String PUT_LIMIT = Sql.of(Schedules.class, "put_limit", "centre", "service", "actor", "limit");

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
            String centre, Optional<String> service, LocalDate day, List<Span> spans, Name reason, String actor) {
        Tuple values = start(centre, service, actor)
                .addLocalDate(day)
                .addArrayOfLocalTime(spans.stream().map(Span::opens).toArray(LocalTime[]::new))
                .addArrayOfLocalTime(spans.stream().map(Span::closes).toArray(LocalTime[]::new))
                .addString(reason.ru())
                .addString(reason.en())
                .addJsonObject(new JsonObject(JsonText.encode(reason.more())));
        return change(centre, service, PUT_DAY, values);
    }

    Future<CentreHours> removeDay(String centre, Optional<String> service, LocalDate day, String actor) {
        return change(centre, service, REMOVE_DAY, start(centre, service, actor).addLocalDate(day));
    }

    /** Closes at once; whoever is in the queue is served. */
    Future<CentreHours> close(
            String centre, Optional<String> service, Optional<OffsetDateTime> until, Name reason, String actor) {
        OffsetDateTime moment =
                Optional.ofNullable(now.get()).orElseGet(() -> OffsetDateTime.now(java.time.ZoneOffset.UTC));
        if (until.filter(end -> !end.isAfter(moment)).isPresent()) {
            throw Problem.unprocessable("already-over", said("already-over")).at("/until", "in the past");
        }
        Tuple values = start(centre, service, actor)
                .addOffsetDateTime(now.get())
                .addOffsetDateTime(until.orElse(null))
                .addString(reason.ru())
                .addString(reason.en())
                .addJsonObject(new JsonObject(JsonText.encode(reason.more())));
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
