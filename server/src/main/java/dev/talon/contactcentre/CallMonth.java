package dev.talon.contactcentre;

import dev.talon.table.Signature;
import dev.talon.table.publication.SignedMonth;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A month of the contact centre.
 *
 * @param facts  with a hash over the calls if it was asked for
 * @param zone   the time zone by which its days are cut
 * @param queues the queues that its figures cover; empty: all
 * @param inPart calls of which the files contain only one end: in no figure
 */
record CallMonth(SignedMonth<CallSums> facts, String zone, List<String> queues, long inPart) {
    YearMonth month() {
        return facts.month();
    }

    CallSums sums() {
        return facts.sums();
    }

    Optional<Signature<CallSums>> signed() {
        return facts.signed();
    }

    /** Whether the calls no longer say what was signed, and no amendment says why. */
    boolean differs() {
        return facts.factsDiffer()
                || signed().filter(as -> !as.facts().equals(facts.live())).isPresent();
    }

    boolean isEmpty() {
        return signed().isEmpty() && facts.live().equals(CallSums.NONE) && inPart == 0;
    }
}
