package dev.talon.table;

/**
 * The sums of one month.
 *
 * @param month 1–12
 * @param both  over tickets that went through both kinds, all of whose stages count
 */
public record MonthFacts(int month, Sums consultation, Sums cash, Sums both, Excluded excluded) {

    static MonthFacts none(int month) {
        return new MonthFacts(month, Sums.NONE, Sums.NONE, Sums.NONE, Excluded.NONE);
    }

    /** This and another, under this one's month. */
    MonthFacts plus(MonthFacts other) {
        return new MonthFacts(
                month,
                consultation.plus(other.consultation),
                cash.plus(other.cash),
                both.plus(other.both),
                excluded.plus(other.excluded));
    }
}
