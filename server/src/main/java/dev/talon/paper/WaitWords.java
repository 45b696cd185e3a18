package dev.talon.paper;

import dev.talon.queue.WaitRange;
import dev.talon.words.Words;

/** Writes a wait in words for paper: whole minutes, never seconds. */
final class WaitWords {
    private WaitWords() {}

    /** {@code 12–18 минут}, {@code 5 минут}, {@code меньше минуты}. @param words of {@code ticket.json} */
    static String of(WaitRange wait, Words words) {
        int from = Math.round(wait.from() / 60f);
        int to = (wait.to() + 59) / 60;
        if (to <= 1) {
            return words.text("lessThanMinute");
        }
        return words.count("minutes", to, from >= to ? Integer.toString(to) : Math.max(1, from) + "–" + to);
    }
}
