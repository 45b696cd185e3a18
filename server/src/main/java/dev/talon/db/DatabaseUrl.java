package dev.talon.db;

import dev.talon.db.DatabaseAddress.Server;
import io.netty.util.NetUtil;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the address of a database in libpq's form. Messages about errors in it do not contain the password. */
final class DatabaseUrl {
    private static final int USUAL_PORT = 5432;
    private static final Set<String> SSL_MODES = Set.of("disable", "allow", "prefer", "require", "verify-full");
    /** Both mean the same here. Other values of libpq choose servers that are not writable. */
    private static final Set<String> WRITABLE = Set.of("read-write", "primary");

    private static final Pattern PARTS = Pattern.compile(
            "postgres(?:ql)?://(?:(?<account>[^@/?#]*)@)?(?<servers>[^@/?#]*)(?:/(?<database>[^@?#]*))?(?:\\?(?<query>[^@#]*))?");
    /** What no address has, and a percent sign that begins no character. */
    private static final Pattern STRANGE = Pattern.compile("[\\s\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private static final Pattern SERVER =
            Pattern.compile("(?:\\[(?<six>[^\\[\\]]*)]|(?<name>[^:\\[\\]]*))(?::(?<port>[^:]*))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private DatabaseUrl() {}

    static DatabaseAddress read(String address) {
        if (!address.startsWith("postgresql://") && !address.startsWith("postgres://")) {
            throw wrong("begin");
        }
        Matcher parts = PARTS.matcher(address);
        if (STRANGE.matcher(address).find() || !parts.matches()) {
            throw wrong("address");
        }
        String[] account = parts.group("account") == null
                ? new String[] {""}
                : parts.group("account").split(":", 2);
        if (account[0].isEmpty()) {
            throw wrong("user");
        }
        List<Server> servers = servers(parts.group("servers"));
        String database = parts.group("database") == null ? "" : decoded(parts.group("database"));
        if (database.isEmpty() || database.contains("/")) {
            throw wrong("database");
        }
        Map<String, String> parameters = parameters(parts.group("query"));
        boolean asked = isWritableAsked(parameters.remove("target_session_attrs"));
        String sslMode = sslMode(parameters.remove("sslmode"));
        parameters.keySet().stream().sorted().findFirst().ifPresent(unknown -> {
            throw wrong("parameter", unknown);
        });
        return new DatabaseAddress(
                servers,
                asked || servers.size() > 1,
                database,
                decoded(account[0]),
                account.length > 1 ? decoded(account[1]) : "",
                sslMode);
    }

    private static List<Server> servers(String text) {
        List<Server> servers = new ArrayList<>();
        for (String server : text.split(",", -1)) {
            Matcher parts = SERVER.matcher(server);
            if (server.chars().filter(c -> c == ':').count() > 1 && !server.startsWith("[")) {
                throw wrong("brackets", server);
            }
            if (!parts.matches()) {
                throw wrong("host", server);
            }
            servers.add(new Server(host(parts, servers.size() + 1), port(parts)));
        }
        return servers;
    }

    private static String host(Matcher server, int number) {
        String six = server.group("six");
        if (six != null) {
            if (!NetUtil.isValidIpV6Address(decoded(six))) {
                throw wrong("six", six);
            }
            return decoded(six);
        }
        String name = server.group("name");
        if (name.isEmpty()) {
            throw number == 1 ? wrong("no-host") : wrong("no-host-after", number - 1);
        }
        if (!NAME.matcher(name).matches()) {
            throw wrong("host", server.group());
        }
        return name;
    }

    private static int port(Matcher server) {
        String port = server.group("port");
        if (port == null || port.isEmpty()) {
            return USUAL_PORT;
        }
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65535) {
            throw wrong("port", server.group());
        }
        return number;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String parameter : query.split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            String name = decoded(pair[0]);
            if (pair.length != 2) {
                throw wrong("no-value", name);
            }
            if (parameters.put(name, decoded(pair[1])) != null) {
                throw wrong("twice", name);
            }
        }
        return parameters;
    }

    private static boolean isWritableAsked(String value) {
        if (value != null && !WRITABLE.contains(value)) {
            throw wrong("target");
        }
        return value != null;
    }

    private static String sslMode(String value) {
        String mode = value == null ? "prefer" : value.toLowerCase(Locale.ROOT);
        if (!SSL_MODES.contains(mode)) {
            throw wrong("sslmode");
        }
        return mode;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static WrongAddress wrong(String why, Object... put) {
        return new WrongAddress(why, put);
    }
}
