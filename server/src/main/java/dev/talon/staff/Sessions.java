package dev.talon.staff;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Access;
import dev.talon.access.Secrets;
import dev.talon.audit.SignInLog;
import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Signing in and out. */
public final class Sessions {
    /** A shift, with its breaks. */
    public static final Duration AGE = Duration.ofHours(12);

    private static final String PASSWORD = "SELECT id, password FROM staff WHERE login = $1 AND active";

    private static final String KNOWN = """
            SELECT 1 FROM known_browser b JOIN staff s ON s.id = b.staff_id WHERE b.secret_hash = $1 AND s.login = $2""";

    /** $1 hash · $2 account · $3 age in seconds · $4 hash of the browser's session before, or null · $5 hash of the browser's secret · $6 address */
    private static final String BEGIN = """
            WITH past AS (DELETE FROM session WHERE token_hash = $4),
            begun AS (
                INSERT INTO session (token_hash, staff_id, expires_at)
                SELECT $1, id, now() + make_interval(secs => $3) FROM staff WHERE id = $2 AND active
                RETURNING staff_id),
            known AS (
                INSERT INTO known_browser (secret_hash, staff_id) SELECT $5, staff_id FROM begun
                ON CONFLICT (secret_hash, staff_id) DO UPDATE SET seen_at = now()),
            told AS (
                INSERT INTO audit_event (kind, action, actor, address, centre, subject)
                SELECT 'sign-in', 'done', 'staff:' || s.login, $6, c.code, s.login
                FROM begun JOIN staff s ON s.id = staff_id LEFT JOIN centre c ON c.id = s.centre_id)
            SELECT staff_id FROM begun""";

    /** $1 hash · $2 address · $3 whether all sessions of its account */
    private static final String END = """
            WITH whose AS (SELECT staff_id FROM session WHERE token_hash = $1),
            gone AS (
                DELETE FROM session USING whose
                WHERE session.staff_id = whose.staff_id AND ($3 OR token_hash = $1) RETURNING session.staff_id)
            INSERT INTO audit_event (kind, action, actor, address, subject)
            SELECT 'sign-out', CASE WHEN $3 THEN 'everywhere' ELSE 'done' END, 'staff:' || s.login, $2, s.login
            FROM staff s WHERE s.id IN (SELECT staff_id FROM gone)""";

    private final Database database;
    private final Passwords passwords;
    private final Access access;
    private final SignInTries tries;
    private final SignInLog log;

    /** @param ticker tells the throttles' time */
    public Sessions(Database database, Passwords passwords, Access access, Ticker ticker) {
        this.database = database;
        this.passwords = passwords;
        this.access = access;
        this.tries = new SignInTries(ticker);
        this.log = new SignInLog(database);
    }

    /** {@link #begin(SignIn)} from a browser that brings nothing; answers the session's secret. */
    public Future<String> begin(String login, String password, String address) {
        return begin(SignIn.stranger(login, password, address)).map(SignIn.Begun::session);
    }

    /** Signs in; fails with a 401 problem if login and password do not match, 429 after too many tries. */
    public Future<SignIn.Begun> begin(SignIn given) {
        String login = given.login().strip().toLowerCase(Locale.ROOT);
        return known(login, given.browser()).compose(browser -> {
            SignInTries.Try attempt = tries.of(login, given.from(), browser);
            if (attempt.refused().isPresent()) {
                return Future.failedFuture(tooMany(attempt.refused().get()));
            }
            return database.fast()
                    .preparedQuery(PASSWORD)
                    .execute(Tuple.of(login))
                    .compose(rows -> check(rows, given.password()))
                    .compose(staff -> begin(staff, given))
                    .onSuccess(begun -> attempt.succeeded())
                    .recover(fault -> failed(fault, attempt, given));
        });
    }

    /** Signs out; does nothing if the session has ended. */
    public Future<Void> end(String secret, String address) {
        Buffer hash = Secrets.hash(secret);
        return database.fast()
                .preparedQuery(END)
                .execute(Tuple.of(hash, address, false))
                .map(gone -> {
                    access.forget(hash);
                    return null;
                });
    }

    /** Ends every session of the account that a session is of. */
    public Future<Void> endAll(String secret, String address) {
        return database.fast()
                .preparedQuery(END)
                .execute(Tuple.of(Secrets.hash(secret), address, true))
                .map(gone -> {
                    access.forgetAll();
                    return null;
                });
    }

    /** Only a wrong password counts, and not a server without time. */
    private Future<SignIn.Begun> failed(Throwable fault, SignInTries.Try attempt, SignIn given) {
        if (!(fault instanceof Problem problem) || problem.status() != 401) {
            attempt.takeBack();
            return Future.failedFuture(fault);
        }
        attempt.failed();
        return log.refused(given.login(), given.address()).otherwiseEmpty().compose(told -> Future.failedFuture(fault));
    }

    private Future<Optional<String>> known(String login, Optional<String> browser) {
        return browser.map(secret -> database.fast()
                        .preparedQuery(KNOWN)
                        .execute(Tuple.of(Secrets.hash(secret), login))
                        .map(rows -> rows.size() == 1 ? browser : Optional.<String>empty()))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Integer> check(RowSet<Row> rows, String password) {
        Optional<Row> row = rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next());
        String kept = row.map(it -> it.getString("password")).orElseGet(passwords::nobodys);
        return passwords.fits(password, kept).map(fits -> {
            if (!fits || row.isEmpty()) {
                throw wrong();
            }
            return row.get().getInteger("id");
        });
    }

    private Future<SignIn.Begun> begin(int staff, SignIn given) {
        var begun = new SignIn.Begun(Secrets.random(), given.browser().orElseGet(Secrets::random));
        Optional<Buffer> previous = given.previous().map(Secrets::hash);
        Tuple values = Tuple.of(Secrets.hash(begun.session()), staff, (double) AGE.toSeconds())
                .addBuffer(previous.orElse(null))
                .addBuffer(Secrets.hash(begun.browser()))
                .addString(given.address());
        return database.fast().preparedQuery(BEGIN).execute(values).map(rows -> {
            // Deactivated while the password was checked.
            if (rows.size() == 0) {
                throw wrong();
            }
            previous.ifPresent(access::forget);
            return begun;
        });
    }

    static Problem tooMany(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return Problem.tooManyRequests("too-many-tries", said("too-many-tries", seconds), wait);
    }

    private static Problem wrong() {
        return Problem.unauthorized("wrong-password", said("wrong-password.sign-in"));
    }
}
