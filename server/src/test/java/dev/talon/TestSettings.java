package dev.talon;

import dev.talon.Settings.LogFormat;
import dev.talon.Settings.Mode;
import dev.talon.backup.BackupPlan;
import dev.talon.db.DatabaseAddress;
import dev.talon.device.DeviceNetworks;
import dev.talon.events.hook.HookNetworks;
import dev.talon.events.hook.HookSettings;
import dev.talon.events.hook.HookTimes;
import dev.talon.imports.LongestTime;
import dev.talon.mailing.Delivery;
import dev.talon.printing.PrintTimes;
import dev.talon.printing.WatchTimes;
import dev.talon.staff.PasswordCost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The settings of a node in a test. */
public final class TestSettings {
    /** One JVM's own: the tests of several run at once, and tickets of different databases have the same ids. */
    public static final Path DATA =
            Path.of("target", "data", Long.toString(ProcessHandle.current().pid()));

    /** Printers are asked ten times as often as in a centre. */
    public static final WatchTimes WATCH = new WatchTimes(
            Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(6));

    /** What is under way is believed as long as in a centre: a busy machine is no stopped server. */
    private static final PrintTimes PRINT_TIMES = new PrintTimes(
            PrintTimes.USUAL.alive(), PrintTimes.USUAL.lost(), Duration.ofSeconds(1), Duration.ofSeconds(3), WATCH);

    /** Hooks are tried again at once, and looked for often. */
    private static final HookSettings HOOKS = new HookSettings(
            HookNetworks.WITH_LOOPBACK,
            new HookTimes(
                    Duration.ofMillis(100),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    List.of(Duration.ofMillis(100)),
                    HookTimes.USUAL.tries(),
                    HookTimes.USUAL.refusals(),
                    HookTimes.USUAL.patience()));

    /** Each node that starts makes passwords of its own; only their own tests are about what they cost. */
    public static final PasswordCost CHEAP = new PasswordCost(64, 1);

    private TestSettings() {}

    /** On loopback, on free ports, over a database that the test has. */
    public static Settings over(DatabaseAddress database) {
        return over(database, Delivery.NONE);
    }

    public static Settings over(DatabaseAddress database, Delivery delivery) {
        return over(database, delivery, PRINT_TIMES);
    }

    public static Settings over(DatabaseAddress database, Delivery delivery, PrintTimes printTimes) {
        int port = freePort();
        // Said, so that tickets have their QR codes on loopback too.
        Optional<URI> address = Optional.of(URI.create("http://127.0.0.1:" + port));
        return at(Mode.SERVE, Settings.LOOPBACK, port, address, Optional.of(database), delivery, printTimes);
    }

    /** With backups on a schedule, of a data directory that has nothing to back up. */
    public static Settings backingUp(DatabaseAddress database, Path folder) {
        var plan = new BackupPlan(folder, BackupPlan.USUAL_TIMES, BackupPlan.Keep.USUAL, ZoneId.of("Europe/Moscow"));
        Settings usual = over(database);
        return new Settings(
                usual.mode(),
                folder.resolveSibling("no-data"),
                usual.database(),
                usual.host(),
                usual.port(),
                usual.managementHost(),
                usual.managementPort(),
                usual.zone(),
                usual.logFormat(),
                usual.publicUrl(),
                usual.importLimit(),
                usual.importLongest(),
                usual.adminPassword(),
                usual.delivery(),
                usual.noticesFile(),
                usual.speechCommand(),
                usual.networks(),
                usual.hooks(),
                usual.printTimes(),
                usual.passwordCost(),
                usual.databasePort(),
                Optional.of(plan));
    }

    /** As whoever starts Talon without saying by which address people reach it. */
    public static Settings withoutAddress(String host, DatabaseAddress database) {
        return at(Mode.SERVE, host, 0, Optional.empty(), Optional.of(database), Delivery.NONE, PRINT_TIMES);
    }

    /** Over the embedded database, which does not run. */
    public static Settings withoutDatabase() {
        return at(Mode.SERVE, Settings.LOOPBACK, Optional.empty());
    }

    /** Over no database: settings to look at. */
    static Settings at(Mode mode, String host, Optional<URI> publicUrl) {
        return at(mode, host, 0, publicUrl, Optional.empty(), Delivery.NONE, PRINT_TIMES);
    }

    private static Settings at(
            Mode mode,
            String host,
            int port,
            Optional<URI> publicUrl,
            Optional<DatabaseAddress> database,
            Delivery delivery,
            PrintTimes printTimes) {
        return new Settings(
                mode,
                DATA,
                database,
                host,
                port,
                Settings.LOOPBACK,
                0,
                ZoneId.of("Europe/Moscow"),
                LogFormat.TEXT,
                publicUrl,
                Settings.DEFAULT_IMPORT_LIMIT,
                LongestTime.DEFAULT,
                Optional.of(TestNode.ADMIN_PASSWORD),
                delivery,
                Optional.empty(),
                Optional.empty(),
                DeviceNetworks.WITH_LOOPBACK,
                HOOKS,
                printTimes,
                CHEAP,
                0,
                Optional.empty());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
