package dev.talon.contactcentre;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Reads the calls behind a number of the table, in pages or all of them in parts. */
final class CallLists {
    /** What a list may be ordered by; ties are in the order of entering. */
    enum Order {
        ENTERED("call.entered_at"),
        WAIT("call.wait"),
        SERVICE("call.service");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        static Order of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param total how many there are on all pages
     * @param zone  the contact centre's
     */
    record Page(long total, int page, int size, String zone, List<CallFact> calls) {}

    /** A month's calls: from the one moment to before the other, in these queues; null: in all. */
    record Range(String zone, OffsetDateTime from, OffsetDateTime to, String[] queues) {}

    /** $1 months · $2 queues, or null for those of the table. */
    private static final String RANGES = """
            SELECT zone, month_begins(month, zone) AS from_at, month_begins((month + interval '1 month')::date, zone) AS to_at, queues
            FROM (SELECT m.month, coalesce(g.zone, s.zone) AS zone,
                         CASE WHEN g.month IS NULL THEN coalesce($2::text[], s.queues) ELSE g.queues END AS queues
                  FROM unnest($1::date[]) AS m (month)
                  CROSS JOIN contact_centre s
                  LEFT JOIN calls_signature g ON g.month = m.month AND $2::text[] IS NULL) AS asked
            ORDER BY month""";

    /** $3 how many · $4 after how many. */
    private static final String PAGE = """
            SELECT call.*, count(*) OVER () AS total
            FROM (%s) AS range
            JOIN call ON call.entered_at >= range.from_at AND call.entered_at < range.to_at
                     AND (range.queues IS NULL OR call.queue = ANY (range.queues))
            WHERE %s
            ORDER BY %s %s NULLS LAST, call.entered_at, call.queue, call.call, call.ended_at, call.id
            LIMIT $3 OFFSET $4""";

    /** $1 from · $2 to · $3 queues or null · $4 entered, $5 queue, $6 call, $7 end, $8 id of the one before · $9 how many. */
    private static final String NEXT = """
            SELECT call.*
            FROM call
            WHERE call.entered_at >= $1 AND call.entered_at < $2 AND ($3::text[] IS NULL OR call.queue = ANY ($3))
              AND call.entered_at >= $4 AND (call.entered_at, call.queue, call.call, call.ended_at, call.id) > ($4, $5, $6, $7, $8)
              AND %s
            ORDER BY call.entered_at, call.queue, call.call, call.ended_at, call.id
            LIMIT $9""";

    /** A call with what tells it apart from those that are like it. */
    record Numbered(CallFact fact, long id) {}

    private final Database database;

    CallLists(Database database) {
        this.database = database;
    }

    /** @param page from 1 */
    Future<Page> page(
            CallsChoice choice, CallPopulation population, Order order, boolean longestFirst, int page, int size) {
        String sql = PAGE.formatted(RANGES, population.condition, order.column, longestFirst ? "DESC" : "ASC");
        return ranges(choice)
                .compose(ranges -> database.reports()
                        .preparedQuery(sql)
                        .execute(asked(choice).addInteger(size).addInteger((page - 1) * size))
                        .map(rows -> {
                            List<CallFact> calls = new ArrayList<>();
                            long total = 0;
                            for (Row row : rows) {
                                calls.add(CallFact.of(row));
                                total = row.getLong("total");
                            }
                            return new Page(total, page, size, ranges.get(0).zone(), calls);
                        }));
    }

    /** The months that are asked for, in order. */
    Future<List<Range>> ranges(CallsChoice choice) {
        return database.reports()
                .preparedQuery(RANGES)
                .mapping(row -> new Range(
                        row.getString("zone"),
                        row.getOffsetDateTime("from_at"),
                        row.getOffsetDateTime("to_at"),
                        row.getArrayOfStrings("queues")))
                .execute(asked(choice))
                .map(rows -> rows.stream().toList());
    }

    /**
     * The next calls of a month, in the order of entering. Each part is a statement of its own, so that no connection
     * waits for a slow reader.
     *
     * @param last the one before
     */
    Future<List<Numbered>> next(Range range, CallPopulation population, Numbered last, int size) {
        return database.reports()
                .preparedQuery(NEXT.formatted(population.condition))
                .mapping(row -> new Numbered(CallFact.of(row), row.getLong("id")))
                .execute(Tuple.tuple()
                        .addOffsetDateTime(range.from())
                        .addOffsetDateTime(range.to())
                        .addArrayOfString(range.queues())
                        .addOffsetDateTime(last.fact().entered().atOffset(ZoneOffset.UTC))
                        .addString(last.fact().queue())
                        .addString(last.fact().call())
                        .addOffsetDateTime(last.fact().ended().atOffset(ZoneOffset.UTC))
                        .addLong(last.id())
                        .addInteger(size))
                .map(rows -> rows.stream().toList());
    }

    private static Tuple asked(CallsChoice choice) {
        LocalDate[] months = choice.month()
                .map(IntStream::of)
                .orElse(IntStream.rangeClosed(1, 12))
                .mapToObj(number -> LocalDate.of(choice.year(), number, 1))
                .toArray(LocalDate[]::new);
        return Tuple.tuple()
                .addArrayOfLocalDate(months)
                .addArrayOfString(
                        choice.queues().isEmpty() ? null : choice.queues().toArray(String[]::new));
    }
}
