package dev.talon.board;

import dev.talon.access.ClientNetwork;
import dev.talon.access.SocketCounts;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Counts the screens of this node that follow the queue for one ticket, one device, and the tickets of one address. */
final class ScreenCounts {
    private static final int MOST_OF_ONE = 20;
    /** All phones in a hall may share one address. */
    private static final int MOST_OF_ADDRESS = 1_000;

    private final SocketCounts ofOne = new SocketCounts(MOST_OF_ONE);
    private final SocketCounts ofAddress = new SocketCounts(MOST_OF_ADDRESS);

    /**
     * Counts one more.
     *
     * @return ends the count; empty if there are too many
     */
    Optional<Runnable> begin(RoutingContext context, Principal follower) {
        boolean ticket = follower.who() == CallerKind.TICKET;
        if (!ticket && !follower.who().isDevice()) {
            return Optional.of(() -> {});
        }
        String whose = ticket ? context.queryParams().get("ticket") : follower.name();
        String address = ticket ? ClientNetwork.of(context.request()) : follower.name();
        if (!ofOne.begin(whose)) {
            return Optional.empty();
        }
        if (!ofAddress.begin(address)) {
            ofOne.end(whose);
            return Optional.empty();
        }
        return Optional.of(() -> {
            ofOne.end(whose);
            ofAddress.end(address);
        });
    }
}
