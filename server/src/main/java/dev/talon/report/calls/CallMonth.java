package dev.talon.report.calls;

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
 */
record CallMonth(
        YearMonth month, String zone, List<String> queues, CallSums live, long inPart, Optional<String> factsHash) {

    /** What the reports show. */
    CallSums sums() {
        return live;
    }

    /** Of the facts behind what the reports show. */
    String hash() {
        return factsHash.orElseThrow();
    }

    boolean isEmpty() {
        return live.equals(CallSums.NONE) && inPart == 0;
    }
}
