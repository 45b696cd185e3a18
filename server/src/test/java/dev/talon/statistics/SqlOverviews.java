package dev.talon.statistics;

import dev.talon.db.Database;
import dev.talon.table.ReportHouse;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The overview in plain SQL over the stages themselves, without anything that is kept: right, and too slow for a year. */
final class SqlOverviews {
    private static final String COLUMNS = """
            count(*) FILTER (WHERE position = 1) AS visits,
            count(*) AS stages,
            count(*) FILTER (WHERE state = 'served') AS served,
            count(*) FILTER (WHERE counts) AS counted,
            count(*) FILTER (WHERE state = 'no_show') AS no_show,
            count(*) FILTER (WHERE state = 'cancelled') AS cancelled,
            count(*) FILTER (WHERE state = 'expired') AS expired,
            count(*) FILTER (WHERE state IN ('waiting', 'called', 'serving', 'postponed')) AS open,
            count(*) FILTER (WHERE state = 'served' AND outcome = 'wrong_service') AS wrong_service,
            count(*) FILTER (WHERE counts AND NOT waited) AS not_queued,
            count(*) FILTER (WHERE counts AND aside > 0) AS aside_count,
            (sum(aside * 1000000::bigint) FILTER (WHERE counts))::bigint AS aside_sum,
            count(*) FILTER (WHERE counts AND waited AND wait <= norm * 1000000::bigint) AS within,
            (sum(wait) FILTER (WHERE counts AND waited))::bigint AS wait_sum,
            (sum(wait) FILTER (WHERE state = 'served' AND (NOT counts OR waited) AND outcome IS DISTINCT FROM 'wrong_service'))::bigint AS wait_raw,
            max(wait) FILTER (WHERE counts AND waited) AS wait_longest,
            percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY wait::float8) FILTER (WHERE counts AND waited) AS wait_cuts,
            (sum(spent) FILTER (WHERE counts))::bigint AS spent_sum,
            (sum(spent) FILTER (WHERE state = 'served' AND outcome IS DISTINCT FROM 'wrong_service'))::bigint AS spent_raw,
            max(spent) FILTER (WHERE counts) AS spent_longest,
            percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY spent::float8) FILTER (WHERE counts) AS spent_cuts,
            (sum(walk) FILTER (WHERE counts))::bigint AS walk_sum,
            count(*) FILTER (WHERE counts AND put_off > 0) AS put_off_count,
            (sum(put_off) FILTER (WHERE counts))::bigint AS put_off_sum""";

    private static final Map<Breakdown, String> KEYS = Map.ofEntries(
            Map.entry(Breakdown.TOTAL, "'', NULL::text"),
            Map.entry(Breakdown.CENTRE, "centre, NULL::text"),
            Map.entry(Breakdown.SERVICE, "service, NULL::text"),
            Map.entry(Breakdown.KIND, "kind, NULL::text"),
            Map.entry(Breakdown.HOUR, "hour::text, NULL::text"),
            Map.entry(Breakdown.WEEKDAY, "weekday::text, NULL::text"),
            Map.entry(Breakdown.HEAT, "weekday::text, hour::text"),
            Map.entry(Breakdown.DESK, "coalesce(desk, ''), centre"),
            Map.entry(Breakdown.SPECIALIST, "coalesce(specialist, ''), NULL::text"),
            Map.entry(Breakdown.CATEGORY, "category, NULL::text"),
            Map.entry(Breakdown.DAY, "business_day::text, NULL::text"));

    private final Database database;

    SqlOverviews(Database database) {
        this.database = database;
    }

    /** Without names. */
    Overview of(StageFilter scope, Collection<Breakdown> by) {
        String selects = Stream.concat(Stream.of(Breakdown.TOTAL), by.stream())
                .map(one -> "SELECT '" + one + "' AS breakdown, k.*, " + COLUMNS
                        + " FROM measured CROSS JOIN LATERAL (SELECT " + KEYS.get(one) + ") AS k (key, second)"
                        + " GROUP BY 2, 3")
                .collect(Collectors.joining("\nUNION ALL\n"));
        var rows = ReportHouse.await(database.slow()
                .preparedQuery(
                        "WITH %s, counted AS (%s) SELECT * FROM counted ORDER BY length(key), key, length(second), second"
                                .formatted(StageQuery.of(StageQuery.class, "measured"), selects))
                .execute(scope.tuple()));
        Map<String, List<Overview.Line>> lines = new LinkedHashMap<>();
        by.forEach(one -> lines.put(one.word(), new ArrayList<>()));
        Figures total = new Accumulator().figures(!scope.splitsTickets());
        for (Row row : rows) {
            Breakdown one = Breakdown.valueOf(row.getString("breakdown"));
            Figures figures = figures(row, one.keepsTicketsWhole() && !scope.splitsTickets());
            if (one == Breakdown.TOTAL) {
                total = figures;
            } else {
                lines.get(one.word())
                        .add(new Overview.Line(
                                row.getString("key"),
                                Optional.ofNullable(row.getString("second")),
                                Optional.empty(),
                                figures));
            }
        }
        return new Overview(scope.from(), scope.to(), List.of(), total, lines);
    }

    private static Figures figures(Row row, boolean whole) {
        long served = row.getLong("served");
        long counted = row.getLong("counted");
        long trusted = served - row.getLong("wrong_service");
        long waited = counted - row.getLong("not_queued");
        long within = row.getLong("within");
        long putOff = row.getLong("put_off_count");
        return new Figures(
                whole ? OptionalLong.of(row.getLong("visits")) : OptionalLong.empty(),
                row.getLong("stages"),
                served,
                counted,
                served - counted - row.getLong("wrong_service"),
                row.getLong("no_show"),
                row.getLong("cancelled"),
                row.getLong("expired"),
                row.getLong("open"),
                times(row, "wait", waited, trusted - row.getLong("not_queued")),
                times(row, "spent", counted, trusted),
                Times.mean(counted, sum(row, "walk_sum")),
                putOff,
                Times.mean(putOff, sum(row, "put_off_sum")),
                within,
                waited == 0 ? OptionalDouble.empty() : OptionalDouble.of(within / (double) waited),
                row.getLong("wrong_service"),
                row.getLong("not_queued"),
                row.getLong("aside_count"),
                Times.mean(row.getLong("aside_count"), sum(row, "aside_sum")));
    }

    private static Times times(Row row, String what, long counted, long served) {
        Double[] cuts =
                Optional.ofNullable(row.getArrayOfDoubles(what + "_cuts")).orElse(new Double[3]);
        Long longest = row.getLong(what + "_longest");
        return new Times(
                Times.mean(counted, sum(row, what + "_sum")),
                Times.mean(served, sum(row, what + "_raw")),
                seconds(cuts[0]),
                seconds(cuts[1]),
                seconds(cuts[2]),
                seconds(longest == null ? null : longest.doubleValue()));
    }

    private static long sum(Row row, String column) {
        return Optional.ofNullable(row.getLong(column)).orElse(0L);
    }

    private static OptionalLong seconds(Double micros) {
        return micros == null ? OptionalLong.empty() : Times.seconds(micros);
    }
}
