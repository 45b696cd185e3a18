package dev.talon.web;

import dev.talon.db.RequestId;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;

/**
 * Names every request, and says the name in the answer. A proxy's own name is taken if it comes from this machine or a private network: it is no more than a
 * name, but nobody on the internet chooses what stands in the log.
 */
final class RequestIds {
    private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence TRACE = HttpHeaders.createOptimized("traceparent");

    private RequestIds() {}

    static void name(RoutingContext context) {
        RequestId id = of(context.request());
        id.here();
        context.response().putHeader(HEADER, id.text());
        context.next();
    }

    private static RequestId of(HttpServerRequest request) {
        if (!isNear(request.remoteAddress().hostAddress())) {
            return RequestId.made();
        }
        return RequestId.given(request.getHeader(HEADER))
                .or(() -> RequestId.ofTrace(request.getHeader(TRACE)))
                .orElseGet(RequestId::made);
    }

    /** Whether it is an address of this machine or of a private network. Never asks a name server. */
    static boolean isNear(String peer) {
        InetAddress address = peer == null ? null : NetUtil.createInetAddressFromIpAddressString(peer);
        if (address == null) {
            return false;
        }
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || uniqueLocal;
    }
}
