package dev.talon.statistics;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * Reads the packed days of a filter in the order of their dates: stored ones as they are, the others packed from their stages.
 * It first reads which versions are stored, then the days themselves, several at a time, the next while the last are counted. Days
 * that the node has in its cache are not read again.
 */
final class PackedDays {
    /** Days of centres of which it is read at a time whether they are kept; one is some tens of bytes. */
    private static final int LISTED = 20_000;
    /** Days of centres that are read at a time; one is some kilobytes. */
    private static final int READ = 200;
    /** One that runs is read stage by stage, and counts as so many. */
    private static final int RUNNING = 8;
    /** Days of centres that are counted at a time. */
    private static final int COUNTED = 2_000;

    /**
     * $1 first day · $2 last day · $3 centres or null: those that had tickets in these days, when they had the first and the last
     * one, and the last day that can be stored.
     */
    private static final String CENTRES = """
            SELECT coalesce(array_agg(id), '{}') AS ids, array_agg(code) AS codes,
                   array_agg(greatest($1::date, edge.first)) AS firsts, array_agg(least($2::date, edge.last)) AS lasts,
                   (SELECT max(day::date) FROM generate_series(now() - interval '9 days', now(), '1 day') AS day
                    WHERE settles(day::date)) AS settles
            FROM centre
            CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                FROM ticket WHERE ticket.centre_id = centre.id) AS edge
            WHERE ($3::text[] IS NULL OR code = ANY ($3)) AND edge.first <= $2 AND edge.last >= $1""";

    /** $1 first day · $2 last day · $3 ids of centres: of each date the centres of which it is stored, and the versions. */
    private static final String VERSIONS = """
            SELECT business_day, array_agg(centre_id), array_agg(version)
            FROM day_stages WHERE centre_id = ANY ($3::integer[]) AND business_day BETWEEN $1 AND $2
            GROUP BY business_day""";

    /** $1 centres and $2 days of what is kept, $3 and $4 of what could be. */
    private static final String STAGES = """
            SELECT day.centre_id, day.business_day, day.words, day.stages
            FROM unnest($1::integer[], $2::date[]) AS kept (centre, day)
            JOIN day_stages AS day ON day.centre_id = kept.centre AND day.business_day = kept.day
            UNION ALL
            SELECT missing.centre, missing.day, packed.words, packed.stages
            FROM unnest($3::integer[], $4::date[]) AS missing (centre, day)
            CROSS JOIN LATERAL packed_stages(missing.centre, missing.day) AS packed""";

    /**
     * A day of a centre.
     *
     * @param version of what is kept of it; null: nothing is
     * @param settles whether it could be kept
     */
    private record Place(int centre, LocalDate day, UUID version, boolean settles) {
        boolean isRunning() {
            return version == null && !settles;
        }
    }

    /** A centre, and the days that it had tickets on. */
    private record Centre(int id, LocalDate first, LocalDate last) {
        boolean worked(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final SqlConnection connection;
    private final PackedDayCache cache;
    private final Function<List<PackedDay>, Future<Void>> each;
    private final List<Centre> centres = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final LocalDate settles;
    private final LocalDate last;
    private final Deque<Place> places = new ArrayDeque<>();
    /** A promise of its own: a chain of composed futures would keep the days of every link. */
    private final Promise<Boolean> done = Promise.promise();

    private LocalDate unlisted;
    private boolean missing;

    private PackedDays(
            SqlConnection connection, PackedDayCache cache, Row edges, Function<List<PackedDay>, Future<Void>> each) {
        this.connection = connection;
        this.cache = cache;
        this.each = each;
        Integer[] ids = edges.getArrayOfIntegers("ids");
        for (int i = 0; i < ids.length; i++) {
            codes.put(ids[i], edges.getArrayOfStrings("codes")[i]);
            centres.add(new Centre(
                    ids[i], edges.getArrayOfLocalDates("firsts")[i], edges.getArrayOfLocalDates("lasts")[i]));
        }
        this.settles = edges.getLocalDate("settles");
        this.unlisted = centres.stream()
                .map(Centre::first)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
        this.last = centres.stream()
                .map(Centre::last)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /**
     * Hands over several days at a time, the next when the last have been processed.
     *
     * @param connection in a transaction of one snapshot, so that all days are of one moment
     * @return whether a day was packed that could have been stored
     */
    static Future<Boolean> read(
            SqlConnection connection,
            PackedDayCache cache,
            StageFilter scope,
            Function<List<PackedDay>, Future<Void>> each) {
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return connection
                .preparedQuery(CENTRES)
                .execute(Tuple.of(scope.from(), scope.to()).addArrayOfString(centres))
                .compose(rows ->
                        new PackedDays(connection, cache, rows.iterator().next(), each).all());
    }

    private Future<Boolean> all() {
        next(Future.succeededFuture());
        return done.future();
    }

    private void next(Future<Void> before) {
        if (!places.isEmpty()) {
            count(before);
        } else if (unlisted.isAfter(last)) {
            before.map(taken -> missing).onComplete(done);
        } else {
            list().onFailure(done::tryFail).onSuccess(listed -> next(before));
        }
    }

    private Future<Void> list() {
        LocalDate from = unlisted;
        unlisted = from.plusDays(Math.max(1, LISTED / centres.size()));
        LocalDate to = unlisted.isAfter(last) ? last : unlisted.minusDays(1);
        Integer[] ids = centres.stream().map(Centre::id).toArray(Integer[]::new);
        return connection
                .preparedQuery(VERSIONS)
                .execute(Tuple.of(from, to).addArrayOfInteger(ids))
                .map(rows -> {
                    Map<LocalDate, Map<Integer, UUID>> stored = new HashMap<>();
                    for (Row row : rows) {
                        stored.put(row.getLocalDate(0), byCentre(row.getArrayOfIntegers(1), row.getArrayOfUUIDs(2)));
                    }
                    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                        list(day, stored.getOrDefault(day, Map.of()));
                    }
                    return null;
                });
    }

    private static Map<Integer, UUID> byCentre(Integer[] ids, UUID[] versions) {
        Map<Integer, UUID> stored = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            stored.put(ids[i], versions[i]);
        }
        return stored;
    }

