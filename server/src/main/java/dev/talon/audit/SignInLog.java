package dev.talon.audit;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/**
 * Records refused sign-ins. All refusals of one login from one address within an hour are one row with a count. After
 * so many rows in an hour all others share one row, so no stranger can fill the disk.
 */
public final class SignInLog {
    private static final int ROWS_AN_HOUR = 1_000;
    private static final int LONGEST = 64;
    private static final String OTHERS = "…";

    /** $1 login · $2 address · $3 rows an hour at most · $4 the login of the row for all others */
    private static final String REFUSED = """
            WITH full_up AS (
                SELECT count(*) >= $3 AS yes FROM audit_event
                WHERE kind = 'sign-in' AND action = 'refused'
                  AND date_trunc('hour', at AT TIME ZONE 'UTC') = date_trunc('hour', now() AT TIME ZONE 'UTC'))
            INSERT INTO audit_event (kind, action, actor, address, subject)
            SELECT 'sign-in', 'refused', 'visitor', CASE WHEN yes THEN $4 ELSE $2 END, CASE WHEN yes THEN $4 ELSE $1 END
            FROM full_up
            ON CONFLICT (date_trunc('hour', at AT TIME ZONE 'UTC'), subject, address)
                WHERE kind = 'sign-in' AND action = 'refused'
            DO UPDATE SET times = audit_event.times + 1""";

    private final Database database;

    public SignInLog(Database database) {
        this.database = database;
    }

    /** @param login as it was typed, which may be anything */
    public Future<Void> refused(String login, String address) {
        return database.fast()
                .preparedQuery(REFUSED)
                .execute(Tuple.of(visible(login), address, ROWS_AN_HOUR, OTHERS))
                .mapEmpty();
    }

    /** Cut, and with what cannot be seen written out. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(sign -> {
            boolean seen = Character.isLetterOrDigit(sign) || sign == ' ' || sign > ' ' && sign < 0x7F;
            visible.append(seen ? Character.toString(sign) : String.format("\\u%04x", sign));
        });
        return visible.toString();
    }
}
