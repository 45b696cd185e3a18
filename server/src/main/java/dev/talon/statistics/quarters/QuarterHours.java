package dev.talon.statistics.quarters;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads a day of a centre by quarter hours, and compares it with the same weekday of the four weeks before. */
public final class QuarterHours {
    /**
     * A day by quarter hours.
     *
     * @param quarters from the first in which anything happened to the last
     * @param bad the worst time; empty: everybody was called within the norm
     * @param comparedDays how many of the four weeks before had visitors on this weekday
     */
    record Day(String centre, LocalDate day, List<Quarter> quarters, Optional<BadTime> bad, int comparedDays) {}

    private static final String SQL = Sql.of(QuarterHours.class, "quarter_hours", "now", "centre", "days");
    private static final int WEEKS = 4;

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public QuarterHours(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /** @return fails with a 404 problem where there is no such centre */
    Future<Day> of(String centre, LocalDate day) {
        LocalDate[] days =
                IntStream.rangeClosed(0, WEEKS).mapToObj(day::minusWeeks).toArray(LocalDate[]::new);
        return database.reports()
                .preparedQuery(SQL)
                .execute(Tuple.of(now.get(), centre, days))
                .compose(rows -> rows.size() == 0 ? known(centre).map(rows) : Future.succeededFuture(rows))
                .map(rows -> {
                    Map<LocalDate, List<Quarter>> all = new TreeMap<>();
                    for (Row row : rows) {
                        all.computeIfAbsent(row.getLocalDate("day"), date -> new ArrayList<>())
                                .add(quarter(row));
                    }
                    List<Quarter> wanted = Optional.ofNullable(all.remove(day)).orElseGet(List::of);
                    all.values().removeIf(other -> other.stream().noneMatch(quarter -> quarter.arrivals() > 0));
                    return new Day(centre, day, busy(wanted), BadTime.of(wanted, all.values()), all.size());
                });
    }

    /** A day that has not begun has no quarters; a centre that is not there neither. */
    private Future<Void> known(String centre) {
        return database.reads()
                .preparedQuery("SELECT FROM centre WHERE code = $1")
                .execute(Tuple.of(centre))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
                    }
                    return null;
                });
    }

    private static List<Quarter> busy(List<Quarter> day) {
        int first = 0;
        int last = day.size();
        while (first < last && isQuiet(day.get(first))) {
            first++;
        }
        while (last > first && isQuiet(day.get(last - 1))) {
            last--;
        }
        return List.copyOf(day.subList(first, last));
    }

    private static boolean isQuiet(Quarter quarter) {
        return quarter.arrivals() == 0
                && quarter.deskSeconds() == 0
                && quarter.longest().isEmpty();
    }

    private static Quarter quarter(Row row) {
        return new Quarter(
                row.getInteger("n"),
                row.getOffsetDateTime("begins"),
                row.getInteger("arrivals"),
                row.getInteger("desk_seconds"),
                row.getInteger("served"),
                row.getLong("service"),
                Optional.ofNullable(row.getInteger("longest")),
                Optional.ofNullable(row.getInteger("norm")),
                row.getInteger("late"));
    }
}
