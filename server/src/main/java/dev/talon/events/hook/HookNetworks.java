package dev.talon.events.hook;

import dev.talon.access.Networks;
import java.net.InetAddress;

/**
 * Where hooks may lead. An administrator of the pages has the server send to an address; this keeps them from hosts
 * that are reached from inside only, unless whoever runs the server has named their network.
 *
 * @param named networks that are allowed though they are not public
 */
public record HookNetworks(Networks named) {
    /** Public addresses only. */
    public static final HookNetworks PUBLIC = new HookNetworks(Networks.NONE);

    /** The same with loopback, for a server that nobody else reaches. */
    public static final HookNetworks WITH_LOOPBACK = and("127.0.0.0/8,::1");

    /** Loopback, private, link-local, shared, documentation, benchmark, multicast and reserved; the same by IPv6. */
    private static final Networks NOT_PUBLIC = Networks.of(
            "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,"
                    + "172.16.0.0/12,192.0.0.0/24,192.0.2.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,"
                    + "224.0.0.0/4,240.0.0.0/4,::/96,64:ff9b::/96,64:ff9b:1::/48,100::/64,2001:db8::/32,2002::/16,fc00::/7,fe80::/10,ff00::/8");

    /** Public addresses, and these networks. @throws IllegalArgumentException when one is not a network */
    public static HookNetworks and(String networks) {
        return new HookNetworks(Networks.of(networks));
    }

    boolean allow(InetAddress address) {
        return named.contain(address) || !NOT_PUBLIC.contain(address);
    }
}
