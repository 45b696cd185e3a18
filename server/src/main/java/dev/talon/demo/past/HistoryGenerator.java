package dev.talon.demo.past;

import dev.talon.table.DayFigures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** Generates years of history of many centres at once. Blocking. */
public final class HistoryGenerator {
    /**
     * What to generate.
     *
     * @param years each of 365 or 366 days, ending with {@code last}
     * @param visits a year, all centres together
     * @param last the last day
     * @param seed the same seed, days and numbers give the same history
     */
    public record Order(int centres, int years, long visits, LocalDate last, long seed) {
        public LocalDate first() {
            return last.minusYears(years).plusDays(1);
        }

        public long allVisits() {
            return visits * years;
        }
    }

    /** Gets the progress. */
    public interface Progress {
        /** @param more visits that were copied since it was called last */
        void visits(long more);

        /** A part of what follows the copying begins. @param number from 1 @param all how many there are */
        void step(int number, int all, String name);

        /** Everything is committed. */
        void done();
    }

    /** What came of it. @param bytes that the database has on disk */
    public record Result(long tickets, long stages, long events, long days, long bytes) {}

    private static final String PREPARE = """
            SET LOCAL synchronous_commit = off;
            SET LOCAL maintenance_work_mem = '512MB';
            SET LOCAL work_mem = '128MB';
            SET LOCAL jit = off""";
    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM ticket), (SELECT count(*) FROM stage), (SELECT count(*) FROM event),
                   (SELECT count(*) FROM day_summary), pg_database_size(current_database())""";
    private static final String IS_EMPTY = "SELECT NOT EXISTS (SELECT FROM ticket) AND NOT EXISTS (SELECT FROM event)";

    private HistoryGenerator() {}

    /** All or nothing. */
    public static Result generate(DataSource database, Order order, Progress progress) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            BareTables.execute(connection, PREPARE);
            List<PastCentre> centres = NewCentres.make(connection, order.centres(), order.visits(), order.seed());
            boolean empty = isTrue(connection, IS_EMPTY);
            BareTables bare = BareTables.strip(connection);
            if (empty) {
                // A table that is filled in the transaction that emptied it needs no log of its own and no later
                // freezing.
                BareTables.execute(connection, "TRUNCATE ticket, stage, event");
            }
            copy(new Copying(connection, empty), centres, order, progress);
            int all = bare.parts() + 2;
            bare.dress((number, name) -> progress.step(number, all, name));
            progress.step(all - 1, all, "figures of each day");
            DayFigures.settleAll(
                    connection, centres.stream().map(PastCentre::id).toList());
            progress.step(all, all, "statistics");
            BareTables.execute(connection, "ANALYZE ticket, stage, event, day_summary");
            connection.commit();
            progress.done();
            return counts(connection);
        }
    }

    /**
     * Continues the history of a centre in use, beside other work, in the caller's transaction.
     *
     * @param first the first missing day
     * @param today the day before which it ends
     * @param ofAYear visits of a calendar year
     * @return visits
     */
    public static long continued(
            Connection connection, PastCentre centre, LocalDate first, LocalDate today, long ofAYear)
            throws SQLException {
        long seed = centre.code().hashCode();
        var copying = new Copying(connection, false);
        long made = 0;
        for (LocalDate from = first;
                from.isBefore(today);
                from = from.plusYears(1).withDayOfYear(1)) {
            LocalDate lastOfYear = from.withDayOfYear(from.lengthOfYear());
            var plan = new Plan(List.of(centre), from.withDayOfYear(1), lastOfYear, ofAYear, seed);
            LocalDate last = lastOfYear.isBefore(today) ? lastOfYear : today.minusDays(1);
            made += copying.days(List.of(centre), plan, from, last, seed, more -> {});
        }
        return made;
    }

    private static void copy(Copying copying, List<PastCentre> centres, Order order, Progress progress)
            throws SQLException {
        for (LocalDate first = order.first(); !first.isAfter(order.last()); ) {
            LocalDate next = first.plusYears(1);
            LocalDate last = next.minusDays(1);
            var plan = new Plan(centres, first, last, order.visits(), order.seed());
            copying.days(centres, plan, first, last, order.seed(), progress::visits);
            first = next;
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Result counts(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(COUNTS)) {
            row.next();
            return new Result(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }
}