    private void list(LocalDate day, Map<Integer, UUID> stored) {
        for (Centre centre : centres) {
            UUID version = stored.get(centre.id);
            if (version != null || centre.worked(day)) {
                places.add(new Place(centre.id, day, version, !day.isAfter(settles)));
            }
        }
    }

    private void count(Future<Void> before) {
        List<Place> some = new ArrayList<>();
        Map<Place, PackedDay> days = new HashMap<>();
        List<Place> unread = new ArrayList<>();
        int reading = 0;
        while (!places.isEmpty() && some.size() < COUNTED && reading < READ) {
            Place place = places.poll();
            some.add(place);
            Optional<PackedDay> known = Optional.ofNullable(place.version).flatMap(cache::get);
            known.ifPresent(day -> days.put(place, day));
            if (known.isEmpty()) {
                unread.add(place);
                reading += place.isRunning() ? RUNNING : 1;
            }
            missing |= place.version == null && place.settles;
        }
        read(unread, days)
                .onFailure(done::tryFail)
                .onSuccess(read -> before.onFailure(done::tryFail)
                        .onSuccess(taken -> next(Future.succeededFuture(
                                        some.stream().map(days::get).toList())
                                .compose(each))));
    }

    private Future<Void> read(List<Place> unread, Map<Place, PackedDay> days) {
        List<Place> packed = unread.stream().filter(place -> !place.isRunning()).toList();
        List<Place> running = unread.stream().filter(Place::isRunning).toList();
        return (packed.isEmpty() ? Future.<Void>succeededFuture() : readPacked(packed, days))
                .compose(read -> running.isEmpty() ? Future.<Void>succeededFuture() : readRunning(running, days));
    }

    private Future<Void> readPacked(List<Place> packed, Map<Place, PackedDay> days) {
        Map<Place, Place> asked = new HashMap<>();
        packed.forEach(place -> asked.put(new Place(place.centre, place.day, null, false), place));
        Tuple values = Tuple.tuple();
        add(values, packed.stream().filter(place -> place.version != null).toList());
        add(values, packed.stream().filter(place -> place.version == null).toList());
        return connection.preparedQuery(STAGES).execute(values).map(rows -> {
            if (rows.size() != packed.size()) {
                throw new IllegalStateException("days were packed anew while they were read: not of one snapshot");
            }
            for (Row row : rows) {
                Place place = asked.get(new Place(row.getInteger(0), row.getLocalDate(1), null, false));
                days.put(place, day(place, row));
            }
            return null;
        });
    }

    private static void add(Tuple values, List<Place> places) {
        values.addArrayOfInteger(places.stream().map(Place::centre).toArray(Integer[]::new));
        values.addArrayOfLocalDate(places.stream().map(Place::day).toArray(LocalDate[]::new));
    }

    private PackedDay day(Place place, Row row) {
        String code = codes.get(place.centre);
        String[] words = row.getArrayOfStrings(2);
        return place.version == null
                ? new PackedDay(code, place.day, words, row.getBuffer(3).getBytes())
                : cache.put(place.version, code, place.day, words, row.getBuffer(3));
    }

    private Future<Void> readRunning(List<Place> running, Map<Place, PackedDay> days) {
        Map<String, DayPacker> packers = new HashMap<>();
        running.forEach(place -> packers.put(codes.get(place.centre) + place.day, new DayPacker()));
        LocalDate first = running.get(0).day;
        LocalDate end = running.get(running.size() - 1).day;
        Tuple values = StageFilter.all(first, end, List.of())
                .tuple()
                .addArrayOfString(
                        running.stream().map(place -> codes.get(place.centre)).toArray(String[]::new))
                .addArrayOfLocalDate(running.stream().map(Place::day).toArray(LocalDate[]::new));
        return connection
                .preparedQuery(DayPacker.STAGES)
                .collecting(Collector.<Row, Map<String, DayPacker>>of(
                        () -> packers,
                        (all, row) ->
                                all.get(row.getString(0) + row.getLocalDate(1)).add(row),
                        (one, same) -> one))
                .execute(values)
                .map(read -> {
                    for (Place place : running) {
                        String code = codes.get(place.centre);
                        days.put(place, packers.get(code + place.day).day(code, place.day));
                    }
                    return null;
                });
    }
}
