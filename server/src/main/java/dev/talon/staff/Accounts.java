package dev.talon.staff;

import static dev.talon.web.Problem.said;

import dev.talon.access.Access;
import dev.talon.access.Secrets;
import dev.talon.db.Database;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Staff accounts. */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private static final String FIRST = """
            INSERT INTO staff (login, name, role, password)
            SELECT 'admin', 'Администратор', 'administrator', $1 WHERE NOT EXISTS (SELECT FROM staff)
            ON CONFLICT DO NOTHING RETURNING id""";

    private static final String ACCOUNT = """
            SELECT s.login, s.name, s.role, c.code AS centre, s.active, s.created_at, s.version
            FROM staff s LEFT JOIN centre c ON c.id = s.centre_id""";

    /** Prevents two administrators from deactivating each other at the same moment. */
    private static final String LOCK = "LOCK TABLE staff IN SHARE ROW EXCLUSIVE MODE";

    private static final String OTHER_ADMINISTRATORS =
            "SELECT count(*) AS others FROM staff WHERE role = 'administrator' AND active AND login <> $1";

    private static final String ADD = """
            INSERT INTO staff (login, name, role, centre_id, password, active)
            VALUES ($1, $2, $3, (SELECT id FROM centre WHERE code = $4), $5, coalesce($6, true))
            RETURNING login, name, role, $4::text AS centre, active, created_at, version""";

    private static final String CHANGE = """
            UPDATE staff SET name = $2, role = $3, centre_id = (SELECT id FROM centre WHERE code = $4),
                password = coalesce($5, password), active = coalesce($6, active), version = version + 1
            WHERE login = $1
            RETURNING login, name, role, $4::text AS centre, active, created_at, version""";

    private static final String END_SESSIONS =
            "DELETE FROM session USING staff WHERE staff.id = session.staff_id AND staff.login = $1";

    private static final String CENTRE = "SELECT 1 FROM centre WHERE code = $1";

    /** Letters and digits that nobody confuses when reading them off a log. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Database database;
    private final Passwords passwords;
    private final Access access;

    public Accounts(Database database, Passwords passwords, Access access) {
        this.database = database;
        this.passwords = passwords;
        this.access = access;
    }

    /** An account after a change, and whether it is new. */
    public record Put(Account account, boolean isNew) {}

    /**
     * Creates the administrator {@code admin} if there is no staff at all.
     *
     * @param password their password; empty: a random one
     * @return the random password, if one was created: it is stored nowhere else
     */
    public Future<Optional<String>> createFirstAdministrator(Optional<String> password) {
        return list().compose(staff -> {
            if (!staff.isEmpty()) {
                if (password.isPresent()) {
                    LOG.info(
                            "TALON_ADMIN_PASSWORD has no effect, because there are accounts already: use talon password LOGIN");
                }
                return Future.succeededFuture(Optional.empty());
            }
            String chosen = password.orElseGet(() -> Secrets.word(READABLE, 20));
            return passwords
                    .hash(chosen)
                    .compose(hash -> database.slow().preparedQuery(FIRST).execute(Tuple.of(hash)))
                    .map(made -> made.size() == 1 && password.isEmpty() ? Optional.of(chosen) : Optional.empty());
        });
    }

    public Future<List<Account>> list() {
        return database.fast()
                .preparedQuery(ACCOUNT + " ORDER BY s.login")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Accounts::account)
                        .toList());
    }

    /**
     * Creates an account or changes one. A new password and a deactivation end its sessions.
     *
     * @return fails with a 422 problem if the centre is unknown, a new account lacks a password, or an administrator is
     *     bound to a centre; 409 if no administrator would be left; 412 if the account has another version than
     *     expected
     */
    public Future<Put> put(String login, AccountChange change) {
        return put(login, change, Optional.empty());
    }

    /** @param expected the version that is changed; empty: whichever there is */
    public Future<Put> put(String login, AccountChange change, Optional<Integer> expected) {
        if (change.role() == CallerKind.ADMINISTRATOR && change.centre().isPresent()) {
            return Future.failedFuture(Problem.unprocessable("administrator-of-all", said("administrator-of-all"))
                    .at("/centre", "leave it out for an administrator"));
        }
        Future<Optional<String>> hash = change.password().isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : passwords.hash(change.password().get()).map(Optional::of);
        return hash.compose(made -> database.changing(session -> put(session, login, change, made, expected)))
                .onSuccess(done -> access.forgetAll());
    }

    private Future<Put> put(
            SqlConnection session,
            String login,
            AccountChange change,
            Optional<String> hash,
            Optional<Integer> expected) {
        return session.query(LOCK)
                .execute()
                .compose(locked -> check(session, login, change, expected))
                .compose(before -> write(session, login, change, hash, before))
                .compose(put -> hash.isEmpty() && put.account().active()
                        ? Future.succeededFuture(put)
                        : session.preparedQuery(END_SESSIONS)
                                .execute(Tuple.of(login))
                                .map(put));
    }

    private Future<Optional<Account>> check(
            SqlConnection session, String login, AccountChange change, Optional<Integer> expected) {
        return knownCentre(session, change.centre())
                .compose(known -> find(session, login))
                .compose(before -> {
                    int version = before.map(Account::version).orElse(0);
                    if (expected.filter(seen -> seen != version).isPresent()) {
                        throw Problem.of(412, "changed-meanwhile", "changed", said("changed-meanwhile", login));
                    }
                    if (before.isEmpty() && change.password().isEmpty()) {
                        throw Problem.unprocessable("password-missing", said("password-missing"))
                                .at("/password", "at least 10 characters");
                    }
                    boolean administrates = before.filter(it -> it.role() == CallerKind.ADMINISTRATOR && it.active())
                            .isPresent();
                    boolean goesOn = change.role() == CallerKind.ADMINISTRATOR
                            && change.active().orElse(true);
                    return administrates && !goesOn
                            ? another(session, login).map(before)
                            : Future.succeededFuture(before);
                });
    }

    private static Future<Void> knownCentre(SqlConnection session, Optional<String> centre) {
        return centre.isEmpty()
                ? Future.succeededFuture()
                : session.preparedQuery(CENTRE).execute(Tuple.of(centre.get())).map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.unprocessable("no-such-centre", said("no-such-centre.named", centre.get()))
                                .at("/centre", "no such centre");
                    }
                    return null;
                });
    }

    /** An account; empty where there is none of that login. */
    public Future<Optional<Account>> find(String login) {
        return find(database.fast(), login);
    }

    private static Future<Optional<Account>> find(SqlClient session, String login) {
        return session.preparedQuery(ACCOUNT + " WHERE s.login = $1")
                .execute(Tuple.of(login))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(account(rows.iterator().next())));
    }

    private static Future<Void> another(SqlConnection session, String login) {
        return session.preparedQuery(OTHER_ADMINISTRATORS)
                .execute(Tuple.of(login))
                .map(rows -> {
                    if (rows.iterator().next().getLong("others") == 0) {
                        throw Problem.conflict("last-administrator", said("last-administrator", login));
                    }
                    return null;
                });
    }

    private static Future<Put> write(
            SqlConnection session,
            String login,
            AccountChange change,
            Optional<String> hash,
            Optional<Account> before) {
        Tuple values = Tuple.of(
                login,
                change.name(),
                change.role().word(),
                change.centre().orElse(null),
                hash.orElse(null),
                change.active().orElse(null));
        return session.preparedQuery(before.isEmpty() ? ADD : CHANGE)
                .execute(values)
                .map(rows -> new Put(account(rows.iterator().next()), before.isEmpty()));
    }

    private static Account account(Row row) {
        return new Account(
                row.getString("login"),
                row.getString("name"),
                CallerKind.of(row.getString("role")).orElseThrow(),
                Optional.ofNullable(row.getString("centre")),
                row.getBoolean("active"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("version"));
    }
}
