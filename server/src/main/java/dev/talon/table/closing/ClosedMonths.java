package dev.talon.table.closing;

import dev.talon.db.Database;
import dev.talon.table.MonthSums;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads closings and amendments. */
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

    private final ClosingLog<ShownMonth, StageFact> log;

    public ClosedMonths(Database database) {
        this.log = new ClosingLog<>(
                database,
                new ClosingLog.Statements(CLOSINGS, AMENDMENTS, CHANGES),
                figures -> ShownMonth.of(new MonthSums(figures)),
                StageFact::parse);
    }

    /** @param centres codes; empty: all */
    public Future<List<Closing<ShownMonth, StageFact>>> ofYear(int year, List<String> centres) {
        return log.closings(year(year, centres));
    }

    /** @param centres codes; empty: all */
    public Future<List<Amendment<ShownMonth, StageFact>>> amendmentsOfYear(int year, List<String> centres) {
        return log.amendments(year(year, centres));
    }

    /** @return with what each of its amendments changed; empty where the month is not closed */
    Future<Optional<Closing<ShownMonth, StageFact>>> of(String centre, LocalDate month) {
        return log.whole(
                scope(List.of(centre), month, month), amendment -> Tuple.of(centre, month, amendment.number()));
    }

    private static Tuple year(int year, List<String> centres) {
        return scope(centres, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 1));
    }

    private static Tuple scope(List<String> centres, LocalDate first, LocalDate last) {
        return Tuple.of(centres.toArray(String[]::new), first, last);
    }
}
