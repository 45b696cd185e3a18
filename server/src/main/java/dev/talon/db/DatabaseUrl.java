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

    private static final String FORM = "postgresql://user:password@host:5432/database, with several servers"
            + " postgresql://user:password@one:5432,two:5432/database?target_session_attrs=read-write";
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
            throw wrong("it must begin with postgresql://");
        }
        Matcher parts = PARTS.matcher(address);
        if (STRANGE.matcher(address).find() || !parts.matches()) {
            throw wrong("it is not an address (special characters of a password are written like %40)");
        }
        String[] account = parts.group("account") == null
                ? new String[] {""}
                : parts.group("account").split(":", 2);
        if (account[0].isEmpty()) {
            throw wrong("the user is missing before the host");
        }
        List<Server> servers = servers(parts.group("servers"));
        String database = parts.group("database") == null ? "" : decoded(parts.group("database"));
        if (database.isEmpty() || database.contains("/")) {
            throw wrong("the name of the database is missing after the host");
        }
        Map<String, String> parameters = parameters(parts.group("query"));
        boolean asked = isWritableAsked(parameters.remove("target_session_attrs"));
        String sslMode = sslMode(parameters.remove("sslmode"));
        parameters.keySet().stream().sorted().findFirst().ifPresent(unknown -> {
            throw wrong("the parameter " + unknown + " is unknown; it may have sslmode and target_session_attrs");
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
                throw wrong("in " + server + " an IPv6 address has no brackets, as in [::1]:5432");
            }
            if (!parts.matches()) {
                throw wrong("the host of " + server + " is not a host name");
            }
            servers.add(new Server(host(parts, servers.size() + 1), port(parts)));
        }
        return servers;
    }

    private static String host(Matcher server, int number) {
        String six = server.group("six");
        if (six != null) {
            if (!NetUtil.isValidIpV6Address(decoded(six))) {
                throw wrong("[" + six + "] is not an IPv6 address");
            }
            return decoded(six);
        }
        String name = server.group("name");
        if (name.isEmpty()) {
            throw wrong("the host is missing" + (number == 1 ? "" : " after comma " + (number - 1)));
        }
        if (!NAME.matcher(name).matches()) {
            throw wrong("the host of " + server.group() + " is not a host name");
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
            throw wrong("the port must be 1 to 65535 in " + server.group());
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
                throw wrong("the parameter '" + name + "' has no value");
            }
            if (parameters.put(name, decoded(pair[1])) != null) {
                throw wrong("the parameter " + name + " stands twice");
            }
        }
        return parameters;
    }

    private static boolean isWritableAsked(String value) {
        if (value != null && !WRITABLE.contains(value)) {
            throw wrong(
                    "target_session_attrs must be read-write (or primary, which means the same here), for Talon writes");
        }
        return value != null;
    }

    private static String sslMode(String value) {
        String mode = value == null ? "prefer" : value.toLowerCase(Locale.ROOT);
        if (!SSL_MODES.contains(mode)) {
            throw wrong("sslmode must be disable, allow, prefer, require or verify-full");
        }
        return mode;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("The database address (--database-url, TALON_DATABASE_URL) is wrong: " + why
                + "; its form is " + FORM + ".");
    }
}
