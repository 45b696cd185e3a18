package dev.talon.table;

import java.util.Optional;

/**
 * The sums of one month of one centre.
 *
 * @param centre code
 * @param live of the stages as they are now
 * @param signed the signature, if the month is closed
 */
public record CentreMonth(String centre, MonthFacts live, Optional<Signature<MonthFacts>> signed) {

    /** What reports show: of a closed month what was signed. */
    public MonthFacts facts() {
        return signed.map(Signature::facts).orElse(live);
    }

    /** Whether the stages no longer say what was signed, and no amendment says why. */
    public boolean differs() {
        return signed.isPresent() && !signed.get().facts().equals(live);
    }
}
