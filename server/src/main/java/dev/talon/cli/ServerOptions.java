package dev.talon.cli;

import static dev.talon.cli.Said.said;

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
import dev.talon.words.Text;
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

    @Mixin
    BackupOptions backups;

    @Option(names = "--database-port", paramLabel = "PORT", descriptionKey = "serve.database-port")
    private String databasePort;

    @Option(names = "--host", paramLabel = "ADDRESS", descriptionKey = "serve.host")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "serve.port")
    private String port;

    @Option(names = "--management-host", paramLabel = "ADDRESS", descriptionKey = "serve.management-host")
    private String managementHost;

    @Option(names = "--management-port", paramLabel = "PORT", descriptionKey = "serve.management-port")
    private String managementPort;

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "serve.zone")
    private String zone;

    @Option(names = "--public-url", paramLabel = "URL", descriptionKey = "serve.public-url")
    private String publicUrl;

    @Option(names = "--printer-networks", paramLabel = "NETWORKS", descriptionKey = "serve.printer-networks")
    private String printerNetworks;

    @Option(names = "--hook-networks", paramLabel = "NETWORKS", descriptionKey = "serve.hook-networks")
    private String hookNetworks;

    @Option(names = "--import-limit", paramLabel = "SIZE", descriptionKey = "serve.import-limit")
    private String importLimit;

    @Option(names = "--import-longest", paramLabel = "TIME", descriptionKey = "serve.import-longest")
    private String importLongest;

    @Option(names = "--log-format", paramLabel = "FORMAT", descriptionKey = "serve.log-format")
    private String logFormat;

    @Option(names = "--notices-file", paramLabel = "FILE", descriptionKey = "serve.notices-file")
    private String noticesFile;

    @Option(names = "--speech-command", paramLabel = "COMMAND", descriptionKey = "serve.speech-command")
    private String speechCommand;

    /** @throws WrongSetting for the first setting that cannot be meant */
    Settings settings(Mode mode, Variables variables) {
        boolean demo = mode == Mode.DEMO;
        LogFormat format = variables
                .value(logFormat, "TALON_LOG_FORMAT")
                .map(ServerOptions::logFormat)
                .orElse(LogFormat.TEXT);
        // Before anything that is read here writes to the log, or looks whether it may.
        System.setProperty("talon.log.format", format.name().toLowerCase(Locale.ROOT));
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
                format,
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
                PasswordCost.USUAL,
                port(
                        "--database-port",
                        "TALON_DATABASE_PORT",
                        variables.value(databasePort, "TALON_DATABASE_PORT").orElse("0")),
                demo ? Optional.empty() : backups.plan(variables, data));
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
            throw new WrongSetting(said("serve.hook-networks", e.getMessage()));
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
            throw new WrongSetting(said("serve.networks", e.getMessage()));
        }
    }

    /** Invented data never go into a database that may hold real ones. */
    private Optional<DatabaseAddress> ownDatabase(Variables variables) {
        if (data.database(variables).isPresent()) {
            throw new WrongSetting(said("serve.demo-database"));
        }
        return Optional.empty();
    }

    static int port(String flag, String variable, String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new WrongSetting(said("serve.port", flag, variable, text));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new WrongSetting(said("serve.zone", text));
        }
    }

    private static LogFormat logFormat(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw new WrongSetting(said("serve.log-format", text));
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
        throw new WrongSetting(said("serve.public-url", text));
    }

    private static long size(String text) {
        Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (size.matches()) {
            long bytes = Long.parseLong(size.group(1)) << SHIFT.get(size.group(2));
            if (bytes > 0) {
                return bytes;
            }
        }
        throw new WrongSetting(said("serve.import-limit", text));
    }

    private static LongestTime longest(String text) {
        Matcher time = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
            throw new WrongSetting(said("serve.import-longest", text));
        }
        long count = Long.parseLong(time.group(1));
        return new LongestTime("h".equals(time.group(2)) ? Duration.ofHours(count) : Duration.ofMinutes(count));
    }

    private static String password(String text) {
        try {
            PasswordRule.check("admin", text);
            return text;
        } catch (Problem weak) {
            throw new WrongSetting(said("serve.admin-password", (Text) weak::detail));
        }
    }
}
