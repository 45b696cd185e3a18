package dev.talon;

import dev.talon.backup.BackupPlan;
import dev.talon.db.DatabaseAddress;
import dev.talon.device.DeviceNetworks;
import dev.talon.events.hook.HookSettings;
import dev.talon.imports.LongestTime;
import dev.talon.mailing.Delivery;
import dev.talon.printing.PrintTimes;
import dev.talon.staff.PasswordCost;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The settings of this process. They are read once at the start, from flags and {@code TALON_*} variables, and never
 * change.
 *
 * @param mode in production, or the demonstration
 * @param data the data directory of the embedded PostgreSQL; not touched when {@code database} is given
 * @param database the PostgreSQL to use instead of the embedded one
 * @param host the address on which the pages and the API are served; {@code 0.0.0.0} is every address of the machine
 * @param port 0–65535; 0 takes a free one
 * @param managementHost the address of health and metrics
 * @param managementPort 0–65535; 0 takes a free one
 * @param zone the time zone of the demonstration's centre; every other centre has its own
 * @param publicUrl the address that visitors' phones open, without a slash at its end; empty: made of host and port
 * @param importLimit the largest import, in bytes
 * @param importLongest the longest wait or service that an import accepts
 * @param adminPassword the password of the first administrator; empty: a random one, printed once
 * @param delivery where scheduled reports may be sent
 * @param noticesFile planned outages, watched; empty: none
 * @param speechCommand the program that speaks free text at kiosks, with {lang}, {text}, {out}; empty: none
 * @param networks the networks in which printers and cables of signs may be
 * @param hooks where hooks may lead, and when they are sent to
 * @param printTimes when a print job that is in progress counts as lost
 * @param passwordCost of hashing passwords that are set from now on
 * @param databasePort of the embedded PostgreSQL; 0 takes a free one
 * @param backups of the embedded PostgreSQL, on a schedule; empty: none
 */
public record Settings(
        Mode mode,
        Path data,
        Optional<DatabaseAddress> database,
        String host,
        int port,
        String managementHost,
        int managementPort,
        ZoneId zone,
        LogFormat logFormat,
        Optional<URI> publicUrl,
        long importLimit,
        LongestTime importLongest,
        Optional<String> adminPassword,
        Delivery delivery,
        Optional<Path> noticesFile,
        Optional<String> speechCommand,
        DeviceNetworks networks,
        HookSettings hooks,
        PrintTimes printTimes,
        PasswordCost passwordCost,
        int databasePort,
        Optional<BackupPlan> backups) {

    public enum Mode {
        SERVE,
        DEMO
    }

    public enum LogFormat {
        TEXT,
        JSON
    }

    public static final String LOOPBACK = "127.0.0.1";
    public static final long DEFAULT_IMPORT_LIMIT = 256L << 20;

    public boolean demo() {
        return mode == Mode.DEMO;
    }

    /** The address that the pages have, without a slash at its end, once the server listens on {@code actualPort}. */
    public String publicUrl(int actualPort) {
        return publicUrl.map(URI::toString).orElseGet(() -> OwnAddresses.url(host, actualPort));
    }

    /**
     * The address that visitors' phones open: the configured one, else this machine's if the server listens on an
     * address that others reach. The demonstration is opened on its own machine.
     *
     * @return empty if a phone could open no known address
     */
    public Optional<String> phonesUrl(int actualPort) {
        boolean reached = publicUrl.isPresent() || demo() || OwnAddresses.reachesOthers(host);
        return reached ? Optional.of(publicUrl(actualPort)) : Optional.empty();
    }
}
