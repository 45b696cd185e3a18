package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.Optional;

/** A centre's services. */
public final class Services {
    private static final String PUT = """
            WITH s AS (
              INSERT INTO service (centre_id, code, name_ru, name_en, hint_ru, hint_en, route, prefix, norm, active,
                                   advice_ru, advice_en, translations, position)
              SELECT c.id, $2, $3, $4, coalesce($5, ''), coalesce($6, ''), $7, $8, $9, coalesce($10, true),
                     coalesce($12, ''), coalesce($13, ''), $14,
                     (SELECT coalesce(max(position), 0) + 1 FROM service WHERE centre_id = c.id)
              FROM centre c WHERE c.code = $1
              ON CONFLICT (centre_id, code) DO UPDATE SET name_ru = $3, name_en = $4,
                hint_ru = coalesce($5, service.hint_ru), hint_en = coalesce($6, service.hint_en),
                advice_ru = coalesce($12, service.advice_ru), advice_en = coalesce($13, service.advice_en),
                translations = service.translations || $14,
                route = $7, prefix = $8, norm = $9, active = coalesce($10, service.active)
              RETURNING centre_id
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor, reason)
              SELECT centre_id, now(), 'service_changed', $11, $2 FROM s
            )
            UPDATE centre SET version = version + 1 FROM s WHERE id = s.centre_id RETURNING id, version""";

    private static final String CLOSE = """
            WITH s AS (
              UPDATE service SET active = false FROM centre c
              WHERE c.code = $1 AND centre_id = c.id AND service.code = $2 AND active RETURNING centre_id
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor, reason)
              SELECT centre_id, now(), 'service_closed', $3, $2 FROM s
            )
            UPDATE centre SET version = version + 1 FROM s WHERE id = s.centre_id RETURNING id, version""";

    private final Database database;

    public Services(Database database) {
        this.database = database;
    }

    /** Creates a service or changes one; fails with a 422 problem for an unfit prefix, or a kind that there is not. */
    public Future<Changed> put(String centre, String code, ServiceChange change, String actor) {
        String prefix = Rules.prefix(change.prefix(), "/prefix");
        JsonObject more = more("name", Optional.of(change.name()));
        more.mergeIn(more("hint", change.hint())).mergeIn(more("advice", change.advice()));
        Tuple values = Tuple.of(centre, code, change.name().ru(), change.name().en())
                .addString(change.hint().map(Name::ru).orElse(null))
                .addString(change.hint().map(Name::en).orElse(null))
                .addArrayOfString(change.route().toArray(String[]::new))
                .addString(prefix)
                .addInteger(change.norm())
                .addBoolean(change.active().orElse(null))
                .addString(actor)
                .addString(change.advice().map(Name::ru).orElse(null))
                .addString(change.advice().map(Name::en).orElse(null))
                .addJsonObject(more);
        return write(PUT, values)
                .recover(fault -> Kinds.refused(fault, "/route"))
                .map(changed -> changed.orElseThrow(() -> Centres.unknown(centre)));
    }

    /**
     * Closes a service: no more tickets are issued; issued ones are served. Fails with a 404 problem if it is not open.
     */
    public Future<Changed> close(String centre, String code, String actor) {
        return write(CLOSE, Tuple.of(centre, code, actor))
                .map(changed -> changed.orElseThrow(
                        () -> Problem.notFound("no-such-service", said("no-such-service.of-centre", centre, code))));
    }

    /** What a row keeps beside its columns: a text in other languages than the two; nothing where the text is not said. */
    static JsonObject more(String what, Optional<Name> text) {
        JsonObject more = new JsonObject();
        text.ifPresent(said -> more.put(what, new JsonObject(new LinkedHashMap<>(said.more()))));
        return more;
    }

    private Future<Optional<Changed>> write(String statement, Tuple values) {
        return database.changing(statement, values).map(Centres::changed);
    }
}
