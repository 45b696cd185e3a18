package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A centre's kinds of stages, and which of them each specialist serves. */
public final class Kinds {
    /** The column of a kind that is not published. */
    static final String OWN = "own";

    private static final String READ = """
            SELECT k.code, k.names, coalesce(k.counted_in, 'own') AS counted_in, k.active
            FROM centre c JOIN stage_kind k ON k.centre_id = c.id
            WHERE c.code = $1 ORDER BY k.position, k.code""";

    /** $4: the column; null: a new one has a column of its own, and one that is there keeps its. The table's two have theirs in every centre. */
    private static final String PUT = """
            WITH k AS (
              INSERT INTO stage_kind (centre_id, code, names, counted_in, position)
              SELECT c.id, $2, $3, CASE WHEN $2 IN ('consultation', 'cash') THEN $2 ELSE nullif($4::text, 'own') END, (SELECT coalesce(max(position), 0) + 1 FROM stage_kind WHERE centre_id = c.id)
              FROM centre c WHERE c.code = $1
              ON CONFLICT (centre_id, code) DO UPDATE SET names = excluded.names, active = true
              WHERE $4::text IS NULL OR stage_kind.counted_in IS NOT DISTINCT FROM nullif($4, 'own')
              RETURNING centre_id
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor, reason) SELECT centre_id, now(), 'kind_changed', $5, $2 FROM k
            )
            UPDATE centre SET version = version + 1 FROM k WHERE id = k.centre_id RETURNING id, version""";

    private static final String CLOSE = """
            WITH found AS (
              SELECT k.centre_id, k.code,
                     k.code IN ('consultation', 'cash')
                     OR EXISTS (SELECT FROM service s WHERE s.centre_id = c.id AND s.active AND k.code = ANY (s.route))
                     OR EXISTS (SELECT FROM desk d WHERE d.centre_id = c.id AND d.active AND k.code = ANY (d.stages))
                     -- Or somebody is on the way to it.
                     OR EXISTS (SELECT FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
                                WHERE st.centre_id = c.id AND is_open(st.state)
                                  AND (st.kind = k.code OR k.code = ANY (t.route[st.position + 1 : cardinality(t.route)]))) AS used
              FROM centre c JOIN stage_kind k ON k.centre_id = c.id
              WHERE c.code = $1 AND k.code = $2 AND k.active
            ), k AS (
              UPDATE stage_kind SET active = false FROM found
              WHERE stage_kind.centre_id = found.centre_id AND stage_kind.code = found.code AND NOT found.used
              RETURNING stage_kind.centre_id
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor, reason) SELECT centre_id, now(), 'kind_closed', $3, $2 FROM k
            ), c AS (
              UPDATE centre SET version = version + 1 FROM k WHERE id = k.centre_id RETURNING id, version
            )
            SELECT found.used, c.id, c.version FROM found LEFT JOIN c ON true""";

    private static final String SPECIALISTS = """
            SELECT s.login, s.name, p.kinds
            FROM centre c CROSS JOIN staff s
            LEFT JOIN person_kinds p ON p.centre_id = c.id AND p.person = 'staff:' || s.login
            WHERE c.code = $1 AND s.active AND (s.role = 'specialist' OR p.kinds IS NOT NULL)
              AND (s.centre_id IS NULL OR s.centre_id = c.id)
            ORDER BY s.name, s.login LIMIT 1000""";

    /** $3: the kinds; null: every kind. */
    private static final String SERVE = """
            WITH who AS (
              SELECT c.id AS centre_id, 'staff:' || s.login AS person
              FROM centre c CROSS JOIN staff s
              WHERE c.code = $1 AND s.login = $2 AND s.active AND (s.centre_id IS NULL OR s.centre_id = c.id)
            ), put AS (
              INSERT INTO person_kinds (centre_id, person, kinds) SELECT centre_id, person, $3 FROM who WHERE $3::text[] IS NOT NULL
              ON CONFLICT (centre_id, person) DO UPDATE SET kinds = excluded.kinds
            ), gone AS (
              DELETE FROM person_kinds p USING who
              WHERE p.centre_id = who.centre_id AND p.person = who.person AND $3::text[] IS NULL
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor, reason)
              SELECT centre_id, now(), 'person_kinds_changed', $4, person FROM who
            )
            UPDATE centre SET version = version + 1 FROM who WHERE id = who.centre_id RETURNING id, version""";

