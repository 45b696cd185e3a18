package dev.talon.contactcentre;

import dev.talon.imports.ImportStatements;
import dev.talon.imports.PastImports;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lists and withdraws the imports of calls. */
public final class CallImports {
    private static final String LIST = """
            SELECT jsonb_build_object(
                       'id', i.id, 'at', i.at, 'actor', i.actor, 'person', staff.name, 'file', i.file, 'form', i.form,
                       'encoding', i.encoding, 'sha256', i.sha256, 'lines', i.lines, 'imported', i.imported,
                       'duplicates', i.duplicates, 'leftOut', i.left_out,
                       'months', (SELECT coalesce(jsonb_agg(jsonb_build_object('month', month, 'imported', imported) ORDER BY month), '[]')
                                  FROM (SELECT key AS month, value::bigint AS imported FROM jsonb_each_text(i.months)
                                        UNION ALL
                                        SELECT to_char(r.day, 'YYYY-MM'), sum(r.calls) FROM call_record r
                                        WHERE i.months IS NULL AND r.import_id = i.id GROUP BY 1) AS brought),
                       'withdrawable', i.withdrawn_at IS NULL AND is_withdrawable(i),
                       'withdrawn', CASE WHEN i.withdrawn_at IS NOT NULL
                                         THEN jsonb_build_object('at', i.withdrawn_at, 'by', i.withdrawn_by, 'reason', i.withdrawn_for)
                                    END)
            FROM call_import i LEFT JOIN staff ON i.actor = 'staff:' || staff.login
            WHERE ?::integer IS NULL OR i.id = ?
            ORDER BY i.at DESC, i.id DESC
            LIMIT 500""";

    private static final String EFFECT = """
            SELECT jsonb_build_object('month', to_char(month, 'YYYY-MM'), 'leaves', leaves, 'stays', stays,
                                      'closed', EXISTS (SELECT FROM calls_closing c WHERE c.month = touched.month))
            FROM (SELECT date_trunc('month', c.entered_at AT TIME ZONE s.zone)::date AS month,
                         count(*) FILTER (WHERE heir IS NULL) AS leaves, count(heir) AS stays
                  FROM calls_of_import(?) AS mine
                  JOIN call c ON c.id = mine.id
                  CROSS JOIN contact_centre s
                  GROUP BY 1) AS touched
            ORDER BY month""";

    /** As {@link CallSql#LOCK}. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(1952541551)";

    private static final String ROW = """
            SELECT to_char(withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), withdrawn_by, is_withdrawable(i)
            FROM call_import i WHERE id = ? FOR UPDATE""";

    private static final String LEAVING =
            "CREATE TEMPORARY TABLE leaving ON COMMIT DROP AS SELECT * FROM calls_of_import(?)";

    private static final String LEAVE_BEHIND = """
            UPDATE call SET import_id = leaving.heir FROM leaving WHERE leaving.heir IS NOT NULL AND call.id = leaving.id""";

    private static final String RECORDS = """
            INSERT INTO call_record (import_id, day, left_by, calls, facts)
            SELECT one.import_id, (one.entered_at AT TIME ZONE 'UTC')::date, ?, count(*), string_agg(call_told(one), '')
            FROM leaving JOIN call AS one ON one.id = leaving.id
            WHERE leaving.heir IS NOT NULL
            GROUP BY 1, 2""";

    private static final String CALLS =
            "DELETE FROM call USING leaving WHERE leaving.heir IS NULL AND call.id = leaving.id";

    private static final String PARTS = "DELETE FROM call_in_part WHERE import_id = ?";

    private static final String WITHDRAWN =
            "UPDATE call_import SET withdrawn_at = now(), withdrawn_by = ?, withdrawn_for = ? WHERE id = ?";

    private CallImports() {}

    public static PastImports over(DataSource database) {
        return new PastImports(database, new PastImports.Statements(LIST, EFFECT, LOCK, ROW), CallImports::leave);
    }

    private static void leave(Connection connection, int id, String actor, String reason) throws SQLException {
        var statements = new ImportStatements(connection);
        statements.execute(LEAVING, id);
        statements.execute(LEAVE_BEHIND);
        statements.execute(RECORDS, id);
        statements.execute(CALLS);
        statements.execute(PARTS, id);
        statements.execute(WITHDRAWN, actor, reason, id);
    }
}
