package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** A centre's desks. */
public final class Desks {
    private static final String PUT = """
            WITH d AS (
              INSERT INTO desk (centre_id, code, stages, position)
              SELECT c.id, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM desk WHERE centre_id = c.id)
              FROM centre c WHERE c.code = $1
              ON CONFLICT (centre_id, code) DO UPDATE SET stages = $3, active = true
              RETURNING centre_id
            ), e AS (
              INSERT INTO event (centre_id, at, kind, desk, actor)
              SELECT centre_id, now(), 'desk_changed', $2, $4 FROM d
            )
            UPDATE centre SET version = version + 1 FROM d WHERE id = d.centre_id RETURNING id, version""";

    private static final String CLOSE = """
            WITH d AS (
              SELECT desk.centre_id, desk.code,
                     (SELECT t.label FROM stage s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
                      WHERE s.centre_id = desk.centre_id AND s.desk = desk.code AND s.state IN ('called', 'serving'))
                     AS label
              FROM desk JOIN centre c ON c.id = desk.centre_id
              WHERE c.code = $1 AND desk.code = $2 AND desk.active FOR UPDATE OF desk
            ), gone AS (
              UPDATE desk SET active = false, held_by = NULL, holder = NULL, specialist = NULL, seen_at = NULL,
                     paused_at = NULL, pause_reason = NULL FROM d
              WHERE desk.centre_id = d.centre_id AND desk.code = d.code AND d.label IS NULL RETURNING desk.centre_id
            ), e AS (
              INSERT INTO event (centre_id, at, kind, desk, actor)
              SELECT centre_id, now(), 'desk_closed', $2, $3 FROM gone
            ), c AS (
              UPDATE centre SET version = version + 1 FROM gone WHERE id = gone.centre_id RETURNING id, version
            )
            SELECT d.label, c.id, c.version FROM d LEFT JOIN c ON true""";

    private static final String RULES = """
            WITH c AS (
              UPDATE centre SET several_desks = $2, no_show_after = $3, return_minutes = $4, return_after = $5, recall_limit = $6,
                     recall_pause = $7, aside_minutes = $8, back_minutes = $9, outcome_asked = $10, version = version + 1
              WHERE code = $1 RETURNING id, version
            ), e AS (
              INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'desk_rules_changed', $11 FROM c
            )
            SELECT id, version FROM c""";

    private final Database database;

    public Desks(Database database) {
        this.database = database;
    }

    /** Creates a desk, changes what it serves, or restores a removed one; fails with a 422 problem for a kind that there is not. */
    public Future<Changed> put(String centre, String code, List<String> stages, String actor) {
        Rules.deskCode(code, "desk");
        Tuple values = Tuple.of(centre, code)
                .addArrayOfString(stages.toArray(String[]::new))
                .addString(actor);
        return database.changing(PUT, values)
                .recover(fault -> Kinds.refused(fault, "/stages"))
                .map(rows -> Centres.changed(rows).orElseThrow(() -> Centres.unknown(centre)));
    }

    /** Sets the rules for the centre's desks; fails with a 404 problem if there is no such centre. */
    public Future<Changed> rules(String centre, DeskRules rules, String actor) {
        Tuple values = Tuple.of(centre, rules.severalDesks(), rules.noShowAfter())
                .addInteger(rules.returnMinutes())
                .addInteger(rules.returnAfter())
                .addInteger(rules.recallLimit().orElse(null))
                .addInteger(rules.recallPause())
                .addInteger(rules.asideMinutes())
                .addInteger(rules.backMinutes())
                .addBoolean(rules.outcomeAsked())
                .addString(actor);
        return database.changing(RULES, values)
                .map(rows -> Centres.changed(rows).orElseThrow(() -> Centres.unknown(centre)));
    }

    /** Removes a desk; fails with a 404 problem where there is none, 409 while a ticket is at it. */
    public Future<Changed> close(String centre, String code, String actor) {
        return database.changing(CLOSE, Tuple.of(centre, code, actor)).map(rows -> closed(rows, centre, code));
    }

    private static Changed closed(RowSet<Row> rows, String centre, String code) {
        if (rows.size() == 0) {
            throw Problem.notFound("no-such-desk", said("no-such-desk", centre, code));
        }
        Row row = rows.iterator().next();
        String label = row.getString("label");
        if (label != null) {
            throw Problem.conflict("desk-busy", said("desk-busy", label, code));
        }
        return new Changed(row.getInteger("id"), row.getLong("version"));
    }
}
