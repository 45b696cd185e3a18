package dev.talon.hours;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A day of a country's production calendar that is not like its weekday.
 *
 * @param like whose hours a day off that is worked has, 1 Monday – 7 Sunday, where its own weekday has none
 * @param shorterBy minutes by which a short day closes earlier; 0 for others
 * @param name of the holiday; empty if it has none
 */
public record CalendarDay(LocalDate day, Kind kind, int like, int shorterBy, String name) {
    public enum Kind {
        @JsonProperty("off")
        OFF,
        @JsonProperty("short")
        SHORT,
        @JsonProperty("work")
        WORK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