    /**
     * What a specialist serves at a centre.
     *
     * @param kinds codes; empty: every kind that their desk serves
     */
    public record Specialist(String login, String name, Optional<List<String>> kinds) {}

    private final Database database;

    public Kinds(Database database) {
        this.database = database;
    }

    /** Every kind, closed ones too, in order; fails with a 404 problem if there is no such centre. */
    public Future<List<StageKind>> of(String centre) {
        return database.fast().preparedQuery(READ).execute(Tuple.of(centre)).map(rows -> {
            if (rows.size() == 0) {
                throw Centres.unknown(centre);
            }
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(Kinds::kind)
                    .toList();
        });
    }

    /**
     * Creates a kind, renames it or opens it again.
     *
     * @param countedIn the column that it counts in; empty: unchanged, and of a new one its own
     * @return fails with a 404 problem if there is no such centre, 409 if the kind counts in another column
     */
    public Future<Changed> put(String centre, String code, Name name, Optional<String> countedIn, String actor) {
        Tuple values = Tuple.of(centre, code)
                .addJsonObject(new JsonObject(JsonText.encode(name)))
                .addString(countedIn.orElse(null))
                .addString(actor);
        return database.changing(PUT, values)
                .compose(rows -> Centres.changed(rows)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> of(centre).map(kinds -> {
                            throw Problem.conflict("kind-column-stays", said("kind-column-stays", code))
                                    .at("/countedIn", "is another one since the kind was created");
                        })));
    }

    /** Closes a kind; fails with a 404 problem if there is none, 409 while a service or a desk has it, or a visitor of today is still to come to it. */
    public Future<Changed> close(String centre, String code, String actor) {
        return database.changing(CLOSE, Tuple.of(centre, code, actor)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("no-such-kind", said("no-such-kind", code));
            }
            Row row = rows.iterator().next();
            if (row.getBoolean("used")) {
                throw Problem.conflict("kind-in-use", said("kind-in-use", code));
            }
            return new Changed(row.getInteger("id"), row.getLong("version"));
        });
    }

    /** Those who may sit at the centre's desks as specialists. */
    public Future<List<Specialist>> specialists(String centre) {
        return database.fast()
                .preparedQuery(SPECIALISTS)
                .execute(Tuple.of(centre))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Specialist(
                                row.getString("login"),
                                row.getString("name"),
                                Optional.ofNullable(row.getArrayOfStrings("kinds"))
                                        .map(Arrays::asList)))
                        .toList());
    }

    /**
     * Says what a specialist serves.
     *
     * @param kinds empty: every kind that their desk serves
     * @return fails with a 404 problem if there is no such person at the centre, 422 for a kind that it does not have
     */
    public Future<Changed> serve(String centre, String login, Optional<List<String>> kinds, String actor) {
        Tuple values = Tuple.of(centre, login)
                .addArrayOfString(
                        kinds.map(codes -> codes.toArray(String[]::new)).orElse(null))
                .addString(actor);
        return database.changing(SERVE, values)
                .recover(fault -> refused(fault, "/kinds"))
                .map(rows -> Centres.changed(rows)
                        .orElseThrow(() -> Problem.notFound("no-such-person", said("no-such-person", login))));
    }

    /** A failure that says which kind a centre does not have, where that is what failed. */
    static <T> Future<T> refused(Throwable fault, String pointer) {
        return Future.failedFuture(
                fault instanceof PgException it && "kinds_exist".equals(it.getConstraint())
                        ? unknown(it.getDetail(), pointer)
                        : fault);
    }

    static Problem unknown(String kind, String pointer) {
        return Problem.unprocessable("no-such-kind", said("no-such-kind", kind))
                .at(pointer, "«" + kind + "» is no kind of the centre");
    }

    private static StageKind kind(Row row) {
        return new StageKind(
                row.getString("code"),
                Name.of(row.getJsonObject("names").getMap()),
                row.getString("counted_in"),
                row.getBoolean("active"));
    }
}
