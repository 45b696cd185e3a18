package dev.talon.web;

import static dev.talon.web.Problem.said;

import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Refuses requests under another name than the public address, if that is known. Otherwise somebody could point a
 * name of theirs at this server, and their page would count as one of ours (DNS rebinding). IP addresses, and names
 * that only this network or this machine has, are allowed, because nobody else can own them.
 */
final class HostCheck implements Handler<RoutingContext> {
    private static final List<String> LOCAL = List.of(".local", ".localhost", ".lan", ".internal", ".home.arpa");

    private final String known;

    /** @param publicUrl the address that people open */
    HostCheck(String publicUrl) {
        this.known = URI.create(publicUrl).getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public void handle(RoutingContext context) {
        var authority = context.request().authority();
        if (authority == null || isOurs(authority.host())) {
            context.next();
            return;
        }
        context.fail(Problem.of(421, "another-host", "misdirected", said("another-host", known)));
    }

    boolean isOurs(String named) {
        String host = named.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return host.equals(known)
                || !host.contains(".")
                || NetUtil.isValidIpV4Address(host)
                || NetUtil.isValidIpV6Address(host)
                || LOCAL.stream().anyMatch(host::endsWith);
    }
}
