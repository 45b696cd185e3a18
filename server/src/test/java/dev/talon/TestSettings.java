package dev.talon;

import dev.talon.Settings.LogFormat;
import dev.talon.Settings.Mode;
import dev.talon.db.DatabaseAddress;
import dev.talon.device.DeviceNetworks;
import dev.talon.printing.PrintTimes;
import dev.talon.report.intake.LongestTime;
import dev.talon.report.sending.Delivery;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** The settings of a node in a test. */
public final class TestSettings {
    /** One JVM's own: the tests of several run at once, and tickets of different databases have the same ids. */
    public static final Path DATA =
            Path.of("target", "data", Long.toString(ProcessHandle.current().pid()));

    private TestSettings() {}

    /** On loopback, on free ports, over a database that the test has. */
    public static Settings over(DatabaseAddress database) {
        return over(database, Delivery.NONE);
    }

    public static Settings over(DatabaseAddress database, Delivery delivery) {
        return over(database, delivery, PrintTimes.USUAL);
    }

    public static Settings over(DatabaseAddress database, Delivery delivery, PrintTimes printTimes) {
        return new Settings(
                Mode.SERVE,
                DATA,
                Optional.of(database),
                Settings.LOOPBACK,
                0,
                Settings.LOOPBACK,
                0,
                ZoneId.of("Europe/Moscow"),
                LogFormat.TEXT,
                Optional.empty(),
                Settings.DEFAULT_IMPORT_LIMIT,
                LongestTime.DEFAULT,
                Optional.of(TestNode.ADMIN_PASSWORD),
                delivery,
                DeviceNetworks.WITH_LOOPBACK,
                printTimes);
    }
}
