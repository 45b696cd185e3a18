package dev.talon.contactcentre;

import dev.talon.table.Signature;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A month of the contact centre.
 *
 * @param zone      by whose clock its days are cut
 * @param queues    that its figures are of; empty: all there are
 * @param live      sums over the calls as they are now
 * @param inPart    calls of which the files know one end only: in no figure
 * @param factsHash over the calls as they are now; empty where it was not asked for
 * @param signed    where the month is closed
 */
record CallMonth(
        YearMonth month,
        String zone,
        List<String> queues,
        CallSums live,
        long inPart,
        Optional<String> factsHash,
        Optional<Signature<CallSums>> signed) {

    /** What the reports show: of a closed month what was signed. */
    CallSums sums() {
        return signed.map(Signature::facts).orElse(live);
    }

    /** Of the facts behind what the reports show. */
    String hash() {
        return signed.map(Signature::hash).or(() -> factsHash).orElseThrow();
    }

    /** Whether the calls no longer say what was signed, and no amendment says why. */
    boolean differs() {
        return signed.map(as -> !as.facts().equals(live)
                        || factsHash.filter(hash -> !hash.equals(as.hash())).isPresent())
                .orElse(false);
    }

    boolean isEmpty() {
        return signed.isEmpty() && live.equals(CallSums.NONE) && inPart == 0;
    }
}
