package dev.talon.statistics;

import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of centres, services, kinds and specialists for people. */
final class DisplayNames {
    /** $1 centres or null. Of a service that several centres have, the first centre's name. */
    private static final String SQL = """
            SELECT 'centre' AS what, code, by_language(name_ru, name_en, translations -> 'name') AS name FROM centre WHERE $1::text[] IS NULL OR code = ANY ($1)
            UNION ALL
            (SELECT DISTINCT ON (service.code) 'service', service.code, by_language(service.name_ru, service.name_en, service.translations -> 'name')
             FROM service JOIN centre ON centre.id = service.centre_id
             WHERE $1::text[] IS NULL OR centre.code = ANY ($1)
             ORDER BY service.code, service.centre_id)
            UNION ALL
            -- The two of the table, as long as they are called so, have words of their own in every language.
            (SELECT DISTINCT ON (kind.code) 'kind', kind.code, kind.names
             FROM stage_kind AS kind JOIN centre ON centre.id = kind.centre_id
             WHERE ($1::text[] IS NULL OR centre.code = ANY ($1)) AND NOT has_usual_name(kind.code, kind.names)
             ORDER BY kind.code, kind.centre_id)
            UNION ALL
            SELECT 'specialist', 'staff:' || login, by_language(name, name, NULL) FROM staff
            ORDER BY 1, 2""";

    private final List<Overview.Named> centres = new ArrayList<>();
    private final Map<String, Name> services = new HashMap<>();
    private final Map<String, Name> kinds = new HashMap<>();
    private final Map<String, Name> people = new HashMap<>();

    private DisplayNames(RowSet<Row> rows) {
        for (Row row : rows) {
            String code = row.getString("code");
            var name = Name.of(row.getJsonObject("name").getMap());
            switch (row.getString("what")) {
                case "centre" -> centres.add(new Overview.Named(code, name));
                case "service" -> services.put(code, name);
                case "kind" -> kinds.put(code, name);
                default -> people.put(code, name);
            }
        }
    }

    static Future<DisplayNames> read(SqlConnection connection, StageFilter scope) {
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return connection
                .preparedQuery(SQL)
                .execute(Tuple.tuple().addArrayOfString(centres))
                .map(DisplayNames::new);
    }

    /** In the order of their codes. */
    List<Overview.Named> centres() {
        return centres;
    }

    Optional<Name> of(Breakdown breakdown, String key) {
        return switch (breakdown) {
            case SERVICE -> Optional.ofNullable(services.get(key));
            case KIND -> Optional.ofNullable(kinds.get(key));
            case SPECIALIST -> Optional.ofNullable(people.get(key));
            case CENTRE ->
                centres.stream()
                        .filter(centre -> centre.code().equals(key))
                        .map(Overview.Named::name)
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
