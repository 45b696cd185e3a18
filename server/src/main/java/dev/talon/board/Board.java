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
import java.util.Map;
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
 * @param zones the parts of the centre in their order; empty: it has but one
 * @param pictures the version of what boards show while nobody is called; 0: there never was anything
 * @param notices what visitors are told now or within two days, the warnings first
 * @param alarm while it lasts, screens show nothing else
 * @param help who has asked for somebody at a kiosk
 * @param tests test calls of the last moments: they come to screens the way calls do
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
        List<DeskState> desks,
        List<Zone> zones,
        int pictures,
        List<Notice> notices,
        Optional<Alarm> alarm,
        List<Help> help,
        List<TestCall> tests) {

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

    /** @param arrow where it lies, seen from the boards of several zones; empty: onwards */
    public record Place(String code, Name name, Optional<String> arrow) {}

    /** @param screens ids of the hall displays that show it */
    public record Zone(String code, Name name, Optional<String> arrow, List<Integer> screens) {}

    /**
     * @param level {@code info, warning}
     * @param texts by language
     * @param until empty: until it is taken back
     */
    public record Notice(
            String code,
            String level,
            Map<String, String> texts,
            OffsetDateTime from,
            Optional<OffsetDateTime> until) {}

    /** @param texts by language, beside the built-in words; may be empty */
    public record Alarm(OffsetDateTime since, Map<String, String> texts) {}

    /**
     * @param kiosk the device
     * @param until when the kiosk says that nobody has answered
     * @param answeredAt empty: nobody goes there yet
     */
    @JsonInclude
    public record Help(
            long id,
            int kiosk,
            String name,
            OffsetDateTime at,
            OffsetDateTime until,
            Optional<OffsetDateTime> answeredAt) {}

    /**
     * Asked by an administrator; it calls nobody.
     *
     * @param screen the device that shows it
     */
    public record TestCall(long id, int screen, OffsetDateTime at) {}

    /**
     * @param at the last call
     * @param calls how often it was called
     * @param language of the visitor
     * @param zone where its desk is; empty: in no zone
     */
    public record Call(
            String label,
            String desk,
            String service,
            Kind stage,
            String state,
            OffsetDateTime at,
            int calls,
            String language,
            Optional<Place> zone) {}

    /**
     * @param longest  seconds that the longest waiting has waited at the board's {@code at}
     * @param since    when that wait began
     * @param overNorm how many wait longer than their norm
     * @param opening  whether tickets of it are given
     * @param kind     what its visitor comes to first
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
            Kind kind,
            int ahead,
            Optional<WaitRange> expectedWait,
            Opening opening) {}

    /**
     * @param state {@code closed, idle, paused, called, serving}
     * @param until when a break is expected to end; empty: nobody said
     * @param zone code of its zone; empty: in none
     * @param arrow where it is, seen from its sign; empty: the sign points nowhere
     */
    @JsonInclude
    public record DeskState(
            String desk,
            List<Kind> stages,
            String state,
            Optional<String> label,
            Optional<String> service,
            Optional<OffsetDateTime> since,
            Optional<OffsetDateTime> until,
            Optional<String> zone,
            Optional<String> arrow) {}
}
