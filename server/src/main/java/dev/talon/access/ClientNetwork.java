package dev.talon.access;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The network of a client, by which throttles count: an IPv4 address, or the first 64 bits of an IPv6 address, which
 * belong to one subscriber.
 */
public final class ClientNetwork {
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /**
     * The caller's network. The last entry of {@code X-Forwarded-For} is used if it comes from a proxy on this machine;
     * anybody could send the other entries, or the header from elsewhere.
     */
    public static String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
    }

    /** The caller's whole address, for people to read. */
    public static String address(HttpServerRequest request) {
        return client(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"))
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
    }

    static String of(String peer, String forwarded) {
        return client(peer, forwarded).map(ClientNetwork::network).orElse("unknown");
    }

    private static Optional<InetAddress> client(String peer, String forwarded) {
        Optional<InetAddress> address = parse(peer);
        return address.filter(InetAddress::isLoopbackAddress)
                .flatMap(proxy -> parse(forwarded))
                .or(() -> address);
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }

    /** The last address of a list; empty if it is none. Never asks a name server. */
    private static Optional<InetAddress> parse(String list) {
        return Optional.ofNullable(list)
                .map(text -> text.substring(text.lastIndexOf(',') + 1).strip())
                .map(NetUtil::createInetAddressFromIpAddressString);
    }
}
