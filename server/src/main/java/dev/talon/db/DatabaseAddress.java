package dev.talon.db;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Where a PostgreSQL database is and who asks.
 *
 * @param host name or address
 * @param port 1–65535
 * @param password empty where the server asks for none
 * @param sslMode one of {@code disable}, {@code allow}, {@code prefer}, {@code require}, {@code verify-full}
 */
public record DatabaseAddress(String host, int port, String database, String user, String password, String sslMode) {
    private static final Set<String> SSL_MODES = Set.of("disable", "allow", "prefer", "require", "verify-full");
    private static final String FORM = "postgresql://user:password@host:5432/database";

    public DatabaseAddress(String host, int port, String database, String user, String password) {
        this(host, port, database, user, password, "disable");
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database?sslmode=…}; the port is 5432 and the mode
     * {@code prefer} where left out.
     *
     * @throws IllegalArgumentException with one sentence that says how to right the address; it never shows the password
     */
    public static DatabaseAddress parse(String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException e) {
            throw wrong("it is not an address (special characters of a password are written like %40)");
        }
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw wrong("it must begin with postgresql://");
        }
        if (uri.getHost() == null) {
            throw wrong("the host is missing or not a host name");
        }
        int port = uri.getPort() == -1 ? 5432 : uri.getPort();
        if (port < 1 || port > 65535) {
            throw wrong("the port must be 1 to 65535");
        }
        String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        if (database.isEmpty() || database.contains("/")) {
            throw wrong("the name of the database is missing after the host");
        }
        String[] account = uri.getRawUserInfo() == null
                ? new String[] {""}
                : uri.getRawUserInfo().split(":", 2);
        if (account[0].isEmpty()) {
            throw wrong("the user is missing before the host");
        }
        return new DatabaseAddress(
                uri.getHost(),
                port,
                database,
                decoded(account[0]),
                account.length > 1 ? decoded(account[1]) : "",
                sslMode(uri.getQuery()));
    }

    /** Whether the server must prove who it is; {@code require} only encrypts. */
    boolean checksCertificate() {
        return sslMode.equals("verify-full");
    }

    private static String sslMode(String query) {
        if (query == null || query.isEmpty()) {
            return "prefer";
        }
        String[] pair = query.split("=", 2);
        if (!pair[0].equals("sslmode") || pair.length != 2) {
            throw wrong("the only parameter it may have is sslmode");
        }
        String mode = pair[1].toLowerCase(Locale.ROOT);
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

    /** The address without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
