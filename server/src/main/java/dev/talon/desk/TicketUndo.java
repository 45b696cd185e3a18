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
     * Undoes the last command without a desk that this ticket of today was given, while nothing has happened to it since;
     * then it may be asked for the command before. Fails with a 409 problem otherwise.
     *
     * @param anybodys whether also one that somebody else has given
     */
    public Future<Moved> undo(DeskMoves.Without command, UUID ticket, boolean anybodys) {
        return moves.run(DeskStatements.UNDO_TICKET, command, List.of(ticket, anybodys))
                .map(undone ->
                        undone.orElseThrow(() -> Problem.conflict("nothing-to-undo", said("nothing-to-undo.ticket"))));
    }
}
