package dev.talon.device;

import dev.talon.access.Networks;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * The networks in which printers and cables may be. An administrator of the pages can have the server open a
 * connection to such an address and send arbitrary bytes; this prevents connections to hosts that are no devices.
 */
public final class DeviceNetworks {
    /** All networks except loopback, link-local addresses and multicast groups. */
    public static final DeviceNetworks USUAL = new DeviceNetworks(Networks.NONE, false);

    /** The same with loopback, for a server that nobody else reaches. */
    public static final DeviceNetworks WITH_LOOPBACK = new DeviceNetworks(Networks.NONE, true);

    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    /** Its last part is not a number: {@code 10.0.0.300} and {@code 2130706433} are mistyped addresses. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)(?:" + LABEL + "\\.)*(?!\\d+\\.?$)" + LABEL + "\\.?");

    private final Networks only;
    private final boolean loopback;

    private DeviceNetworks(Networks only, boolean loopback) {
        this.only = only;
        this.loopback = loopback;
    }

    /**
     * These networks and no others.
     *
     * @param networks as {@code 10.20.0.0/16} or {@code 10.20.0.7}, separated by commas
     * @throws IllegalArgumentException when one of them is not a network; the message is the one
     */
    public static DeviceNetworks only(String networks) {
        return new DeviceNetworks(Networks.of(networks), false);
    }

    /** Whether it is a valid host: a name, or an address. */
    static boolean isHost(String text) {
        return Networks.isAddress(text) || NAME.matcher(text).matches();
    }

    /** Whether devices may be there. */
    boolean allow(InetAddress address) {
        if (!only.isEmpty()) {
            return only.contain(address);
        }
        return !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && (loopback || !address.isLoopbackAddress());
    }
}
