package dev.talon.report.closing;

import dev.talon.db.Database;
import dev.talon.report.MonthSums;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what is closed, and what was amended. */
public final class ClosedMonths {
    /** $1 centres' codes, none: all · $2 first month · $3 last month. */
    private static final String CLOSINGS = """
            SELECT c.code, to_char(m.month, 'YYYY-MM') AS month, m.closed_at,
                   (m.closed_at AT TIME ZONE c.zone)::date AS closed_on, m.closed_by, m.closed_by_name, m.version,
                   m.hash, m.figures
            FROM month_closing m JOIN centre c ON c.id = m.centre_id
            WHERE (cardinality($1::text[]) = 0 OR c.code = ANY ($1::text[])) AND m.month BETWEEN $2 AND $3
            ORDER BY m.month, c.code""";

    private static final String AMENDMENTS = """
            SELECT c.code, to_char(a.month, 'YYYY-MM') AS month, a.number, a.made_at, a.author, staff.name, a.reason, a.found,
                   a.old_hash, a.new_hash, a.old_figures, a.new_figures,
                   (SELECT count(*) FROM month_change ch
                    WHERE ch.centre_id = a.centre_id AND ch.month = a.month AND ch.transaction_id = a.transaction_id
                      AND ch.ticket_id IS NOT NULL) AS changes
            FROM month_amendment a
            JOIN centre c ON c.id = a.centre_id
            LEFT JOIN staff ON 'staff:' || staff.login = a.author
            WHERE (cardinality($1::text[]) = 0 OR c.code = ANY ($1::text[])) AND a.month BETWEEN $2 AND $3
            ORDER BY a.month, c.code, a.number""";

    /** $1 centre's code · $2 month · $3 number. */
    private static final String CHANGES = """
            SELECT ch.was, ch.became
            FROM month_amendment a
            JOIN centre c ON c.id = a.centre_id
            JOIN month_change ch ON ch.centre_id = a.centre_id AND ch.month = a.month
                                AND ch.transaction_id = a.transaction_id AND ch.ticket_id IS NOT NULL
            WHERE c.code = $1 AND a.month = $2 AND a.number = $3
            ORDER BY ch.id
            LIMIT 100""";

    private final Database database;

    public ClosedMonths(Database database) {
        this.database = database;
    }

    /** @param centres codes; empty: all */
    public Future<List<Closing>> ofYear(int year, List<String> centres) {
        return between(centres, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 1));
    }

    /** @param centres codes; empty: all */
    public Future<List<Amendment>> amendmentsOfYear(int year, List<String> centres) {
        return amendments(centres, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 1));
    }

    /** @return with what each of its amendments changed; empty where the month is not closed */
    Future<Optional<Closing>> of(String centre, LocalDate month) {
        return between(List.of(centre), month, month)
                .map(found -> found.stream().findFirst())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : withChanges(found.get(), month).map(Optional::of));
    }

    private Future<Closing> withChanges(Closing closing, LocalDate month) {
        return Future.all(closing.amendments().stream()
                        .map(amendment -> changes(closing.centre(), month, amendment))
                        .toList())
                .map(all -> closing.with(all.list()));
    }

    private Future<Amendment> changes(String centre, LocalDate month, Amendment amendment) {
        return database.reports()
                .preparedQuery(CHANGES)
                .mapping(row -> new StageChange(fact(row, "was"), fact(row, "became")))
                .execute(Tuple.of(centre, month, amendment.number()))
                .map(rows -> amendment.with(rows.stream().toList()));
    }

    private Future<List<Closing>> between(List<String> centres, LocalDate first, LocalDate last) {
        return database.reports()
                .preparedQuery(CLOSINGS)
                .mapping(ClosedMonths::closing)
                .execute(Tuple.of(centres.toArray(String[]::new), first, last))
                .compose(closings -> closings.size() == 0
                        ? Future.succeededFuture(List.of())
                        : amendments(centres, first, last)
                                .map(made -> joined(closings.stream().toList(), made)));
    }

    private Future<List<Amendment>> amendments(List<String> centres, LocalDate first, LocalDate last) {
        return database.reports()
                .preparedQuery(AMENDMENTS)
                .mapping(ClosedMonths::amendment)
                .execute(Tuple.of(centres.toArray(String[]::new), first, last))
                .map(rows -> rows.stream().toList());
    }

    private static List<Closing> joined(List<Closing> closings, List<Amendment> amendments) {
        Map<String, List<Amendment>> of =
                amendments.stream().collect(Collectors.groupingBy(made -> made.centre() + " " + made.month()));
        return closings.stream()
                .map(closing -> closing.with(of.getOrDefault(closing.centre() + " " + closing.month(), List.of())))
                .toList();
    }

    private static Closing closing(Row row) {
        return new Closing(
                row.getString("code"),
                row.getString("month"),
                row.getOffsetDateTime("closed_at"),
                row.getLocalDate("closed_on"),
                row.getString("closed_by"),
                row.getString("closed_by_name"),
                row.getString("version"),
                row.getString("hash"),
                ShownMonth.of(new MonthSums(row.getJsonObject("figures"))),
                List.of());
    }

    private static Amendment amendment(Row row) {
        return new Amendment(
                row.getString("code"),
                row.getString("month"),
                row.getInteger("number"),
                row.getOffsetDateTime("made_at"),
                row.getString("author"),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("reason")),
                row.getBoolean("found"),
                row.getString("old_hash"),
                row.getString("new_hash"),
                ShownMonth.of(new MonthSums(row.getJsonObject("old_figures"))),
                ShownMonth.of(new MonthSums(row.getJsonObject("new_figures"))),
                row.getLong("changes"),
                List.of());
    }

    private static Optional<StageFact> fact(Row row, String column) {
        return Optional.ofNullable(row.getString(column)).map(StageFact::parse);
    }
}
