package dev.talon.imports.history;

import static dev.talon.web.Problem.said;

import dev.talon.imports.ImportStatements;
import dev.talon.imports.PastImports;
import dev.talon.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Lists and withdraws the imports of history. */
public final class StageImports {
    private static final String LIST = """
            SELECT jsonb_build_object(
                       'id', i.id, 'at', i.at, 'actor', i.actor, 'person', staff.name, 'file', i.file, 'form', 'csv',
                       'encoding', i.encoding, 'sha256', i.sha256, 'lines', i.lines, 'imported', i.imported,
                       'duplicates', i.duplicates, 'leftOut', i.left_out,
                       'months', (SELECT coalesce(jsonb_agg(jsonb_build_object('month', month, 'imported', imported) ORDER BY month), '[]')
                                  FROM (SELECT to_char(d.business_day, 'YYYY-MM') AS month, sum(d.imported) AS imported
                                        FROM history_import_day d WHERE d.import_id = i.id AND d.imported > 0
                                        GROUP BY 1) AS brought),
                       'withdrawable', i.withdrawn_at IS NULL AND i.traced,
                       'withdrawn', CASE WHEN i.withdrawn_at IS NOT NULL
                                         THEN jsonb_build_object('at', i.withdrawn_at, 'by', i.withdrawn_by, 'reason', i.withdrawn_for)
                                    END)
            FROM history_import i LEFT JOIN staff ON i.actor = 'staff:' || staff.login
            WHERE ?::integer IS NULL OR i.id = ?
            ORDER BY i.at DESC, i.id DESC
            LIMIT 500""";

    private static final String EFFECT = """
            SELECT jsonb_build_object('centre', centre.code, 'month', to_char(month, 'YYYY-MM'), 'leaves', leaves, 'stays', stays,
                                      'closed', EXISTS (SELECT FROM month_closing c
                                                        WHERE c.centre_id = touched.centre_id AND c.month = touched.month))
            FROM (SELECT s.centre_id, date_trunc('month', s.business_day)::date AS month,
                         count(*) FILTER (WHERE heir IS NULL) AS leaves, count(heir) AS stays
                  FROM stages_of_import(?) AS s
                  GROUP BY 1, 2) AS touched
            JOIN centre ON centre.id = touched.centre_id
            ORDER BY centre.code, month""";

    /** As {@link HistorySql#LOCK}. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(1952541549)";

    private static final String ROW = """
            SELECT to_char(withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), withdrawn_by, traced
            FROM history_import WHERE id = ? FOR UPDATE""";

    private static final String LOCK_DAYS = """
            SELECT lock_day_summary(centre_id)
            FROM (SELECT DISTINCT centre_id FROM history_import_day WHERE import_id = ? ORDER BY 1) AS changed""";

    private static final String LEAVING =
            "CREATE TEMPORARY TABLE leaving ON COMMIT DROP AS SELECT * FROM stages_of_import(?)";

    /**
     * Other imports that continue stages which would disappear: without them their own would be elsewhere in the
     * ticket's route, or on another day.
     */
    private static final String BUILT_UPON = """
            SELECT DISTINCT coalesce(other.import_id, 0)
            FROM leaving
            JOIN stage AS mine USING (centre_id, ticket_id, position)
            JOIN stage AS other ON other.centre_id = leaving.centre_id AND other.ticket_id = leaving.ticket_id
                               AND other.position <> leaving.position
            JOIN centre ON centre.id = leaving.centre_id
            WHERE leaving.heir IS NULL
              AND NOT EXISTS (SELECT FROM leaving AS too
                              WHERE too.centre_id = other.centre_id AND too.ticket_id = other.ticket_id
                                AND too.position = other.position AND too.heir IS NULL)
              AND (other.kind = mine.kind AND other.queued_at > mine.queued_at
                   OR leaving.position = 1 AND business_day(centre.zone, centre.day_ends, other.queued_at) > other.business_day)
            ORDER BY 1""";

    private static final String LEAVE_BEHIND = """
            UPDATE stage SET import_id = leaving.heir
            FROM leaving
            WHERE leaving.heir IS NOT NULL AND stage.centre_id = leaving.centre_id AND stage.ticket_id = leaving.ticket_id
              AND stage.position = leaving.position""";

