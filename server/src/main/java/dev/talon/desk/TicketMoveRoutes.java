package dev.talon.desk;

import dev.talon.queue.TicketId;
import dev.talon.ticket.TicketNotes;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is done to a waiting ticket without a desk. */
public final class TicketMoveRoutes implements Routes {
    /** Those who may bring somebody back who did not come; the holder of a ticket may not. */
    private static final Set<CallerKind> STAFF =
            EnumSet.of(CallerKind.SPECIALIST, CallerKind.HOST, CallerKind.MANAGER, CallerKind.ADMINISTRATOR);

    record Back(Optional<String> reason) {}

    record PutOff(int minutes, String reason) {}

    record Note(String note) {}

    private final DeskMoves moves;
    private final TicketUndo undo;
    private final TicketNotes notes;

    public TicketMoveRoutes(DeskMoves moves, TicketUndo undo, TicketNotes notes) {
        this.moves = moves;
        this.undo = undo;
        this.notes = notes;
    }

    @Override
    public void mount(Api api) {
        api.on("returnOwn", this::back);
        api.on("postponeTicket", this::postpone);
        api.on("transferTicket", this::transfer);
        api.on(
                "undoTicket",
                request -> undo.undo(
                                command(request),
                                id(request).uuid(),
                                request.caller().who() != CallerKind.SPECIALIST)
                        .map(TicketMoveRoutes::answer));
        api.on("noteTicket", this::note);
    }

    private Future<Answer> back(Request request) {
        return moves.backOfTicket(
                        command(request),
                        id(request).uuid(),
                        request.body(Back.class).reason(),
                        ofStaff(request))
                .map(TicketMoveRoutes::answer);
    }

    /** Of this centre. */
    private static boolean ofStaff(Request request) {
        return STAFF.contains(request.caller().who())
                && request.caller().centre().map(request.path("centre")::equals).orElse(true);
    }

    private Future<Answer> postpone(Request request) {
        PutOff asked = request.body(PutOff.class);
        return moves.postponeTicket(command(request), id(request).uuid(), asked.minutes(), asked.reason())
                .map(TicketMoveRoutes::answer);
    }

    private Future<Answer> transfer(Request request) {
        return moves.transferTicket(command(request), id(request).uuid(), DeskTurnRoutes.goal(request))
                .map(TicketMoveRoutes::answer);
    }

    private Future<Answer> note(Request request) {
        return notes.put(
                        request.path("centre"),
                        id(request),
                        request.body(Note.class).note(),
                        request.caller().name(),
                        request.key())
                .map(noted -> Answer.noContent());
    }

    private static Answer answer(Moved moved) {
        return Answer.ok(new DeskTurnRoutes.Done(moved, moved.version()));
    }

    private static DeskMoves.Without command(Request request) {
        return new DeskMoves.Without(request.path("centre"), request.caller().name(), request.key());
    }

    private static TicketId id(Request request) {
        return TicketId.parse(request.path("id"));
    }
}
