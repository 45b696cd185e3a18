package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Centres: creating, reading, changing. */
public final class Centres {
    private static final String CREATE = """
            WITH c AS (
              INSERT INTO centre (code, name_ru, name_en, zone, address_ru, address_en, day_ends, translations, version)
              SELECT $1, $2, $3, $4, $8, $9, day_ends_changed('{}', '0001-01-01', $10), $11, 1 WHERE (now() AT TIME ZONE $4) IS NOT NULL
              ON CONFLICT (code) DO NOTHING RETURNING id, version
            ), k AS (
              INSERT INTO stage_kind (centre_id, code, names, counted_in, position)
              SELECT c.id, v->>'code', v->'name', nullif(v->>'countedIn', 'own'), n + 2
              FROM c, jsonb_array_elements($12) WITH ORDINALITY AS given(v, n)
            ), s AS (
              INSERT INTO service (centre_id, code, name_ru, name_en, hint_ru, hint_en, advice_ru, advice_en, translations, route,
                                   prefix, norm, position)
              SELECT c.id, v->>'code', v#>>'{name,ru}', v#>>'{name,en}',
                     coalesce(v#>>'{hint,ru}', ''), coalesce(v#>>'{hint,en}', ''),
                     coalesce(v#>>'{advice,ru}', ''), coalesce(v#>>'{advice,en}', ''),
                     (SELECT coalesce(jsonb_object_agg(key, value - '{ru,en}'::text[]), '{}')
                      FROM jsonb_each(v) WHERE key IN ('name', 'hint', 'advice') AND jsonb_typeof(value) = 'object'),
                     ARRAY(SELECT jsonb_array_elements_text(v->'route')), v->>'prefix', (v->>'norm')::integer, n
              FROM c, jsonb_array_elements($5) WITH ORDINALITY AS given(v, n)
            ), d AS (
              INSERT INTO desk (centre_id, code, stages, position)
              SELECT c.id, v->>'code', ARRAY(SELECT jsonb_array_elements_text(v->'stages')), n
              FROM c, jsonb_array_elements($6) WITH ORDINALITY AS given(v, n)
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'centre_created', $7 FROM c
            )
            SELECT id, version FROM c""";

    /**
     * Another end of days applies from the next business day; if no ticket has been issued yet, to all days. Another zone is
     * not for a day of which tickets have been issued: $9 is now.
     */
    private static final String CHANGE = """
            WITH c AS (
              UPDATE centre SET name_ru = $2, name_en = $3, zone = $4,
                     address_ru = coalesce($6, address_ru), address_en = coalesce($7, address_en), translations = translations || $10,
                     version = version + 1,
                     hours_version = hours_version + 1, day_ends = CASE
                         WHEN $8::time IS NULL THEN day_ends
                         WHEN EXISTS (SELECT FROM ticket t WHERE t.centre_id = centre.id)
                         THEN day_ends_changed(day_ends, business_day(zone, day_ends, now()), $8)
                         ELSE day_ends_changed('{}', '0001-01-01', $8) END
              WHERE code = $1 AND (now() AT TIME ZONE $4) IS NOT NULL AND NOT (zone <> $4 AND EXISTS (
                  SELECT FROM ticket t
                  WHERE t.centre_id = centre.id AND t.business_day = business_day(centre.zone, centre.day_ends, $9)))
              RETURNING id, version
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'centre_changed', $5 FROM c
            )
            SELECT id, version FROM c""";

