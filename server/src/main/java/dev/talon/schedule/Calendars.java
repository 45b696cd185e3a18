package dev.talon.schedule;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.hours.CalendarDay;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/** The production calendars of countries: days off, short days, days off that are worked. */
public final class Calendars {
    /** @param years those of which days are known, in order */
    record Country(String country, List<Integer> years, int days) {}

    private static final String LIST = """
            SELECT country, array_agg(DISTINCT extract(year FROM day)::integer) AS years, count(*)::integer AS days
            FROM calendar_day GROUP BY country ORDER BY country""";

    private static final String READ = """
            SELECT json_build_object('day', day, 'kind', kind, 'like', alike, 'shorterBy', shorter_by, 'name', name) AS day
            FROM calendar_day WHERE country = $1 ORDER BY calendar_day.day""";

    /** $1 country · $2 year · $3 days as JSON: what the file leaves out of the year is forgotten. */
    private static final String REPLACE = """
            WITH given AS (
                SELECT d.* FROM jsonb_to_recordset($3::jsonb)
                    AS d (day date, kind text, "like" smallint, "shorterBy" integer, name text)
            ), gone AS (
                DELETE FROM calendar_day WHERE country = $1 AND extract(year FROM day) = $2 AND day NOT IN (SELECT day FROM given)
            )
            INSERT INTO calendar_day (country, day, kind, alike, shorter_by, name)
            SELECT $1, day, kind, "like", "shorterBy", name FROM given
            ON CONFLICT (country, day) DO UPDATE SET kind = EXCLUDED.kind, alike = EXCLUDED.alike,
                shorter_by = EXCLUDED.shorter_by, name = EXCLUDED.name""";

    private static final String PUT = """
            INSERT INTO calendar_day (country, day, kind, alike, shorter_by, name) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (country, day) DO UPDATE SET kind = EXCLUDED.kind, alike = EXCLUDED.alike,
                shorter_by = EXCLUDED.shorter_by, name = EXCLUDED.name""";

    private static final String REMOVE = "DELETE FROM calendar_day WHERE country = $1 AND day = $2";

    /** $1 country: whoever follows it opens otherwise from now on. */
    private static final String FOLLOWED = """
            UPDATE centre SET version = version + 1, hours_version = hours_version + 1 WHERE calendar = $1 RETURNING id, version""";

    private final Database database;
    private final Hints hints;

    public Calendars(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    Future<List<Country>> list() {
        return database.slow()
                .query(LIST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Country(
                                row.getString("country"),
                                List.of(row.getArrayOfIntegers("years")),
                                row.getInteger("days")))
                        .toList());
    }

    /** The days that are not like their weekday, in order; none for a country of which nothing is known. */
    Future<List<CalendarDay>> of(String country) {
        return database.slow()
                .preparedQuery(READ)
                .execute(Tuple.of(country))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> TimetableRow.calendarDay((JsonObject) row.getJson("day")))
                        .toList());
    }

    /** Takes a file's year in place of what was known of it; fails with a 422 problem where it is of another country. */
    Future<CalendarFile> take(String country, String text) {
        CalendarFile file = CalendarFile.read(text);
        if (file.country()
                .filter(of -> !country.equals(of) && !country.startsWith(of + "-"))
                .isPresent()) {
            throw Problem.unprocessable(
                            "another-country",
                            said("another-country", file.country().get()))
                    .at("/country", "the file is of another country");
        }
        JsonArray days = new JsonArray();
        file.days().forEach(day -> days.add(new JsonObject(JsonText.encode(day))));
        return change(
                        country,
                        connection -> connection
                                .preparedQuery(REPLACE)
                                .execute(Tuple.of(country, file.year(), days))
                                .mapEmpty())
                .map(done -> file);
    }

    Future<List<CalendarDay>> put(String country, CalendarDay day) {
        Tuple values = Tuple.of(country, day.day(), day.kind().word())
                .addInteger(day.like())
                .addInteger(day.shorterBy())
                .addString(day.name());
        return change(
                        country,
                        connection ->
                                connection.preparedQuery(PUT).execute(values).mapEmpty())
                .compose(done -> of(country));
    }

    Future<List<CalendarDay>> remove(String country, LocalDate day) {
        return change(
                        country,
                        connection -> connection
                                .preparedQuery(REMOVE)
                                .execute(Tuple.of(country, day))
                                .mapEmpty())
                .compose(done -> of(country));
    }

    private interface Change {
        Future<Void> on(SqlConnection connection);
    }

    private Future<Void> change(String country, Change change) {
        return database.changing(connection -> change.on(connection)
                        .compose(done -> connection.preparedQuery(FOLLOWED).execute(Tuple.of(country))))
                .onSuccess(rows -> {
                    for (Row row : rows) {
                        hints.changed(row.getInteger("id"), row.getLong("version"));
                    }
                })
                .mapEmpty();
    }
}
