package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What staff of a centre choose from: outcomes, and reasons. A list that the centre has not made its own is the built-in one. */
public final class CentreLists {
    private static final String READ = """
            SELECT i.list, i.code, i.names, i.active
            FROM centre c JOIN list_item i ON i.centre_id = c.id
                OR i.centre_id IS NULL AND NOT EXISTS (SELECT FROM list_item own WHERE own.centre_id = c.id AND own.list = i.list)
            WHERE c.code = $1 ORDER BY i.list, i.position, i.code""";

    private static final String REPLACE = """
            WITH c AS (
              SELECT id FROM centre WHERE code = $1
            ), given AS (
              SELECT v->>'code' AS code, v->'names' AS names, (v->>'active')::boolean AS active, n
              FROM jsonb_array_elements($3) WITH ORDINALITY AS list(v, n)
            ), gone AS (
              DELETE FROM list_item i USING c
              WHERE i.centre_id = c.id AND i.list = $2 AND NOT EXISTS (SELECT FROM given WHERE given.code = i.code)
            ), put AS (
              INSERT INTO list_item (centre_id, list, code, names, position, active)
              SELECT c.id, $2, given.code, given.names, given.n, given.active FROM c, given
              ON CONFLICT ON CONSTRAINT list_item_once
              DO UPDATE SET names = excluded.names, position = excluded.position, active = excluded.active
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), 'list_changed', $4, $2 FROM c
            )
            SELECT id FROM c""";

    private final Database database;

    public CentreLists(Database database) {
        this.database = database;
    }

    /** @param names by language, such as {@code ru} and {@code en} */
    public record Item(String list, String code, Map<String, String> names, boolean active) {}

    /** @param active whether it is still offered; empty: it is */
    public record Wanted(String code, Name names, Optional<Boolean> active) {}

    private record Kept(String code, Name names, boolean active) {}

    /** @return every list one after the other, each in its order; fails with 404 if there is no such centre */
    Future<List<Item>> of(String centre) {
        return database.fast()
                .preparedQuery(READ)
                .execute(Tuple.of(centre))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CentreLists::item)
                        .toList())
                .map(items -> {
                    if (items.isEmpty()) {
                        throw Centres.unknown(centre);
                    }
                    return items;
                });
    }

    /**
     * Replaces a list; without items the built-in one applies again.
     *
     * @return fails with 422 if a code appears twice, 404 if there is no such centre
     */
    Future<List<Item>> replace(String centre, String list, List<Wanted> items, String actor) {
        Set<String> codes = new HashSet<>();
        JsonArray given = new JsonArray();
        for (Wanted item : items) {
            if (!codes.add(item.code())) {
                throw Problem.unprocessable("code-twice", said("code-twice", item.code()))
                        .at("/items/" + given.size() + "/code", "stands in the list already");
            }
            var kept = new Kept(item.code(), item.names(), item.active().orElse(true));
            given.add(new JsonObject(JsonText.encode(kept)));
        }
        return database.changing(REPLACE, Tuple.of(centre, list, given, actor)).compose(rows -> {
            if (rows.size() == 0) {
                throw Centres.unknown(centre);
            }
            return of(centre);
        });
    }

    private static Item item(Row row) {
        Map<String, String> names = row.getJsonObject("names").stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, name -> name.getValue().toString()));
        return new Item(row.getString("list"), row.getString("code"), names, row.getBoolean("active"));
    }
}