    private static final String READ = """
            SELECT c.code, by_language(c.name_ru, c.name_en, c.translations -> 'name') AS name,
                   by_language(c.address_ru, c.address_en, c.translations -> 'address') AS address, c.zone,
                   day_ends_at(c.day_ends, 'infinity') AS day_ends,
                   (SELECT max(since)::date FROM unnest(c.day_ends) AS since
                    WHERE since >= business_day(c.zone, c.day_ends, now()) + 1) AS day_ends_from, c.several_desks, c.no_show_after,
                   c.return_minutes, c.return_after, c.recall_limit, c.recall_pause, c.aside_minutes, c.back_minutes, c.outcome_asked,
                   c.specialists_issue, c.kiosk_priority,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('code', k.code, 'name', k.names, 'active', k.active,
                               'countedIn', coalesce(k.counted_in, 'own')) ORDER BY k.position, k.code), '[]')
                    FROM stage_kind k WHERE k.centre_id = c.id) AS kinds,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('code', s.code,
                               'name', by_language(s.name_ru, s.name_en, s.translations -> 'name'),
                               'hint', by_language(s.hint_ru, s.hint_en, s.translations -> 'hint'),
                               'advice', by_language(s.advice_ru, s.advice_en, s.translations -> 'advice'),
                               'route', s.route, 'prefix', s.prefix, 'norm', s.norm, 'active', s.active)
                               ORDER BY s.position, s.code), '[]')
                    FROM service s WHERE s.centre_id = c.id) AS services,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'stages', d.stages)
                               ORDER BY d.position, d.code), '[]')
                    FROM desk d WHERE d.centre_id = c.id AND d.active) AS desks,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('code', g.code, 'name', g.names, 'picture', g.picture,
                               'services', g.services) ORDER BY g.position), '[]')
                    FROM service_group g WHERE g.centre_id = c.id) AS groups
            FROM centre c WHERE $1::text IS NULL OR c.code = $1 ORDER BY c.code""";

    private static final String ISSUE_RULES = """
            WITH c AS (
              UPDATE centre SET specialists_issue = coalesce($2, specialists_issue),
                     kiosk_priority = coalesce($3, kiosk_priority), version = version + 1
              WHERE code = $1 RETURNING id, version
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'issue_rules_changed', $4 FROM c
            )
            SELECT id, version FROM c""";

    private static final String NO_SUCH_ZONE = "22023";

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    public Centres(Database database) {
        this(database, () -> null);
    }

    /** @param now null answers mean this node's clock */
    public Centres(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /**
     * Creates a centre with its services and desks.
     *
     * @param actor who does it, for the event log
     * @return fails with a 422 problem that names the field at fault, 409 where the code is taken
     */
    public Future<Changed> create(NewCentre given, String actor) {
        NewCentre centre = Rules.checked(given);
        Tuple values = Tuple.of(centre.code(), centre.name().ru(), centre.name().en(), centre.zone())
                .addJsonArray(json(centre.services().orElseThrow()))
                .addJsonArray(json(centre.desks().orElseThrow()))
                .addString(actor)
                .addString(centre.address().map(Name::ru).orElse(""))
                .addString(centre.address().map(Name::en).orElse(""))
                .addLocalTime(centre.dayEnds().orElse(LocalTime.MIDNIGHT))
                .addJsonObject(Services.more("name", Optional.of(centre.name()))
                        .mergeIn(Services.more("address", centre.address())))
                .addJsonArray(json(centre.kinds().orElse(List.of())));
        return write(CREATE, values, centre.zone())
                .map(changed ->
                        changed.orElseThrow(() -> Problem.conflict("code-taken", said("code-taken", centre.code()))
                                .at("/code", "taken")));
    }

    /**
     * Changes name, zone, address and the end of the business day (empty: unchanged). Fails with a 422 problem if the
     * zone is unknown, 404 if there is no such centre, 409 if another zone comes while tickets of the day have been issued.
     */
    public Future<Changed> change(
            String code, Name name, Optional<Name> address, String zone, Optional<LocalTime> dayEnds, String actor) {
        Rules.zone(zone);
        Tuple values = Tuple.of(code, name.ru(), name.en(), zone, actor)
                .addString(address.map(Name::ru).orElse(null))
                .addString(address.map(Name::en).orElse(null))
                .addLocalTime(dayEnds.orElse(null))
                .addOffsetDateTime(Optional.ofNullable(now.get()).orElseGet(() -> OffsetDateTime.now(ZoneOffset.UTC)))
                .addJsonObject(Services.more("name", Optional.of(name)).mergeIn(Services.more("address", address)));
        return write(CHANGE, values, zone)
                .compose(changed -> changed.map(Future::succeededFuture)
                        // The centre is there, or the answer is that it is not: then its day is open.
                        .orElseGet(() -> get(code)
                                .compose(centre -> Future.failedFuture(Problem.conflict("day-open", said("day-open"))
                                        .at("/zone", "its day is open")))));
    }

    /**
     * Sets who may issue tickets and what the kiosk offers; fails with a 404 problem if there is no such centre.
     *
     * @param specialistsIssue whether specialists may issue tickets; empty: unchanged
     * @param kioskPriority whether the kiosk offers priority; empty: unchanged
     */
    public Future<Changed> issueRules(
            String code, Optional<Boolean> specialistsIssue, Optional<Boolean> kioskPriority, String actor) {
        Tuple values = Tuple.of(code, specialistsIssue.orElse(null), kioskPriority.orElse(null), actor);
        return database.changing(ISSUE_RULES, values).map(rows -> changed(rows).orElseThrow(() -> unknown(code)));
    }

    /** A centre; fails with a 404 problem where there is none. */
    public Future<Centre> get(String code) {
        return read(Optional.of(code)).map(found -> found.stream().findFirst().orElseThrow(() -> unknown(code)));
    }

    /** @param only code of the only centre to see; empty: every centre */
    public Future<List<Centre>> list(Optional<String> only) {
        return read(only);
    }

    static Problem unknown(String code) {
        return Problem.notFound("no-such-centre", said("no-such-centre.named", code));
    }

    /** The changed centre of a statement that answers its id and version, or nothing. */
    static Optional<Changed> changed(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new Changed(row.getInteger("id"), row.getLong("version")));
    }

