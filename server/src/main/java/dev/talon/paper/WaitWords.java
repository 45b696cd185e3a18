package dev.talon.paper;

import dev.talon.queue.WaitRange;

/** Writes a wait in words for paper: whole minutes, never seconds. */
final class WaitWords {
    private WaitWords() {}

    /** {@code 12–18 минут}, {@code 5 минут}, {@code меньше минуты}. */
    static String of(WaitRange wait, boolean russian) {
        int from = Math.round(wait.from() / 60f);
        int to = (wait.to() + 59) / 60;
        if (to <= 1) {
            return russian ? "меньше минуты" : "less than a minute";
        }
        String number = from >= to ? Integer.toString(to) : Math.max(1, from) + "–" + to;
        return number + " " + (russian ? russianMinutes(to) : "minutes");
    }

    private static String russianMinutes(int minutes) {
        int tens = minutes % 100;
        if (tens >= 11 && tens <= 14) {
            return "минут";
        }
        return switch (minutes % 10) {
            case 1 -> "минута";
            case 2, 3, 4 -> "минуты";
            default -> "минут";
        };
    }
}
