package dev.talon.host;

import dev.talon.queue.Category;
import dev.talon.queue.WaitRange;
import dev.talon.words.Name;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Tickets of today as staff see them.
 *
 * @param total how many there are, shown or not
 */
record FoundTickets(int total, List<Found> tickets) {
    /** The paper's last job. */
    record Print(String state, Optional<String> reason) {}

    /**
     * The last command without a desk, while it can be undone.
     *
     * @param what its event
     */
    record Undoable(String what, OffsetDateTime at) {}

    /**
     * A ticket with its furthest stage.
     *
     * @param moved whether it was moved forward out of turn
     * @param stage what the stage is about
     * @param position of the stage in the route, from 1
     * @param stages how many stages the route has
     * @param lateFrom when the wait passes its norm; empty unless it waits
     * @param norm seconds that the stage may wait
     * @param ahead people who would be called earlier; empty unless it waits
     * @param expectedWait seconds until the call; empty if unknown
     * @param calls how often the stage was called
     * @param desk where it is called, was served or was awaited
     * @param until when whoever was put off or set aside is back
     * @param note of staff for staff
     */
    record Found(
            String id,
            String label,
            String service,
            Name name,
            Category category,
            boolean moved,
            String language,
            OffsetDateTime issuedAt,
            String stage,
            int position,
            int stages,
            String state,
            OffsetDateTime queuedAt,
            OffsetDateTime dueAt,
            Optional<OffsetDateTime> lateFrom,
            int norm,
            Optional<Integer> ahead,
            Optional<WaitRange> expectedWait,
            Optional<OffsetDateTime> calledAt,
            Optional<OffsetDateTime> startedAt,
            Optional<OffsetDateTime> finishedAt,
            int calls,
            Optional<String> desk,
            Optional<OffsetDateTime> until,
            Optional<String> note,
            Optional<Print> print,
            Optional<Undoable> undoable) {}
}
