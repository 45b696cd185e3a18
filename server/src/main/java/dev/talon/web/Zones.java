package dev.talon.web;

import dev.talon.words.Text;
import java.time.ZoneId;

/** A time zone as the contract accepts it: a place, whose clock follows its country's law, or a fixed offset. */
final class Zones {
    static final String FORMAT = "zone";
    static final Text WORDS = FaultWords.said("zone");

    private Zones() {}

    /** Java's old names, such as EST5EDT and SystemV/PST8, are not known to every database. */
    static boolean fits(String text) {
        return text.equals("UTC")
                || text.contains("/")
                        && !text.startsWith("SystemV/")
                        && ZoneId.getAvailableZoneIds().contains(text);
    }
}
