package dev.talon.device;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Secrets;
import dev.talon.access.Throttle;
import dev.talon.db.Database;
import dev.talon.paper.QrPath;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Pairs a device with a centre. */
public final class Pairing {
    private static final String NEW_CODE = """
            WITH past AS (
              DELETE FROM device WHERE paired_at IS NULL AND created_at < now() - interval '10 minutes'
            )
            INSERT INTO device (kind, pair_code, token_hash) VALUES ($1, $2, $3)
            RETURNING created_at + interval '10 minutes' AS expires_at""";

    private static final String CONFIRM = """
            WITH d AS (
              UPDATE device SET pair_code = NULL, paired_at = now(), centre_id = c.id, name = $3, desk = $4,
                printer_id = (SELECT p.id FROM printer p WHERE p.centre_id = c.id AND p.code = $5)
              FROM centre c
              WHERE c.code = $2 AND pair_code = $1 AND device.created_at > now() - interval '10 minutes'
              RETURNING device.id, device.centre_id
            ), e AS (
              INSERT INTO event (centre_id, at, kind, desk, actor, reason)
              SELECT centre_id, now(), 'device_paired', $4, $6, 'device:' || id FROM d
            )
            SELECT id FROM d""";

    private static final String STATE = """
            SELECT id, paired_at IS NOT NULL AS paired FROM device
            WHERE token_hash = $1 AND revoked_at IS NULL
              AND (paired_at IS NOT NULL OR created_at > now() - interval '10 minutes')""";

    private static final String KIND = """
            SELECT kind, created_at + interval '10 minutes' AS expires_at FROM device
            WHERE pair_code = $1 AND created_at > now() - interval '10 minutes'""";

    private static final String TAKEN = "23505";
    private static final int DRAWS = 5;

    private final Database database;
    private final Devices devices;
    /** Generous, because a hall of displays that start together shares one address. */
    private final Throttle codes;

    private final Throttle slips;

    private final String phonesUrl;

    /**
     * @param phonesUrl where an administrator's phone finds this server, without a slash at its end; empty where none is known
     * @param ticker the time for throttles
     */
    public Pairing(Database database, Devices devices, String phonesUrl, Ticker ticker) {
        this.database = database;
        this.devices = devices;
        this.phonesUrl = phonesUrl;
        codes = new Throttle(60, Duration.ofSeconds(5), ticker);
        slips = new Throttle(20, Duration.ofSeconds(10), ticker);
    }

    /**
     * What a new device gets: the code to show until {@code expiresAt}, and its secret.
     *
     * @param qr leads an administrator's phone to the page that confirms the code; empty where no phone could open it
     */
    public record NewCode(String code, String secret, Instant expiresAt, Optional<QrPath> qr) {}

    /** What shows a code, and until when. */
    public record Shown(String code, CallerKind kind, Instant expiresAt) {}

    /**
     * Creates a code.
     *
     * @param address of the device; fails with a 429 problem if too many codes were created for it
     */
    public Future<NewCode> draw(CallerKind kind, String address) {
        return codes.refused(address).<Future<NewCode>>map(Pairing::tooMany).orElseGet(() -> draw(kind, DRAWS));
    }

    /**
     * Pairs the device that shows a code.
     *
     * @param typed the code as typed
     * @param address of the administrator; fails with a 429 problem if too many wrong codes came from it
     * @return fails with a 404 problem if no device shows the code, 422 if desk or printer do not fit
     */
    public Future<Device> confirm(String typed, Placing placing, String actor, String address) {
        return look(typed, address)
                .compose(shown ->
                        devices.check(shown.kind(), placing).compose(fits -> pair(shown.code(), placing, actor)));
    }

    /**
     * What shows a code, for the administrator who is to confirm it.
     *
     * @param typed the code as typed
     * @param address of the administrator; fails with a 429 problem if too many wrong codes came from it
     * @return fails with a 404 problem if no device shows the code
     */
    public Future<Shown> look(String typed, String address) {
        Optional<Duration> wait = slips.refused(address);
        if (wait.isPresent()) {
            return tooMany(wait.get());
        }
        String code = PairCode.typed(typed).orElseThrow(Pairing::noSuchCode);
        return database.fast().preparedQuery(KIND).execute(Tuple.of(code)).map(rows -> {
            if (rows.size() == 0) {
                throw noSuchCode();
            }
            slips.giveBack(address);
            Row row = rows.iterator().next();
            return new Shown(
                    code,
                    CallerKind.of(row.getString("kind")).orElseThrow(),
                    row.getOffsetDateTime("expires_at").toInstant());
        });
    }

    /**
     * Whether a secret's code was confirmed.
     *
     * @return the device; empty while it waits; fails with a 404 problem where the code has expired or the device is revoked
     */
    public Future<Optional<Device>> claim(String secret) {
        return database.fast()
                .preparedQuery(STATE)
                .execute(Tuple.of(Secrets.hash(secret)))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-code", said("no-such-code"));
                    }
                    var row = rows.iterator().next();
                    return row.getBoolean("paired")
                            ? devices.get(row.getInteger("id")).map(Optional::of)
                            : Future.succeededFuture(Optional.empty());
                });
    }

    private Future<Device> pair(String code, Placing placing, String actor) {
        Tuple values = Tuple.of(code, placing.centre(), placing.name())
                .addString(placing.desk().orElse(null))
                .addString(placing.printer().orElse(null))
                .addString(actor);
        return database.changing(CONFIRM, values).compose(rows -> {
            // Somebody else confirmed it in between.
            if (rows.size() == 0) {
                throw noSuchCode();
            }
            return devices.get(rows.iterator().next().getInteger("id"));
        });
    }

    private Future<NewCode> draw(CallerKind kind, int draws) {
        String code = PairCode.random();
        String secret = Secrets.random();
        return database.fast()
                .preparedQuery(NEW_CODE)
                .execute(Tuple.of(kind.word(), code, Secrets.hash(secret)))
                .map(rows -> new NewCode(
                        code,
                        secret,
                        rows.iterator().next().getOffsetDateTime("expires_at").toInstant(),
                        // Behind the #, which no browser sends: so the code is in no log.
                        Optional.of(phonesUrl)
                                .filter(url -> !url.isEmpty())
                                .map(url -> QrPath.of(url + "/pair/#" + code))))
                .recover(fault -> draws > 1 && fault instanceof PgException it && TAKEN.equals(it.getSqlState())
                        ? draw(kind, draws - 1)
                        : Future.failedFuture(fault));
    }

    private static <T> Future<T> tooMany(Duration wait) {
        return Future.failedFuture(Problem.tooManyRequests("too-many-codes", said("too-many-codes"), wait));
    }

    private static Problem noSuchCode() {
        return Problem.notFound("no-such-code", said("no-such-code.expired")).at("/code", "no device shows it");
    }
}
