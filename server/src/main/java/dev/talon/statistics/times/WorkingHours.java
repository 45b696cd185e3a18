package dev.talon.statistics.times;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.talon.db.Database;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.words.Text;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The working hours of a centre, and whether comparisons may name its specialists. */
public final class WorkingHours {
    private static final String READ = """
            SELECT c.names_hidden, w.weekday, w.opens, w.closes, w.lunch_from, w.lunch_to
            FROM centre c LEFT JOIN working_hours w ON w.centre_id = c.id
            WHERE c.code = $1 ORDER BY w.weekday""";

    /** $1 centre · $2 days as JSON · $3 whether names are hidden · $4 actor. */
    private static final String WRITE = """
            WITH here AS (
                UPDATE centre SET names_hidden = $3, version = version + 1 WHERE code = $1 RETURNING id
            ), given AS (
                SELECT here.id AS centre_id, d.* FROM here, jsonb_to_recordset($2::jsonb)
                    AS d (weekday smallint, opens time, closes time, "lunchFrom" time, "lunchTo" time)
            ), gone AS (
                DELETE FROM working_hours w USING here
                WHERE w.centre_id = here.id AND w.weekday NOT IN (SELECT weekday FROM given)
            ), kept AS (
                INSERT INTO working_hours SELECT * FROM given
                ON CONFLICT (centre_id, weekday) DO UPDATE SET opens = EXCLUDED.opens, closes = EXCLUDED.closes,
                    lunch_from = EXCLUDED.lunch_from, lunch_to = EXCLUDED.lunch_to
            )
            INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'hours_changed', $4 FROM here RETURNING centre_id""";

    /**
     * @param weekday 1 Monday – 7 Sunday
     * @param closes no later than it opens: on the next day; 24:00 is 00:00
     * @param lunchFrom the lunch is there whole or not at all
     */
    record Day(
            int weekday,
            @JsonFormat(pattern = "HH:mm") LocalTime opens,
            @JsonFormat(pattern = "HH:mm") LocalTime closes,
            @JsonFormat(pattern = "HH:mm") Optional<LocalTime> lunchFrom,
            @JsonFormat(pattern = "HH:mm") Optional<LocalTime> lunchTo) {}

    record Setting(List<Day> days, boolean namesHidden) {}

    private final Database database;

    public WorkingHours(Database database) {
        this.database = database;
    }

    /** Fails with a 404 problem where there is no such centre. */
    Future<Setting> of(String centre) {
        return database.slow().preparedQuery(READ).execute(Tuple.of(centre)).map(rows -> {
            if (rows.size() == 0) {
                throw unknown(centre);
            }
            List<Day> days = new ArrayList<>();
            boolean hidden = false;
            for (Row row : rows) {
                hidden = row.getBoolean("names_hidden");
                if (row.getInteger("weekday") != null) {
                    days.add(day(row));
                }
            }
            return new Setting(days, hidden);
        });
    }

    /** Fails with a 422 problem that names the weekday whose hours cannot be, 404 where there is no such centre. */
    Future<Setting> change(String centre, Setting setting, String actor) {
        check(setting.days());
        Tuple values = Tuple.of(centre)
                .addJsonArray(new JsonArray(
                        Buffer.buffer(JsonText.encode(setting.days()).getBytes())))
                .addBoolean(setting.namesHidden())
                .addString(actor);
        return database.changing(WRITE, values).compose(rows -> of(centre));
    }

    private static void check(List<Day> days) {
        Map<Integer, WorkedDay> week = new HashMap<>();
        for (Day day : days) {
            WorkedDay worked = WorkedDay.of(day.opens(), day.closes(), day.lunchFrom(), day.lunchTo());
            if (day.lunchFrom().isPresent() != day.lunchTo().isPresent()
                    || day.lunchFrom().isPresent() && day.lunchFrom().equals(day.lunchTo())
                    || !worked.holdsItsLunch()) {
                throw wrong(day.weekday(), said("wrong-hours"));
            }
            if (week.put(day.weekday(), worked) != null) {
                throw wrong(day.weekday(), said("wrong-hours.twice"));
            }
        }
        week.forEach((weekday, day) -> {
            WorkedDay next = week.get(weekday % 7 + 1);
            if (next != null && next.opens() < day.spill()) {
                throw wrong(weekday, said("wrong-hours.next-day"));
            }
        });
    }

    private static Problem wrong(int weekday, Text words) {
        return Problem.unprocessable("wrong-hours", words).at("/days/" + weekday, "these hours cannot be");
    }

    private static Day day(Row row) {
        return new Day(
                row.getInteger("weekday"),
                row.getLocalTime("opens"),
                row.getLocalTime("closes"),
                Optional.ofNullable(row.getLocalTime("lunch_from")),
                Optional.ofNullable(row.getLocalTime("lunch_to")));
    }

    private static Problem unknown(String centre) {
        return Problem.notFound("no-such-centre", said("no-such-centre.named", centre));
    }
}
