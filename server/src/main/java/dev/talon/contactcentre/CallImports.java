package dev.talon.contactcentre;

import dev.talon.imports.PastImports;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lists and withdraws the imports of calls. */
public final class CallImports {
    /**
     * Imports by an older version did not store which calls of a file existed already: such an import may have
     * contained them too.
     */
    private static final String WITHDRAWABLE = """
            (i.again_known OR NOT EXISTS (SELECT FROM call_import later
                                          WHERE later.id > i.id AND NOT later.again_known AND later.duplicates > 0))""";

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
                       'withdrawable', i.withdrawn_at IS NULL AND %s,
                       'withdrawn', CASE WHEN i.withdrawn_at IS NOT NULL
                                         THEN jsonb_build_object('at', i.withdrawn_at, 'by', i.withdrawn_by, 'reason', i.withdrawn_for)
                                    END)
            FROM call_import i LEFT JOIN staff ON i.actor = 'staff:' || staff.login
            WHERE ?::integer IS NULL OR i.id = ?
            ORDER BY i.at DESC, i.id DESC
            LIMIT 500""".formatted(WITHDRAWABLE);

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
            SELECT to_char(withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), withdrawn_by, %s
            FROM call_import i WHERE id = ? FOR UPDATE""".formatted(WITHDRAWABLE);

    private static final String LEAVING =
            "CREATE TEMPORARY TABLE leaving ON COMMIT DROP AS SELECT * FROM calls_of_import(%d)";

    private static final String LEAVE_BEHIND = """
            UPDATE call SET import_id = leaving.heir FROM leaving WHERE leaving.heir IS NOT NULL AND call.id = leaving.id""";

    private static final String RECORDS = """
            INSERT INTO call_record (import_id, day, left_by, calls, facts)
            SELECT one.import_id, (one.entered_at AT TIME ZONE 'UTC')::date, %d, count(*), string_agg(call_told(one), '')
            FROM leaving JOIN call AS one ON one.id = leaving.id
            WHERE leaving.heir IS NOT NULL
            GROUP BY 1, 2""";

    private static final String CALLS =
            "DELETE FROM call USING leaving WHERE leaving.heir IS NULL AND call.id = leaving.id";

    private static final String PARTS = "DELETE FROM call_in_part WHERE import_id = %d";

    private CallImports() {}

    public static PastImports over(DataSource database) {
        return new PastImports(database, new PastImports.Statements(LIST, EFFECT, LOCK, ROW), CallImports::leave);
    }

    private static void leave(Connection connection, int id, String actor, String reason) throws SQLException {
        try (var statement = connection.createStatement();
                var withdrawn = connection.prepareStatement(
                        "UPDATE call_import SET withdrawn_at = now(), withdrawn_by = ?, withdrawn_for = ? WHERE id = ?")) {
            statement.execute(LEAVING.formatted(id));
            statement.execute(LEAVE_BEHIND);
            statement.execute(RECORDS.formatted(id));
            statement.execute(CALLS);
            statement.execute(PARTS.formatted(id));
            withdrawn.setString(1, actor);
            withdrawn.setString(2, reason);
            withdrawn.setInt(3, id);
            withdrawn.executeUpdate();
        }
    }
}
