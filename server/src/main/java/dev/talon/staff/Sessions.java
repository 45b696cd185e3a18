package dev.talon.staff;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Access;
import dev.talon.access.Secrets;
import dev.talon.access.Throttle;
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

    private static final String BEGIN = """
            WITH past AS (DELETE FROM session WHERE expires_at < now())
            INSERT INTO session (token_hash, staff_id, expires_at)
            SELECT $1, id, now() + make_interval(secs => $3) FROM staff WHERE id = $2 AND active
            RETURNING staff_id""";

    private static final String END = "DELETE FROM session WHERE token_hash = $1";

    private final Database database;
    private final Passwords passwords;
    private final Access access;
    /** From one address; all of a centre may be behind one, so it bears many slips. */
    private final Throttle ofAddress;
    /** At one login from one address: whoever guesses spends their own tries, not those of the login's owner. */
    private final Throttle ofLoginAtAddress;
    /** At one login from everywhere. */
    private final Throttle ofLogin;

    /** @param ticker tells the throttles' time */
    public Sessions(Database database, Passwords passwords, Access access, Ticker ticker) {
        this.database = database;
        this.passwords = passwords;
        this.access = access;
        ofAddress = new Throttle(30, Duration.ofSeconds(10), ticker);
        ofLoginAtAddress = new Throttle(5, Duration.ofSeconds(30), ticker);
        ofLogin = new Throttle(20, Duration.ofSeconds(15), ticker);
    }

    /**
     * Signs in.
     *
     * @param address where the request came from
     * @return the session's secret; fails with a 401 problem where login and password do not fit, 429 after too many tries
     */
    public Future<String> begin(String login, String password, String address) {
        String known = login.strip().toLowerCase(Locale.ROOT);
        Optional<Duration> wait = ofAddress
                .refused(address)
                .or(() -> ofLoginAtAddress.refused(known + " " + address))
                .or(() -> ofLogin.refused(known));
        if (wait.isPresent()) {
            long seconds = Math.max(1, wait.get().toSeconds());
            return Future.failedFuture(
                    Problem.tooManyRequests("too-many-tries", "Too many tries; wait " + seconds + " s.", wait.get())
                            .ru("Слишком много попыток входа. Подождите " + seconds + " с."));
        }
        return database.fast()
                .preparedQuery(PASSWORD)
                .execute(Tuple.of(known))
                .compose(rows -> check(rows, password))
                .compose(this::begin)
                .onSuccess(secret -> {
                    ofAddress.giveBack(address);
                    ofLoginAtAddress.forget(known + " " + address);
                    ofLogin.giveBack(known);
                });
    }

    /** Signs out; a session that is no more stays no more. */
    public Future<Void> end(String secret) {
        Buffer hash = Secrets.hash(secret);
        return database.fast().preparedQuery(END).execute(Tuple.of(hash)).map(gone -> {
            access.forget(hash);
            return null;
        });
    }

    private Future<Integer> check(RowSet<Row> rows, String password) {
        Optional<Row> row = rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next());
        Future<String> hash =
                row.map(it -> Future.succeededFuture(it.getString("password"))).orElseGet(passwords::nobodys);
        return hash.compose(kept -> passwords.fits(password, kept)).map(fits -> {
            if (!fits || row.isEmpty()) {
                throw wrong();
            }
            return row.get().getInteger("id");
        });
    }

    private Future<String> begin(int staff) {
        String secret = Secrets.random();
        return database.fast()
                .preparedQuery(BEGIN)
                .execute(Tuple.of(Secrets.hash(secret), staff, (double) AGE.toSeconds()))
                .map(rows -> {
                    // Deactivated while the password was checked.
                    if (rows.size() == 0) {
                        throw wrong();
                    }
                    return secret;
                });
    }

    private static Problem wrong() {
        return Problem.unauthorized("wrong-password", "Login and password do not fit.")
                .ru("Неверный логин или пароль.");
    }
}
