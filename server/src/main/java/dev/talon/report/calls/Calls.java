package dev.talon.report.calls;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the calls: a year's table, the queues there are; keeps the contact centre's settings. */
public final class Calls {
    private static final String SETTINGS = "SELECT zone, queues FROM contact_centre";

    /** Parameters: year, queues or null, zone. */
    private static final String MONTHS = """
            SELECT extract(month FROM entered_at AT TIME ZONE $3)::integer AS month,
                   count(*) FILTER (WHERE talked), coalesce(sum(wait) FILTER (WHERE talked), 0)::bigint,
                   coalesce(sum(service), 0)::bigint,
                   count(*) FILTER (WHERE outcome = 'transferred'),
                   coalesce(sum(service) FILTER (WHERE outcome = 'transferred'), 0)::bigint,
                   count(*) FILTER (WHERE outcome = 'abandoned'),
                   coalesce(sum(wait) FILTER (WHERE outcome = 'abandoned'), 0)::bigint,
                   count(*) FILTER (WHERE outcome = 'timeout'),
                   coalesce(sum(wait) FILTER (WHERE outcome = 'timeout'), 0)::bigint,
                   count(*) FILTER (WHERE outcome = 'key'), count(*) FILTER (WHERE outcome = 'empty')
            FROM (SELECT entered_at, wait, service, outcome, service IS NOT NULL AS talked
                  FROM call
                  WHERE entered_at >= make_timestamptz($1, 1, 1, 0, 0, 0, $3)
                    AND entered_at < make_timestamptz($1 + 1, 1, 1, 0, 0, 0, $3)
                    AND ($2::text[] IS NULL OR queue = ANY ($2))) AS year
            GROUP BY month""";

    private static final String QUEUES = """
            SELECT queue, count(*), (min(entered_at) AT TIME ZONE $1)::date, (max(entered_at) AT TIME ZONE $1)::date
            FROM call
            GROUP BY queue
            ORDER BY queue""";

    private static final String IMPORTS = """
            SELECT at, actor, form, encoding, lines, imported, duplicates
            FROM call_import
            ORDER BY id DESC
            LIMIT 20""";

    private static final String CHANGE = """
            WITH changed AS (UPDATE contact_centre SET zone = $1, queues = $2 RETURNING zone, queues)
            INSERT INTO contact_centre_change (actor, zone, queues) SELECT $3, zone, queues FROM changed""";

    private record Settings(String zone, Optional<String[]> queues) {}

    private final Database database;

    public Calls(Database database) {
        this.database = database;
    }

    /** @param queues empty: those of the settings */
    public Future<CallsTable> table(int year, List<String> queues) {
        return settings().compose(settings -> {
            String[] chosen = queues.isEmpty() ? settings.queues().orElse(null) : queues.toArray(String[]::new);
            return database.slow()
                    .preparedQuery(MONTHS)
                    .execute(Tuple.tuple()
                            .addInteger(year)
                            .addArrayOfString(chosen)
                            .addString(settings.zone()))
                    .map(rows -> CallsTable.of(
                            year, settings.zone(), chosen == null ? List.of() : List.of(chosen), sums(rows)));
        });
    }

    private static Map<Integer, CallSums> sums(RowSet<Row> rows) {
        Map<Integer, CallSums> months = new HashMap<>();
        for (Row row : rows) {
            months.put(
                    row.getInteger(0),
                    new CallSums(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getLong(8),
                            row.getLong(9),
                            row.getLong(10),
                            row.getLong(11)));
        }
        return months;
    }

    public Future<ContactCentre> contactCentre() {
        return settings()
                .compose(settings -> database.slow()
                        .preparedQuery(QUEUES)
                        .execute(Tuple.of(settings.zone()))
                        .compose(queues -> database.slow()
                                .query(IMPORTS)
                                .execute()
                                .map(imports -> contactCentre(settings, queues, imports))));
    }

    private static ContactCentre contactCentre(Settings settings, RowSet<Row> queues, RowSet<Row> imports) {
        return new ContactCentre(
                settings.zone(),
                settings.queues().map(List::of).orElse(List.of()),
                queues.stream()
                        .map(row -> new ContactCentre.Queue(
                                row.getString(0), row.getLong(1), row.getLocalDate(2), row.getLocalDate(3)))
                        .toList(),
                imports.stream()
                        .map(row -> new ContactCentre.Import(
                                row.getOffsetDateTime(0),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                        .toList());
    }

    /** Fails with a 422 problem where there is no such zone. */
    public Future<ContactCentre> change(ContactCentre.Change change, String actor) {
        if (!ZoneId.getAvailableZoneIds().contains(change.zone())) {
            throw Problem.unprocessable("unknown-zone", "There is no time zone " + change.zone() + ".")
                    .ru("Часового пояса " + change.zone() + " нет.")
                    .at("/zone", "unknown");
        }
        String[] queues = change.queues()
                .filter(some -> !some.isEmpty())
                .map(some -> some.toArray(String[]::new))
                .orElse(null);
        return database.slow()
                .preparedQuery(CHANGE)
                .execute(Tuple.tuple()
                        .addString(change.zone())
                        .addArrayOfString(queues)
                        .addString(actor))
                .compose(done -> contactCentre());
    }

    private Future<Settings> settings() {
        return database.slow().query(SETTINGS).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Settings(row.getString(0), Optional.ofNullable(row.getArrayOfStrings(1)));
        });
    }
}
