package dev.talon.access;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Networks, as whoever runs the server names them. */
public final class Networks {
    public static final Networks NONE = new Networks(List.of());

    private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f.:]+)/(\\d{1,3})");

    private final List<IpSubnetFilterRule> all;

    private Networks(List<IpSubnetFilterRule> all) {
        this.all = all;
    }

    /**
     * @param networks as {@code 10.20.0.0/16} or {@code 10.20.0.7}, separated by commas
     * @throws IllegalArgumentException when one of them is not a network; the message is the one
     */
    public static Networks of(String networks) {
        return new Networks(Stream.of(networks.split(",", -1))
                .map(String::strip)
                .map(Networks::network)
                .toList());
    }

    /** Whether it is an address and not a name. */
    public static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text) && !text.startsWith("[");
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean contain(InetAddress address) {
        return all.stream().anyMatch(network -> network.matches(new InetSocketAddress(address, 1)));
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
