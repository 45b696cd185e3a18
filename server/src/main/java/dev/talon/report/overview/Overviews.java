package dev.talon.report.overview;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes overviews: one statement each, so one moment of the queue. */
public final class Overviews {
    /** The centres, for their names, stand beside the total; keys of people and services get their names at the end. */
    private static final String STATEMENT = """
            WITH %s, counted AS (%s)
            SELECT counted.*, person.name AS person, service.name_ru, service.name_en,
                   CASE WHEN breakdown = 'total' THEN (
                       SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'ru', name_ru, 'en', name_en) ORDER BY code), '[]')
                       FROM chosen) END AS centres
            FROM counted
            LEFT JOIN staff person ON breakdown = 'specialist' AND key = 'staff:' || person.login
            LEFT JOIN LATERAL (
                SELECT name_ru, name_en FROM service
                WHERE breakdown = 'service' AND service.code = key AND service.centre_id IN (SELECT id FROM chosen)
                ORDER BY centre_id LIMIT 1) AS service ON true
            ORDER BY breakdown, length(key), key, length(second), second""";

    private final Database database;

    public Overviews(Database database) {
        this.database = database;
    }

    /**
     * The total is always among the answer.
     *
     * @return fails with a 404 problem where a centre of the scope does not exist
     */
    Future<Overview> of(Scope scope, Collection<Breakdown> breakdowns) {
        String selects = Stream.concat(Stream.of(Breakdown.TOTAL), breakdowns.stream())
                .distinct()
                .map(Breakdown::select)
                .collect(Collectors.joining("\nUNION ALL\n"));
        return database.reports()
                .preparedQuery(STATEMENT.formatted(Legs.SQL, selects))
                .execute(scope.tuple())
                .map(rows -> overview(scope, breakdowns, rows));
    }

    private static Overview overview(Scope scope, Collection<Breakdown> asked, RowSet<Row> rows) {
        Map<String, List<Overview.Line>> by = new LinkedHashMap<>();
        asked.stream().filter(one -> one != Breakdown.TOTAL).forEach(one -> by.put(one.word(), new ArrayList<>()));
        List<Overview.Named> centres = List.of();
        Overview.Line total = null;
        for (Row row : rows) {
            Breakdown breakdown = Breakdown.of(row.getString("breakdown"));
            if (breakdown == Breakdown.TOTAL) {
                centres = centres(row.getJsonArray("centres"));
                total = line(row, breakdown, scope, centres);
            }
        }
        known(scope, centres);
        for (Row row : rows) {
            Breakdown breakdown = Breakdown.of(row.getString("breakdown"));
            if (breakdown != Breakdown.TOTAL) {
                by.get(breakdown.word()).add(line(row, breakdown, scope, centres));
            }
        }
        return new Overview(scope.from(), scope.to(), centres, total.figures(), by);
    }

    private static void known(Scope scope, List<Overview.Named> centres) {
        Set<String> codes = centres.stream().map(Overview.Named::code).collect(Collectors.toSet());
        for (String asked : scope.centres()) {
            if (!codes.contains(asked)) {
                throw Problem.notFound("no-such-centre", "There is no centre with the code " + asked + ".")
                        .ru("Центра с кодом " + asked + " нет.");
            }
        }
    }

    private static Overview.Line line(Row row, Breakdown breakdown, Scope scope, List<Overview.Named> centres) {
        boolean whole = breakdown.keepsTicketsWhole() && !scope.splitsTickets();
        return new Overview.Line(
                row.getString("key"),
                Optional.ofNullable(row.getString("second")),
                name(row, breakdown, centres),
                Figures.of(row, whole));
    }

    private static Optional<Overview.Name> name(Row row, Breakdown breakdown, List<Overview.Named> centres) {
        return switch (breakdown) {
            case SERVICE ->
                Optional.ofNullable(row.getString("name_ru"))
                        .map(ru -> new Overview.Name(ru, row.getString("name_en")));
            case SPECIALIST ->
                Optional.ofNullable(row.getString("person")).map(person -> new Overview.Name(person, person));
            case CENTRE ->
                centres.stream()
                        .filter(centre -> centre.code().equals(row.getString("key")))
                        .map(Overview.Named::name)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static List<Overview.Named> centres(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Overview.Named(
                        one.getString("code"), new Overview.Name(one.getString("ru"), one.getString("en"))))
                .toList();
    }
}
