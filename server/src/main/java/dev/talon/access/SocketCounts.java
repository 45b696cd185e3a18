package dev.talon.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the open connections of each key, such as a ticket or an address, and refuses more than the maximum. */
public final class SocketCounts {
    private final int most;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    public SocketCounts(int most) {
        this.most = most;
    }

    /** Counts one more, unless there are as many as may be. */
    public boolean begin(String whose) {
        boolean[] taken = {false};
        open.compute(whose, (same, before) -> {
            int now = before == null ? 0 : before;
            taken[0] = now < most;
            return taken[0] ? Integer.valueOf(now + 1) : before;
        });
        return taken[0];
    }

    public void end(String whose) {
        open.computeIfPresent(whose, (same, before) -> before > 1 ? before - 1 : null);
    }
}
