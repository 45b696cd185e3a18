package dev.talon.cli;

import dev.talon.Settings;
import dev.talon.Settings.LogFormat;
import dev.talon.Settings.Mode;
import dev.talon.db.DatabaseAddress;
import dev.talon.device.DeviceNetworks;
import dev.talon.events.hook.HookNetworks;
import dev.talon.events.hook.HookSettings;
import dev.talon.events.hook.HookTimes;
import dev.talon.imports.LongestTime;
import dev.talon.printing.PrintTimes;
import dev.talon.staff.PasswordCost;
import dev.talon.staff.PasswordRule;
import dev.talon.web.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The settings of {@code serve} and {@code demo}. They stay text until {@link #settings}, so that Talon writes the
 * message of every error.
 */
final class ServerOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([KMG]?)B?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,5})([hm])");
    private static final Map<String, Integer> SHIFT = Map.of("", 0, "K", 10, "M", 20, "G", 30);

    @Mixin
    DataOptions data;

    @Mixin
    DeliveryOptions delivery;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on: 127.0.0.1 is this machine only, 0.0.0.0 is the whole network."
                    + " TALON_HOST; default 127.0.0.1. The demo always uses 127.0.0.1.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the pages and the API. TALON_PORT; default 8080.")
    private String port;

    @Option(
            names = "--management-host",
            paramLabel = "ADDRESS",
            description = "The address of health and metrics. TALON_MANAGEMENT_HOST; default 127.0.0.1.")
    private String managementHost;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "The port of /health/live, /health/ready and /metrics. TALON_MANAGEMENT_PORT; default 9090.")
    private String managementPort;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of the demo's centre, such as Europe/Moscow; every other centre has its own."
                    + " TALON_ZONE; default the machine's.")
    private String zone;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The address that visitors' phones open, in the QR code: https://queue.example.org."
                    + " TALON_PUBLIC_URL; default http://host:port.")
    private String publicUrl;

    @Option(
            names = "--printer-networks",
            paramLabel = "NETWORKS",
            description = "The only networks in which printers and signs may be, such as 10.20.0.0/16,10.30.0.7."
                    + " TALON_PRINTER_NETWORKS; default all but link-local addresses and, unless --host is"
                    + " loopback itself, loopback.")
    private String printerNetworks;

    @Option(
            names = "--hook-networks",
            paramLabel = "NETWORKS",
            description = "The networks inside to which webhooks may be sent, such as 10.20.0.0/16,10.30.0.7."
                    + " TALON_HOOK_NETWORKS; default none: public addresses only, and loopback where --host is"
                    + " loopback itself.")
    private String hookNetworks;

    @Option(
            names = "--import-limit",
            paramLabel = "SIZE",
            description = "The largest import of history, such as 256M or 1G. TALON_IMPORT_LIMIT; default 256M.")
    private String importLimit;

    @Option(
            names = "--import-longest",
            paramLabel = "TIME",
            description = "The longest wait or service that an import accepts, in hours or minutes: 24h, 90m."
                    + " TALON_IMPORT_LONGEST; default 24h.")
    private String importLongest;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "The form of the log on standard error: text or json. TALON_LOG_FORMAT; default text.")
    private String logFormat;

    @Option(
            names = "--notices-file",
            paramLabel = "FILE",
            description = "A file of planned outages that is watched and shown as notices. TALON_NOTICES_FILE; without"
                    + " it none is.")
    private String noticesFile;

    @Option(
            names = "--speech-command",
            paramLabel = "COMMAND",
            description = "A program that speaks names and other free texts at kiosks, with {lang}, {text} and {out} (a"
                    + " WAV file) in it: \"espeak-ng -v {lang} -w {out} {text}\". TALON_SPEECH_COMMAND; without it the"
                    + " kiosk says that such a text is on the screen only.")
    private String speechCommand;

    /** @throws WrongSetting for the first setting that cannot be meant */
    Settings settings(Mode mode, Variables variables) {
        boolean demo = mode == Mode.DEMO;
        return new Settings(
                mode,
                data.directory(variables, demo ? "demo" : "data").path(),
                demo ? ownDatabase(variables) : data.database(variables),
                demo ? Settings.LOOPBACK : variables.value(host, "TALON_HOST").orElse(Settings.LOOPBACK),
                port("--port", "TALON_PORT", variables.value(port, "TALON_PORT").orElse("8080")),
                demo
                        ? Settings.LOOPBACK
                        : variables
                                .value(managementHost, "TALON_MANAGEMENT_HOST")
                                .orElse(Settings.LOOPBACK),
                port(
                        "--management-port",
                        "TALON_MANAGEMENT_PORT",
                        variables.value(managementPort, "TALON_MANAGEMENT_PORT").orElse("9090")),
                variables.value(zone, "TALON_ZONE").map(ServerOptions::zone).orElseGet(ZoneId::systemDefault),
                variables
                        .value(logFormat, "TALON_LOG_FORMAT")
                        .map(ServerOptions::logFormat)
                        .orElse(LogFormat.TEXT),
                variables.value(publicUrl, "TALON_PUBLIC_URL").map(ServerOptions::publicUrl),
                variables
                        .value(importLimit, "TALON_IMPORT_LIMIT")
                        .map(ServerOptions::size)
                        .orElse(Settings.DEFAULT_IMPORT_LIMIT),
                variables
                        .value(importLongest, "TALON_IMPORT_LONGEST")
                        .map(ServerOptions::longest)
                        .orElse(LongestTime.DEFAULT),
                // Never a flag: other users can see a command line.
                variables.value(null, "TALON_ADMIN_PASSWORD").map(ServerOptions::password),
                delivery.delivery(variables),
                variables.value(noticesFile, "TALON_NOTICES_FILE").map(Path::of),
                variables.value(speechCommand, "TALON_SPEECH_COMMAND"),
                networks(variables, demo),
                new HookSettings(hookNetworks(variables, demo), HookTimes.USUAL),
                PrintTimes.USUAL,
                PasswordCost.USUAL);
    }

    /** Whether nobody else reaches this server. */
    private boolean isAlone(Variables variables, boolean demo) {
        String own =
                demo ? Settings.LOOPBACK : variables.value(host, "TALON_HOST").orElse(Settings.LOOPBACK);
        return own.equals("localhost") || own.equals("::1") || own.startsWith("127.");
    }

    private HookNetworks hookNetworks(Variables variables, boolean demo) {
        Optional<String> named = variables.value(hookNetworks, "TALON_HOOK_NETWORKS");
        try {
            return named.map(HookNetworks::and)
                    .orElse(isAlone(variables, demo) ? HookNetworks.WITH_LOOPBACK : HookNetworks.PUBLIC);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("--hook-networks (TALON_HOOK_NETWORKS) must be networks such as 10.20.0.0/16,"
                    + " separated by commas, not '" + e.getMessage() + "'.");
        }
    }

    private DeviceNetworks networks(Variables variables, boolean demo) {
        boolean alone = isAlone(variables, demo);
        return variables
                .value(printerNetworks, "TALON_PRINTER_NETWORKS")
                .map(ServerOptions::networks)
                .orElse(alone ? DeviceNetworks.WITH_LOOPBACK : DeviceNetworks.USUAL);
    }

    private static DeviceNetworks networks(String text) {
        try {
            return DeviceNetworks.only(text);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("--printer-networks (TALON_PRINTER_NETWORKS) must be networks such as 10.20.0.0/16,"
                    + " separated by commas, not '" + e.getMessage() + "'.");
        }
    }

    /** Invented data never go into a database that may hold real ones. */
    private Optional<DatabaseAddress> ownDatabase(Variables variables) {
        if (data.database(variables).isPresent()) {
            throw new WrongSetting("The demo fills a PostgreSQL of its own with invented data: omit --database-url"
                    + " and unset TALON_DATABASE_URL.");
        }
        return Optional.empty();
    }

    static int port(String flag, String variable, String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new WrongSetting(flag + " (" + variable + ") must be a port, 1 to 65535, not '" + text + "'.");
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new WrongSetting("--zone (TALON_ZONE) must be a zone such as Europe/Moscow, not '" + text + "'.");
        }
    }

    private static LogFormat logFormat(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default ->
                throw new WrongSetting("--log-format (TALON_LOG_FORMAT) must be text or json, not '" + text + "'.");
        };
    }

    private static URI publicUrl(String text) {
        try {
            var url = new URI(text.replaceFirst("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // The sentence below says it.
        }
        throw new WrongSetting("--public-url (TALON_PUBLIC_URL) must be an address such as https://queue.example.org,"
                + " not '" + text + "'.");
    }

    private static long size(String text) {
        Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (size.matches()) {
            long bytes = Long.parseLong(size.group(1)) << SHIFT.get(size.group(2));
            if (bytes > 0) {
                return bytes;
            }
        }
        throw new WrongSetting("--import-limit (TALON_IMPORT_LIMIT) must be a size such as 256M, not '" + text + "'.");
    }

    private static LongestTime longest(String text) {
        Matcher time = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
            throw new WrongSetting(
                    "--import-longest (TALON_IMPORT_LONGEST) must be a time such as 24h or 90m, not '" + text + "'.");
        }
        long count = Long.parseLong(time.group(1));
        return new LongestTime("h".equals(time.group(2)) ? Duration.ofHours(count) : Duration.ofMinutes(count));
    }

    private static String password(String text) {
        try {
            PasswordRule.check("admin", text);
            return text;
        } catch (Problem weak) {
            throw new WrongSetting("TALON_ADMIN_PASSWORD is not taken. " + weak.getMessage());
        }
    }
}
