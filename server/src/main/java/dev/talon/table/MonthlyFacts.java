package dev.talon.table;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the sums of a year in one statement, so at one moment of the queue. */
public final class MonthlyFacts {
    private static final String YEAR = Sql.of(MonthlyFacts.class, "months_of_year", "from", "to", "centres");

    /**
     * @param rows     the centres' months with any day, by centre and month
     * @param toSettle days past that had no figures yet and were read stage by stage
     */
    public record Year(List<CentreMonth> rows, long toSettle) {
        /** The centres pooled: those months with any day, in order. */
        public List<MonthFacts> months() {
            return pooled(rows);
        }

        /** Of each month those centres that have closed it. */
        public Map<Integer, List<ClosedMonth>> closed() {
            Map<Integer, List<ClosedMonth>> closed = new TreeMap<>();
            rows.forEach(row -> ClosedMonth.of(row)
                    .ifPresent(one -> closed.computeIfAbsent(row.live().month(), month -> new ArrayList<>())
                            .add(one)));
            return closed;
        }
    }

    private final Database database;

    public MonthlyFacts(Database database) {
        this.database = database;
    }

    /** The centres' months summed by month, in order. */
    public static List<MonthFacts> pooled(List<CentreMonth> rows) {
        Map<Integer, MonthFacts> months = new TreeMap<>();
        rows.forEach(row -> months.merge(row.facts().month(), row.facts(), MonthFacts::plus));
        return List.copyOf(months.values());
    }

    /** @param centres codes; empty: all centres; an unknown one has no months */
    public Future<Year> of(int year, List<String> centres) {
        return database.reports()
                .preparedQuery(YEAR)
                .execute(Tuple.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), centres.toArray(String[]::new)))
                .map(rows -> {
                    List<CentreMonth> months = new ArrayList<>();
                    long toSettle = 0;
                    for (Row row : rows) {
                        months.add(new CentreMonth(row.getString("centre"), live(row), signed(row, year)));
                        toSettle = row.getLong("to_settle");
                    }
                    return new Year(months, toSettle);
                });
    }

    private static MonthFacts live(Row row) {
        if (row.getInteger("month") == null) {
            return MonthFacts.none(row.getInteger("number"));
        }
        return new MonthFacts(
                row.getInteger("month"),
                sums(row, "consultation", "consultation"),
                sums(row, "cash", "cash"),
                sums(row, "both_kinds", "both"),
                new Excluded(
                        row.getLong("no_show"),
                        row.getLong("cancelled"),
                        row.getLong("expired"),
                        row.getLong("inaccurate"),
                        row.getLong("wrong_service")));
    }

    private static Optional<Signature<MonthFacts>> signed(Row row, int year) {
        return Optional.ofNullable(row.getJsonObject("figures"))
                .map(figures -> new Signature<>(
                        row.getOffsetDateTime("closed_at"),
                        row.getLocalDate("closed_on"),
                        row.getString("closed_by_name"),
                        row.getString("hash"),
                        row.getInteger("amendments"),
                        Optional.ofNullable(row.getLocalDate("amended_on")),
                        new MonthSums(figures).facts(YearMonth.of(year, row.getInteger("number")))));
    }

    private static Sums sums(Row row, String count, String prefix) {
        return new Sums(
                row.getLong(count),
                row.getLong(prefix + "_not_queued"),
                row.getLong(prefix + "_wait"),
                row.getLong(prefix + "_service"));
    }
}
