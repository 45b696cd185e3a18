package dev.talon.statistics;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The norms that are now valid for each business day, for a report that counts again with them. */
final class DatedNorms {
    /** $1 centres or null. */
    private static final String SQL = """
            SELECT centre.code AS centre, n.service, n.valid_from, n.norm
            FROM centre JOIN service_norm n ON n.centre_id = centre.id
            WHERE $1::text[] IS NULL OR centre.code = ANY ($1)""";

    private final Map<String, TreeMap<LocalDate, Integer>> norms = new HashMap<>();

    /** Nothing is read where the scope keeps the norms of issue. */
    static Future<Optional<DatedNorms>> read(SqlConnection connection, StageFilter scope) {
        if (!scope.normsAnew()) {
            return Future.succeededFuture(Optional.empty());
        }
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return connection
                .preparedQuery(SQL)
                .execute(Tuple.tuple().addArrayOfString(centres))
                .map(rows -> {
                    var dated = new DatedNorms();
                    rows.forEach(dated::add);
                    return Optional.of(dated);
                });
    }

    /** The same day with its norms reckoned anew. */
    PackedDay anew(PackedDay day) {
        int[] seconds = new int[day.words().length];
        for (int word = 0; word < seconds.length; word++) {
            var known = norms.get(day.centre() + "/" + day.words()[word]);
            var valid = known == null ? null : known.floorEntry(day.day());
            seconds[word] = valid == null ? 0 : valid.getValue();
        }
        return day.withNorms(seconds);
    }

    private void add(Row row) {
        norms.computeIfAbsent(row.getString("centre") + "/" + row.getString("service"), key -> new TreeMap<>())
                .put(row.getLocalDate("valid_from"), row.getInteger("norm"));
    }
}