    private Future<Optional<Changed>> write(String statement, Tuple values, String zone) {
        return database.changing(statement, values)
                .map(Centres::changed)
                // PostgreSQL has a list of zones of its own, which may be older than Java's.
                .recover(fault -> Future.failedFuture(
                        fault instanceof PgException it && it.getSqlState().equals(NO_SUCH_ZONE)
                                ? Rules.noZone(zone)
                                : fault));
    }

    private Future<List<Centre>> read(Optional<String> only) {
        return database.fast()
                .preparedQuery(READ)
                .execute(Tuple.of(only.orElse(null)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Centres::centre)
                        .toList());
    }

    private static Centre centre(Row row) {
        return new Centre(
                row.getString("code"),
                Name.of(row.getJsonObject("name").getMap()),
                Name.of(row.getJsonObject("address").getMap()),
                row.getString("zone"),
                row.getLocalTime("day_ends"),
                Optional.ofNullable(row.getLocalDate("day_ends_from")),
                row.getBoolean("several_desks"),
                row.getInteger("no_show_after"),
                row.getInteger("return_minutes"),
                row.getInteger("return_after"),
                Optional.ofNullable(row.getInteger("recall_limit")),
                row.getInteger("recall_pause"),
                row.getInteger("aside_minutes"),
                row.getInteger("back_minutes"),
                row.getBoolean("outcome_asked"),
                row.getBoolean("specialists_issue"),
                row.getBoolean("kiosk_priority"),
                List.of(JsonText.decode(row.getJsonArray("kinds").toBuffer(), StageKind[].class)),
                List.of(JsonText.decode(row.getJsonArray("services").toBuffer(), Service[].class)),
                List.of(JsonText.decode(row.getJsonArray("desks").toBuffer(), Desk[].class)),
                List.of(JsonText.decode(row.getJsonArray("groups").toBuffer(), ServiceGroup[].class)));
    }

    private static JsonArray json(List<? extends Record> records) {
        JsonArray array = new JsonArray();
        records.forEach(each -> array.add(new JsonObject(JsonText.encode(each))));
        return array;
    }
}
