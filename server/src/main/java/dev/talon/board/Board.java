package dev.talon.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.hours.Opening;
import dev.talon.queue.Kind;
import dev.talon.queue.WaitRange;
import dev.talon.words.Name;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a centre that its screens show.
 *
 * @param type always {@code board}: a socket carries other messages too
 * @param version rises with every change of the centre
 * @param at      when it was read
 * @param dayEndsAt when the business day ends, and its numbers with it
 * @param opening whether tickets are given
 * @param askOver minutes of expected wait above which the kiosk asks; empty: never
 * @param calls the tickets that are called or served now, the newest call first
 * @param waiting each open service in its order, and closed ones for which people still wait
 */
public record Board(
        String type,
        @JsonIgnore int centreId,
        String centre,
        Name name,
        String zone,
        long version,
        OffsetDateTime at,
        LocalDate businessDay,
        OffsetDateTime dayEndsAt,
        Opening opening,
        Optional<Integer> askOver,
        List<Call> calls,
        List<Waiting> waiting,
        List<DeskState> desks) {

    /** The opening of the centre, and those of its services. */
    List<Opening> openings() {
        return Stream.concat(Stream.of(opening), waiting.stream().map(Waiting::opening))
                .toList();
    }

    /** When an opening changes by the clock alone, that is without another version; empty if none does. */
    Optional<Instant> changes() {
        return openings().stream()
                .flatMap(each -> Stream.concat(each.until().stream(), each.next().stream()))
                .min(Comparator.naturalOrder());
    }

    /**
     * @param at the last call
     * @param calls how often it was called
     * @param language of the visitor
     */
    public record Call(
            String label,
            String desk,
            String service,
            Kind stage,
            String state,
            OffsetDateTime at,
            int calls,
            String language) {}

    /**
     * @param longest  seconds that the longest waiting has waited at the board's {@code at}
     * @param since    when that wait began
     * @param overNorm how many wait longer than their norm
     * @param opening  whether tickets of it are given
     * @param ahead    people that a new visitor of this service would find ahead
     */
    public record Waiting(
            String service,
            Name name,
            int count,
            Optional<Long> longest,
            Optional<OffsetDateTime> since,
            int overNorm,
            int norm,
            int ahead,
            Optional<WaitRange> expectedWait,
            Opening opening) {}

    /**
     * @param state {@code closed, idle, paused, called, serving}
     * @param until when a break is expected to end; empty: nobody said
     */
    @JsonInclude
    public record DeskState(
            String desk,
            List<Kind> stages,
            String state,
            Optional<String> label,
            Optional<String> service,
            Optional<OffsetDateTime> since,
            Optional<OffsetDateTime> until) {}
}
