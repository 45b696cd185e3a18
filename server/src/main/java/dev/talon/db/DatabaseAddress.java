package dev.talon.db;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The address of a PostgreSQL database, with user and password.
 *
 * @param servers one, or a primary and its standbys in any order
 * @param writableOnly whether a server is used only while it is writable; otherwise the only one is always used
 * @param password empty if the server requires none
 * @param sslMode one of {@code disable}, {@code allow}, {@code prefer}, {@code require}, {@code verify-full}
 */
public record DatabaseAddress(
        List<Server> servers, boolean writableOnly, String database, String user, String password, String sslMode) {
    /**
     * One server.
     *
     * @param host name or address; one of IPv6 without its brackets
     * @param port 1–65535
     */
    public record Server(String host, int port) {
        @Override
        public String toString() {
            return bracketed() + ":" + port;
        }

        /** The host as it stands in an address. */
        String bracketed() {
            return host.contains(":") ? "[" + host + "]" : host;
        }
    }

    public DatabaseAddress {
        servers = List.copyOf(servers);
    }

    public DatabaseAddress(String host, int port, String database, String user, String password) {
        this(host, port, database, user, password, "disable");
    }

    public DatabaseAddress(String host, int port, String database, String user, String password, String sslMode) {
        this(List.of(new Server(host, port)), false, database, user, password, sslMode);
    }

    /**
     * Reads {@code postgresql://user:password@host:port,host:port/database?sslmode=…&target_session_attrs=…}.
     *
     * @throws IllegalArgumentException with one sentence that says how to correct the address; it never shows the
     *     password
     */
    public static DatabaseAddress parse(String address) {
        return DatabaseUrl.read(address.strip());
    }

    /** Of the first server. */
    public String host() {
        return servers.get(0).host();
    }

    /** Of the first server. */
    public int port() {
        return servers.get(0).port();
    }

    /** Whether the server must prove who it is; {@code require} only encrypts. */
    boolean checksCertificate() {
        return sslMode.equals("verify-full");
    }

    /** The address without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@"
                + servers.stream().map(Server::toString).collect(Collectors.joining(",")) + "/" + database;
    }
}
