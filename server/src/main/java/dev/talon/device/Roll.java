package dev.talon.device;

import java.time.Instant;

/**
 * A printer's roll of paper, by count.
 *
 * @param papers      how many came off it, those that may have come out included
 * @param size        how many a new roll is thought to give, 50 to 20 000
 * @param since       when it was put in, as far as anybody said
 * @param ending      whether little is left by count: nine tenths of {@code size} are used
 * @param canTakeBack whether the last change of the roll can be taken back
 */
public record Roll(int papers, int size, Instant since, boolean ending, boolean canTakeBack) {
    static Roll of(int papers, int size, Instant since, boolean canTakeBack) {
        return new Roll(papers, size, since, papers * 10L >= size * 9L, canTakeBack);
    }
}
