package dev.talon.table.closing;

import java.time.Instant;

/**
 * An event of a ticket's stage.
 *
 * @param label    the ticket's
 * @param position the stage's
 * @param stage    the kind of the ticket's stage at that position
 * @param id       in the order of the log
 * @param outcome what came of the stage; null: nothing else than that it was done
 * @param countsFrom from when the wait counts of the stage that it begins; null: since then
 * @param countedIn the column that the stage counts in, where that is not called as its kind is; else null
 */
record ReplayedEvent(
        String label,
        int position,
        String stage,
        String kind,
        Instant at,
        String actor,
        long id,
        String outcome,
        String countedIn,
        Instant countsFrom) {
    boolean queues() {
        return kind.equals("issued")
                || kind.equals("queued")
                || kind.equals("continued")
                || kind.equals("served_without_ticket");
    }
}
