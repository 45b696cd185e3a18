package dev.talon;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;

/** The addresses by which others may reach this machine. */
public final class OwnAddresses {
    private OwnAddresses() {}

    static String url(String host, int port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Whether it is one address that other machines can use: neither loopback nor the wildcard address. */
    static boolean reachesOthers(String host) {
        return !isThisMachineOnly(host);
    }

    /** Whether no other machine can use it. A name that this machine does not know may be known elsewhere. */
    public static boolean isThisMachineOnly(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The addresses to offer for the pages: the machine's own, IPv4 first. */
    public static List<String> urls(int port) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress()
                            && !address.isLinkLocalAddress()
                            && !address.isAnyLocalAddress()
                            && !address.isMulticastAddress())
                    .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                    .map(address -> url(address.getHostAddress().replaceFirst("%.*", ""), port))
                    .distinct()
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }
}
