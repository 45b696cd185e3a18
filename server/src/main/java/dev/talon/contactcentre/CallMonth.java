package dev.talon.contactcentre;

import dev.talon.table.Signature;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A month of the contact centre.
 *
 * @param zone the time zone by which its days are cut
 * @param queues the queues that its figures cover; empty: all
 * @param live      sums over the calls as they are now
 * @param inPart calls of which the files contain only one end: in no figure
 * @param factsHash over the calls as they are now; empty if it was not requested
 * @param signed the signature, if the month is closed
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