    private static final String FACTS = """
            INSERT INTO event (centre_id, at, kind, actor, import_id, facts_day, facts)
            SELECT stage.centre_id, now(), 'imported_day', ?, stage.import_id, stage.business_day,
                   string_agg(stage_fact(stage, ticket.label), '' ORDER BY ticket.label COLLATE "C", stage.position)
            FROM leaving
            JOIN stage USING (centre_id, ticket_id, position)
            JOIN ticket ON ticket.centre_id = stage.centre_id AND ticket.id = stage.ticket_id
            WHERE leaving.heir IS NOT NULL
            GROUP BY stage.centre_id, stage.import_id, stage.business_day""";

    private static final String STAGES = """
            DELETE FROM stage
            USING leaving
            WHERE leaving.heir IS NULL AND stage.centre_id = leaving.centre_id AND stage.ticket_id = leaving.ticket_id
              AND stage.position = leaving.position""";

    private static final String EMPTY_TICKETS = """
            DELETE FROM ticket
            USING (SELECT DISTINCT centre_id, ticket_id FROM leaving WHERE heir IS NULL) AS touched
            WHERE ticket.centre_id = touched.centre_id AND ticket.id = touched.ticket_id
              AND NOT EXISTS (SELECT FROM stage WHERE stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id)""";

    private static final String OTHER_TICKETS = """
            UPDATE ticket SET issued_at = first.queued_at
            FROM (SELECT stage.centre_id, stage.ticket_id, min(stage.queued_at) AS queued_at
                  FROM stage
                  JOIN (SELECT DISTINCT centre_id, ticket_id FROM leaving WHERE heir IS NULL) AS touched USING (centre_id, ticket_id)
                  GROUP BY 1, 2) AS first
            WHERE ticket.centre_id = first.centre_id AND ticket.id = first.ticket_id AND ticket.issued_at <> first.queued_at""";

    /**
     * Parameters: actor, reason. One for every centre that the file touched: the events of its days no longer count.
     */
    private static final String EVENTS = """
            INSERT INTO event (centre_id, at, kind, actor, reason, import_id)
            SELECT DISTINCT day.centre_id, now(), 'import_withdrawn', ?,
                   'import ' || i.id || ' withdrawn, sha256 ' || i.sha256 || CASE WHEN said.why = '' THEN '' ELSE ': ' || said.why END, i.id
            FROM history_import i
            JOIN history_import_day AS day ON day.import_id = i.id
            CROSS JOIN (SELECT ?::text AS why) AS said
            WHERE i.id = ?""";

    private static final String VERSIONS = """
            UPDATE centre SET version = version + 1
            WHERE id IN (SELECT centre_id FROM leaving WHERE heir IS NULL)""";

    private static final String WITHDRAWN = """
            UPDATE history_import SET withdrawn_at = now(), withdrawn_by = ?, withdrawn_for = ? WHERE id = ?""";

    private StageImports() {}

    public static PastImports over(DataSource database) {
        return new PastImports(database, new PastImports.Statements(LIST, EFFECT, LOCK, ROW), StageImports::leave);
    }

    private static void leave(Connection connection, int id, String actor, String reason) throws SQLException {
        var statements = new ImportStatements(connection);
        statements.execute(LOCK_DAYS, id);
        statements.execute(LEAVING, id);
        List<Integer> builtUpon = statements.all(row -> row.getInt(1), BUILT_UPON);
        if (!builtUpon.isEmpty()) {
            throw builtUpon(builtUpon);
        }
        statements.execute(LEAVE_BEHIND);
        statements.execute(FACTS, actor);
        // The tickets last: the triggers that record changes of a closed month need their labels.
        statements.execute(STAGES);
        statements.execute(EMPTY_TICKETS);
        statements.execute(OTHER_TICKETS);
        statements.execute(EVENTS, actor, reason, id);
        statements.execute(WITHDRAWN, actor, reason, id);
        statements.execute(HistorySql.AMEND);
        statements.execute(VERSIONS);
    }

    private static Problem builtUpon(List<Integer> imports) {
        String named =
                imports.stream().filter(id -> id > 0).map(String::valueOf).collect(Collectors.joining(", "));
        return named.isEmpty()
                ? Problem.conflict("import-built-upon", said("import-built-upon"))
                : Problem.conflict("import-built-upon", said("import-built-upon.named", named));
    }
}
