package dev.talon.contactcentre;

import dev.talon.db.Database;
import dev.talon.db.Sql;
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
        ENTERED,
        WAIT,
        SERVICE;

        static Order of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param total how many there are on all pages
     * @param zone  the contact centre's
     */
    record Page(long total, int page, int size, String zone, List<CallFact> calls) {}

    /** A month's calls: from the one moment to before the other, in these queues; null: in all. */
    record Range(String zone, OffsetDateTime from, OffsetDateTime to, String[] queues) {}

    private static final String RANGES = Sql.of(CallLists.class, "ranges_of_months", "months", "queues");

    private static final String PAGE = Sql.of(
            CallLists.class, "page_of_calls", "months", "queues", "population", "by", "longest_first", "size", "skip");

    private static final String NEXT = Sql.of(
            CallLists.class,
            "calls_after",
            "from",
            "to",
            "queues",
            "last_entered",
            "last_queue",
            "last_call",
            "last_ended",
            "last_id",
            "population",
            "size");

    /** A call with what tells it apart from those that are like it. */
    record Numbered(CallFact fact, long id) {}

    private final Database database;

    CallLists(Database database) {
        this.database = database;
    }

    /** @param page from 1 */
    Future<Page> page(
            CallsChoice choice, CallPopulation population, Order order, boolean longestFirst, int page, int size) {
        return ranges(choice)
                .compose(ranges -> database.reports()
                        .preparedQuery(PAGE)
                        .execute(asked(choice)
                                .addString(population.word())
                                .addString(order.word())
                                .addBoolean(longestFirst)
                                .addInteger(size)
                                .addInteger((page - 1) * size))
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
                .preparedQuery(NEXT)
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
                        .addString(population.word())
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
