package dev.talon.board;

import dev.talon.db.Hints;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges the number of screens between nodes. A node with more than its {@link FairShare} sends some to the
 * others.
 */
public final class ScreenShares {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenShares.class);
    private static final Pattern WORD = Pattern.compile("screens ([0-9a-f-]{36}) (-?[0-9]{1,7})");
    private static final int GONE = -1;
    /** A node that was silent for so many rounds has died. */
    private static final int SILENT_TURNS = 2;

    /** @param turn when it was heard */
    private record Heard(int screens, long turn) {}

    private final Vertx vertx;
    private final BoardHub hub;
    private final Hints hints;
    private final String self = UUID.randomUUID().toString();
    private final Context context;
    private final FairShare fair = new FairShare();
    private final Map<String, Heard> others = new HashMap<>();
    private final long timer;
    private long turn;

    /** @param compare how often the nodes tell each other */
    public ScreenShares(Vertx vertx, BoardHub hub, Hints hints, Duration compare) {
        this.vertx = vertx;
        this.hub = hub;
        this.hints = hints;
        this.context = vertx.getOrCreateContext();
        hints.onNodes(word -> context.runOnContext(v -> hear(word)));
        this.timer = vertx.setPeriodic(compare.toMillis(), id -> context.runOnContext(v -> compare()));
    }

    /** Others need not take it into account any more. */
    public void close() {
        vertx.cancelTimer(timer);
        tell(GONE);
    }

    private void compare() {
        turn++;
        others.values().removeIf(heard -> turn - heard.turn > SILENT_TURNS);
        int own = hub.movable();
        int away = fair.toSend(own, others.values().stream().map(Heard::screens).toList());
        if (away > 0) {
            LOG.info("{} of {} screens are sent to other nodes, which have {}", away, own, others.values());
            hub.sendAway(away);
        }
        tell(own);
    }

    private void tell(int screens) {
        hints.tellNodes("screens " + self + " " + screens);
    }

    private void hear(String word) {
        Matcher told = WORD.matcher(word);
        if (!told.matches() || told.group(1).equals(self)) {
            return;
        }
        int screens = Integer.parseInt(told.group(2));
        if (screens == GONE) {
            others.remove(told.group(1));
        } else {
            others.put(told.group(1), new Heard(screens, turn));
        }
    }
}
