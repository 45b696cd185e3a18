package dev.talon.hardware;

import dev.talon.hardware.layout.Logo;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cache of logos as dots: a centre prints the same one all day. */
final class LogoDots {
    private static final int MOST_KEPT = 32;

    private static final Map<Key, BufferedImage> KEPT = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, BufferedImage> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Key(Logo logo, int widest) {}

    private LogoDots() {}

    /** The logo as wide as allowed; nobody draws on it. */
    static BufferedImage of(Logo logo, int widest) {
        Key key = new Key(logo, widest);
        synchronized (KEPT) {
            BufferedImage kept = KEPT.get(key);
            if (kept != null) {
                return kept;
            }
        }
        BufferedImage dots = Dither.fit(logo.picture(), widest);
        synchronized (KEPT) {
            KEPT.put(key, dots);
        }
        return dots;
    }
}
