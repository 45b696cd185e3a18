package dev.talon.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.talon.queue.Category;
import dev.talon.queue.Kind;
import dev.talon.queue.StageState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A ticket at a desk.
 *
 * @param position which stage of the route this is, from 1
 * @param reason why this ticket was called, in one line
 * @param category the ticket's category, for pages that give the reason in their own language
 * @param outOfTurn the specialist's reason for a call out of turn; empty: it was its turn
 * @param calledAt the first call
 * @param walksFrom from when on the visitor is awaited at the desk: the last call to a desk; calling again there changes nothing
 * @param waited      seconds from queuing to the first call
 * @param norm        seconds that the stage may wait
 * @param usual seconds that a recent service of this kind takes here; empty if nothing is known yet
 * @param note of staff for staff about the ticket
 * @param comment what the specialist who handed the visitor on said
 * @param returned how often the visitor came back after a no-show
 * @param recalls how often the visitor was called again since the last call to a desk
 * @param recallsLeft how often the visitor may be called again; empty: as often as one likes
 * @param continuable whether this desk could continue with the ticket's next stage at once
 */
public record Call(
        String ticket,
        String label,
        String service,
        String desk,
        Kind stage,
        int position,
        List<Kind> route,
        StageState state,
        String reason,
        Category category,
        Optional<String> outOfTurn,
        int calls,
        OffsetDateTime queuedAt,
        OffsetDateTime calledAt,
        OffsetDateTime walksFrom,
        Optional<OffsetDateTime> startedAt,
        Optional<OffsetDateTime> finishedAt,
        @JsonProperty("wait") long waited,
        int norm,
        Optional<Integer> usual,
        boolean continuable,
        Optional<String> note,
        Optional<String> comment,
        int returned,
        int recalls,
        Optional<Integer> recallsLeft,
        @JsonIgnore int centreId,
        @JsonIgnore long version) {}
