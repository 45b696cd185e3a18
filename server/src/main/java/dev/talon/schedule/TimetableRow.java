package dev.talon.schedule;

import dev.talon.db.Sql;
import dev.talon.hours.CalendarDay;
import dev.talon.hours.Closure;
import dev.talon.hours.Hours;
import dev.talon.hours.Span;
import dev.talon.hours.SpecialDay;
import dev.talon.hours.Week;
import dev.talon.words.Name;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is entered about the hours of a centre, with one statement: one moment of the database. */
public final class TimetableRow {
    /** $1 codes of centres, or null for all. */
    public static final String SQL = Sql.of(TimetableRow.class, "timetable", "centres");

    /** Of the centre, in tables that have what is a service's own too. */
    private static final String CENTRE = "";

    private TimetableRow() {}

    public static CentreHours map(Row row) {
        Map<String, List<Week>> weeks = new HashMap<>();
        objects(row, "weeks")
                .forEach(week -> weeks.computeIfAbsent(week.getString("service"), code -> new ArrayList<>())
                        .add(week(week)));
        Map<String, Map<LocalDate, SpecialDay>> special = new HashMap<>();
        objects(row, "special")
                .forEach(day -> special.computeIfAbsent(day.getString("service"), c -> new HashMap<>())
                        .put(date(day, "day"), new SpecialDay(date(day, "day"), spans(day), words(day))));
        Map<LocalDate, CalendarDay> calendar = new HashMap<>();
        objects(row, "days").forEach(day -> calendar.put(date(day, "day"), calendarDay(day)));
        var hours = new Hours(
                ZoneId.of(row.getString("zone")),
                weeks.getOrDefault(CENTRE, List.of()),
                special.getOrDefault(CENTRE, Map.of()),
                calendar,
                services(weeks, special),
                objects(row, "closures").map(TimetableRow::closure).toList());
        var rules = new CentreHours.Rules(
                Optional.ofNullable(row.getString("calendar")),
                row.getBoolean("last_ticket"),
                row.getInteger("last_ticket_before"),
                Optional.ofNullable(row.getInteger("ask_over")));
        return new CentreHours(row.getInteger("id"), row.getLong("hours_version"), hours, rules, limits(row));
    }

    private static Map<String, Hours.OfService> services(
            Map<String, List<Week>> weeks, Map<String, Map<LocalDate, SpecialDay>> special) {
        Map<String, Hours.OfService> services = new HashMap<>();
        Stream.concat(weeks.keySet().stream(), special.keySet().stream())
                .filter(code -> !code.equals(CENTRE))
                .forEach(code -> services.put(
                        code,
                        new Hours.OfService(
                                weeks.getOrDefault(code, List.of()), special.getOrDefault(code, Map.of()))));
        return services;
    }

    private static Map<String, Integer> limits(Row row) {
        Map<String, Integer> limits = new HashMap<>();
        Optional.ofNullable((JsonObject) row.getJson("limits"))
                .ifPresent(all -> all.forEach(each -> limits.put(each.getKey(), (Integer) each.getValue())));
        return limits;
    }

    private static Week week(JsonObject week) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        objects(week.getJsonArray("hours"))
                .forEach(hours -> days.computeIfAbsent(
                                DayOfWeek.of(hours.getInteger("weekday")), day -> new ArrayList<>())
                        .add(span(hours)));
        return new Week(date(week, "from"), days);
    }

    private static List<Span> spans(JsonObject day) {
        return objects(day.getJsonArray("hours")).map(TimetableRow::span).toList();
    }

    private static Span span(JsonObject hours) {
        return new Span(LocalTime.parse(hours.getString("opens")), LocalTime.parse(hours.getString("closes")));
    }

    static CalendarDay calendarDay(JsonObject day) {
        return new CalendarDay(
                date(day, "day"),
                CalendarDay.Kind.of(day.getString("kind")),
                day.getInteger("like"),
                day.getInteger("shorterBy"),
                day.getString("name"));
    }

    private static Closure closure(JsonObject closure) {
        return new Closure(
                Optional.of(closure.getString("service")).filter(code -> !code.equals(CENTRE)),
                OffsetDateTime.parse(closure.getString("since")).toInstant(),
                Optional.ofNullable(closure.getString("until"))
                        .map(until -> OffsetDateTime.parse(until).toInstant()),
                words(closure));
    }

    private static Name words(JsonObject of) {
        return Name.of(of.getJsonObject("words").getMap());
    }

    private static LocalDate date(JsonObject of, String name) {
        return LocalDate.parse(of.getString(name));
    }

    private static Stream<JsonObject> objects(Row row, String column) {
        return objects((JsonArray) row.getJson(column));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return Optional.ofNullable(array).orElseGet(JsonArray::new).stream().map(JsonObject.class::cast);
    }
}
