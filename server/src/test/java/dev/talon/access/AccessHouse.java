package dev.talon.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.TestSettings;
import dev.talon.centre.Centres;
import dev.talon.centre.Desks;
import dev.talon.centre.NewCentre;
import dev.talon.centre.Services;
import dev.talon.db.Database;
import dev.talon.db.TestDatabase;
import dev.talon.device.DeviceHosts;
import dev.talon.device.DeviceNetworks;
import dev.talon.device.Devices;
import dev.talon.device.Pairing;
import dev.talon.device.Placing;
import dev.talon.device.Printers;
import dev.talon.staff.AccountChange;
import dev.talon.staff.Accounts;
import dev.talon.staff.Passwords;
import dev.talon.staff.Sessions;
import dev.talon.staff.Tokens;
import dev.talon.web.CallerKind;
import dev.talon.words.Name;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The rooms that know who may do what, over a database of their own, with a clock for the throttles that a test turns. */
public final class AccessHouse implements AutoCloseable {
    public static final String HERE = "10.0.0.1";
    public static final String PASSWORD = "a long password";

    private final AtomicLong nanos = new AtomicLong();
    private final TestDatabase test = TestDatabase.create();
    public final Vertx vertx = Vertx.vertx();
    public final Database database = Database.open(vertx, test.address()).await();
    public final Ticker ticker = nanos::get;
    public final Access access = anotherAccess();
    public final Passwords passwords = new Passwords(vertx, TestSettings.CHEAP);
    public final Accounts accounts = new Accounts(database, passwords, access);
    public final Sessions sessions = new Sessions(database, passwords, access, ticker);
    public final Tokens tokens = new Tokens(database, access);
    public final Devices devices = new Devices(database, access);
    public final Pairing pairing = new Pairing(database, devices, "https://queue.example.org", ticker);
    public final Printers printers =
            new Printers(database, new DeviceHosts(vertx, DeviceNetworks.WITH_LOOPBACK, database.address()));
    public final Centres centres = new Centres(database);
    public final Services services = new Services(database);
    public final Desks desks = new Desks(database);

    /** What another node, or this one after a restart, knows at first: nothing. */
    public Access anotherAccess() {
        return new Access(vertx, database, Optional.empty());
    }

    public void turnClock(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    public void centre(String code) {
        centres.create(
                        new NewCentre(
                                code,
                                new Name("Центр", "Centre"),
                                Optional.empty(),
                                "Europe/Moscow",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "test")
                .await();
    }

    public void staff(String login, CallerKind role, Optional<String> centre) {
        accounts.put(login, new AccountChange(login, role, centre, Optional.empty(), Optional.of(PASSWORD)))
                .await();
    }

    public String session(String login) {
        return sessions.begin(login, PASSWORD, HERE).await();
    }

    /** The secret of a device that was paired just now. */
    public String device(CallerKind kind, String centre) {
        var drawn = pairing.draw(kind, HERE).await();
        var placing = new Placing(centre, kind.word(), Optional.empty(), Optional.empty());
        pairing.confirm(drawn.code(), placing, "staff:admin", HERE).await();
        return drawn.secret();
    }

    public RowSet<Row> sql(String statement, Object... values) {
        return database.slow()
                .preparedQuery(statement)
                .execute(Tuple.wrap(values))
                .await();
    }

    @Override
    public void close() {
        database.close().await();
        vertx.close().await();
        test.close();
    }
}
