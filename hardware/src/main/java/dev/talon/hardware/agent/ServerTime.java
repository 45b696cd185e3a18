package dev.talon.hardware.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * The server's time, learned from its messages and continued by a monotonic clock, so that a wrong clock on this
 * computer does not matter. A message that was delayed carries too early a time; therefore the latest of the last few
 * counts. A job that was delayed in the network for a minute is known to be a minute old.
 */
final class ServerTime {
    private static final int SAMPLES = 12;

    private final LongSupplier steady;
    private final Deque<Long> ahead = new ArrayDeque<>();

    /** @param steady milliseconds that only ever increase */
    ServerTime(LongSupplier steady) {
        this.steady = steady;
    }

    /** A message arrived that was sent at this time of the server, in milliseconds since 1970. */
    void heard(long sent) {
        if (ahead.size() == SAMPLES) {
            ahead.removeFirst();
        }
        ahead.addLast(sent - steady.getAsLong());
    }

    /** A new connection may lead to a server with another clock. */
    void forget() {
        ahead.clear();
    }

    /** The time on the server's clock, in milliseconds since 1970; 0 as long as the server has sent none. */
    long now() {
        return ahead.stream().mapToLong(each -> steady.getAsLong() + each).max().orElse(0);
    }

    /** How long ago the server sent something, in milliseconds; never negative. */
    long since(long sent) {
        return ahead.stream().mapToLong(each -> steady.getAsLong() + each - sent).max().stream()
                .map(millis -> Math.max(0, millis))
                .findFirst()
                .orElse(0);
    }
}
