package dev.talon.device;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The networks in which printers and cables may be. An administrator of the pages can have the server open a
 * connection to such an address and send arbitrary bytes; this prevents connections to hosts that are no devices.
 */
public final class DeviceNetworks {
    /** All networks except loopback, link-local addresses and multicast groups. */
    public static final DeviceNetworks USUAL = new DeviceNetworks(List.of(), false);

    /** The same with loopback, for a server that nobody else reaches. */
    public static final DeviceNetworks WITH_LOOPBACK = new DeviceNetworks(List.of(), true);

    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    /** Its last part is not a number: {@code 10.0.0.300} and {@code 2130706433} are mistyped addresses. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)(?:" + LABEL + "\\.)*(?!\\d+\\.?$)" + LABEL + "\\.?");

    private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f.:]+)/(\\d{1,3})");

    private final List<IpSubnetFilterRule> only;
    private final boolean loopback;

    private DeviceNetworks(List<IpSubnetFilterRule> only, boolean loopback) {
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
        return new DeviceNetworks(
                Stream.of(networks.split(",", -1))
                        .map(String::strip)
                        .map(DeviceNetworks::network)
                        .toList(),
                false);
    }

    /** Whether it is a valid host: a name, or an address. */
    static boolean isHost(String text) {
        return isAddress(text) || NAME.matcher(text).matches();
    }

    /** Whether it is an address and not a name. */
    static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text) && !text.startsWith("[");
    }

    /** Whether devices may be there. */
    boolean allow(InetAddress address) {
        if (!only.isEmpty()) {
            return only.stream().anyMatch(network -> network.matches(new InetSocketAddress(address, 1)));
        }
        return !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && (loopback || !address.isLoopbackAddress());
    }

    private static IpSubnetFilterRule network(String text) {
        var parts = NETWORK.matcher(text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32"));
        if (!parts.matches() || !isAddress(parts.group(1))) {
            throw new IllegalArgumentException(text);
        }
        int bits = Integer.parseInt(parts.group(2));
        if (bits > (parts.group(1).contains(":") ? 128 : 32)) {
            throw new IllegalArgumentException(text);
        }
        return new IpSubnetFilterRule(parts.group(1), bits, IpFilterRuleType.ACCEPT);
    }
}
