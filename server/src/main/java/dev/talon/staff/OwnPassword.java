package dev.talon.staff;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Access;
import dev.talon.access.Secrets;
import dev.talon.access.Throttle;
import dev.talon.db.Database;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;

/** Changes one's own password, which nobody else needs to know. */
public final class OwnPassword {
    private static final String READ = "SELECT password FROM staff WHERE login = $1 AND active";

    /** $1 login · $2 hash of the new one · $3 the hash that was compared · $4 hash of the session that goes on */
    private static final String CHANGE = """
            WITH changed AS (
                UPDATE staff SET password = $2, version = version + 1 WHERE login = $1 AND password = $3 RETURNING id),
            ended AS (
                DELETE FROM session USING changed WHERE staff_id = changed.id AND token_hash IS DISTINCT FROM $4)
            SELECT id FROM changed""";

    private final Database database;
    private final Passwords passwords;
    private final Access access;
    private final Throttle tries;

    public OwnPassword(Database database, Passwords passwords, Access access, Ticker ticker) {
        this.database = database;
        this.passwords = passwords;
        this.access = access;
        this.tries = new Throttle(5, Duration.ofSeconds(30), ticker);
    }

    /**
     * Changes the password and ends the account's other sessions.
     *
     * @param session the secret of the session that continues
     * @return fails with 403 for a token, 422 if the old one is wrong or the new one is weak or the same, 429 after too
     *     many wrong old ones
     */
    public Future<Void> change(Principal caller, String old, String fresh, Optional<String> session) {
        String login = caller.account().orElseThrow(() -> Problem.forbidden("no-password", said("no-password")));
        PasswordRule.check(login, fresh);
        if (old.equals(fresh)) {
            throw Problem.unprocessable("same-password", said("same-password")).at("/password", "the same as before");
        }
        Optional<Duration> wait = tries.refused(login);
        if (wait.isPresent()) {
            return Future.failedFuture(Sessions.tooMany(wait.get()));
        }
        return database.fast()
                .preparedQuery(READ)
                .execute(Tuple.of(login))
                .map(rows -> {
                    Row row = rows.size() == 0 ? null : rows.iterator().next();
                    return Optional.ofNullable(row)
                            .orElseThrow(OwnPassword::wrong)
                            .getString("password");
                })
                .compose(kept -> passwords.fits(old, kept).compose(fits -> {
                    if (!fits) {
                        throw wrong();
                    }
                    tries.forget(login);
                    return passwords.hash(fresh).compose(hash -> change(login, hash, kept, session));
                }))
                .onFailure(fault -> {
                    if (!(fault instanceof Problem problem) || problem.status() != 422) {
                        tries.giveBack(login);
                    }
                })
                .onSuccess(done -> access.forgetAll());
    }

    private Future<Void> change(String login, String hash, String compared, Optional<String> session) {
        Tuple values = Tuple.of(login, hash, compared)
                .addBuffer(session.map(Secrets::hash).orElse(null));
        return database.changing(CHANGE, values).map(rows -> {
            // Somebody else changed it in between.
            if (rows.size() == 0) {
                throw wrong();
            }
            return null;
        });
    }

    private static Problem wrong() {
        return Problem.unprocessable("wrong-password", said("wrong-password")).at("/old", "does not fit");
    }
}
