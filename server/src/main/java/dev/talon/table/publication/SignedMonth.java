package dev.talon.table.publication;

import dev.talon.table.Signature;
import dev.talon.table.closing.FactsHash;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A month of a passport: what its facts are now, and what was signed of it.
 *
 * @param <F>       sums over its facts
 * @param centre    code; empty: the contact centre
 * @param live      sums over the facts as they are now
 * @param factsHash of the facts as they are now; empty if it was not asked for
 * @param signed    by the closing, or by its last amendment; empty if the month is not closed
 */
public record SignedMonth<F>(
        Optional<String> centre, YearMonth month, F live, Optional<String> factsHash, Optional<Signature<F>> signed) {

    /** What the reports show: of a closed month what was signed. */
    public F sums() {
        return signed.map(Signature::facts).orElse(live);
    }

    /** Of the facts behind what the reports show. */
    public String hash() {
        return signed.map(Signature::hash).or(() -> factsHash).orElseThrow();
    }

    /** Whether the facts are no longer those that were signed. */
    public boolean factsDiffer() {
        return signed.isPresent()
                && factsHash.filter(now -> !now.equals(hash())).isPresent();
    }

    /** A month of its own has its own hash, several have one over theirs; empty where there is none. */
    public static <F> Optional<String> hash(
            String format, List<SignedMonth<F>> months, Function<SignedMonth<F>, String> one) {
        if (months.size() <= 1) {
            return months.stream().findFirst().map(one);
        }
        var text = new StringBuilder(format).append('\n');
        months.forEach(month -> {
            month.centre().ifPresent(code -> text.append(code).append('\t'));
            text.append(month.month()).append('\t').append(one.apply(month)).append('\n');
        });
        return Optional.of(FactsHash.of(text.toString()));
    }
}
