package dev.talon.desk;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Takes back what was done to a ticket without a desk. */
public final class TicketUndo {
    private final DeskMoves moves;

    public TicketUndo(DeskMoves moves) {
        this.moves = moves;
    }

    /**
     * Undoes the last command of the person, if it concerned this ticket: within five minutes, and only while nothing has
     * happened to the ticket since. Fails with a 409 problem otherwise.
     */
    public Future<Moved> undo(DeskMoves.Without command, UUID ticket) {
        return moves.run(DeskStatements.UNDO_TICKET, command, List.of(ticket))
                .map(undone ->
                        undone.orElseThrow(() -> Problem.conflict("nothing-to-undo", said("nothing-to-undo.ticket"))));
    }
}
