package dev.talon.device;

import java.time.Instant;

/**
 * A printer's roll of paper, by count.
 *
 * @param papers the number of papers that came out, or may have come out
 * @param size the number of papers of a new roll, 50 to 20 000
 * @param since when it was inserted, as far as anybody recorded
 * @param ending whether nine tenths of {@code size} are used
 * @param canTakeBack whether the last change of the roll can be undone
 */
public record Roll(int papers, int size, Instant since, boolean ending, boolean canTakeBack) {
    static Roll of(int papers, int size, Instant since, boolean canTakeBack) {
        return new Roll(papers, size, since, papers * 10L >= size * 9L, canTakeBack);
    }
}
