package dev.talon.ticket;

import dev.talon.queue.Category;
import dev.talon.queue.Kind;
import dev.talon.queue.StageState;
import dev.talon.queue.TicketId;
import dev.talon.queue.WaitRange;
import dev.talon.words.Name;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A ticket as its holder sees it.
 *
 * @param advice what to have ready; empty texts if there is none
 * @param ahead people who would be called earlier; empty once called
 * @param expectedWait seconds until the call; empty if unknown
 * @param desk the desk to which the visitor is called, where they are served, or which has set them aside
 * @param until while the visitor is put off or set aside: when they are back by the clock
 * @param url          the ticket's page, as in its QR code
 */
public record Ticket(
        String id,
        String centre,
        String label,
        String service,
        Name name,
        Name advice,
        Category category,
        String language,
        LocalDate businessDay,
        OffsetDateTime issuedAt,
        StageState state,
        List<Stage> stages,
        Optional<Integer> ahead,
        Optional<WaitRange> expectedWait,
        Optional<String> desk,
        Optional<OffsetDateTime> until,
        Optional<Print> print,
        String url) {

    /**
     * One leg of the route; a planned one has no instants yet.
     *
     * @param name of the kind
     */
    public record Stage(
            Kind kind,
            Name name,
            StageState state,
            Optional<OffsetDateTime> queuedAt,
            Optional<OffsetDateTime> dueAt,
            Optional<OffsetDateTime> calledAt,
            Optional<OffsetDateTime> startedAt,
            Optional<OffsetDateTime> finishedAt,
            Optional<String> desk,
            Optional<OffsetDateTime> until) {

        static Stage planned(Kind kind, Name name) {
            return new Stage(
                    kind,
                    name,
                    StageState.PLANNED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** The paper's job: {@code queued, printing, printed, uncertain, failed}. */
    public record Print(String state, Optional<String> reason) {}

    public TicketId ticketId() {
        return TicketId.parse(id);
    }
}
