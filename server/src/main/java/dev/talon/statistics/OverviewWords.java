package dev.talon.statistics;

import dev.talon.words.Words;
import java.time.DayOfWeek;
import java.time.format.TextStyle;

/** What the files of an overview say. */
final class OverviewWords extends Words {
    /** @param language a code of ISO 639-1 */
    OverviewWords(String language) {
        super("overview", language);
    }

    String word(String key) {
        return has("word." + key) ? text("word." + key) : key;
    }

    /** A row's key as people read it. */
    String key(Breakdown breakdown, Overview.Line line) {
        if (line.name().isPresent()) {
            return line.name().get().in(language());
        }
        return switch (breakdown) {
            case WEEKDAY, HEAT -> weekday(Integer.parseInt(line.key()));
            case TOTAL -> word("total");
            default -> line.key().isEmpty() ? word("none") : word(line.key());
        };
    }

    private String weekday(int weekday) {
        return DayOfWeek.of(weekday).getDisplayName(TextStyle.FULL_STANDALONE, locale());
    }
}
