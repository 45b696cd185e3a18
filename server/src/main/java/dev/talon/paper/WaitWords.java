package dev.talon.paper;

import dev.talon.queue.WaitRange;
import dev.talon.words.Words;

/** Writes a wait in words for paper as the pages say it: whole minutes, from half an hour on fives, from an hour and a half on half hours. */
final class WaitWords {
    private static final int FIVES_FROM = 30;
    private static final int LONG = 90;
    /** Minutes of a half hour: the interval is rounded outwards, so that it holds as often as what was promised. */
    private static final int HALF = 30;
    /** The longest time that has words, in half hours. */
    private static final int MOST_HALVES = 6;

    private WaitWords() {}

    /** {@code 12–18 минут}, {@code 5 минут}, {@code меньше минуты}, {@code полтора часа}. @param words of {@code ticket.json} */
    static String of(WaitRange wait, Words words) {
        int to = up((wait.to() + 59) / 60);
        int from = Math.min(to, down(wait.from() / 60));
        if (to <= 1 && from == 0) {
            return words.text("lessThanMinute");
        }
        if (to >= LONG || from >= 60) {
            return hours(from / HALF, (to + HALF - 1) / HALF, words);
        }
        return words.count("minutes", to, from >= to ? Integer.toString(to) : Math.max(1, from) + "–" + to);
    }

    private static String hours(int from, int to, Words words) {
        if (from > MOST_HALVES || to > MOST_HALVES) {
            return words.text("hours.over", of(Math.min(MOST_HALVES, Math.max(1, from)), words));
        }
        if (from == to) {
            return words.text("hours.single." + to);
        }
        return from < 1
                ? words.text("hours.upTo", of(to, words))
                : words.text("hours.fromTo", words.text("hours.from." + from), words.text("hours.single." + to));
    }

    private static String of(int halves, Words words) {
        return words.text("hours.of." + halves);
    }

    private static int up(int minutes) {
        return minutes >= FIVES_FROM ? (minutes + 4) / 5 * 5 : minutes;
    }

    private static int down(int minutes) {
        return minutes >= FIVES_FROM ? minutes / 5 * 5 : minutes;
    }
}
