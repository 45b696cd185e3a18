package dev.talon.annual;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which months of a year are closed, and what changed afterwards.
 *
 * @param centres the number of centres in the report
 * @param phone whether the report has figures of the contact centre, so that its months must be closed too
 * @param months  twelve
 */
public record ClosedYear(
        int centres, @JsonProperty("contact_centre") boolean phone, List<ClosedYear.Month> months) {
    /**
     * @param centres how many have closed it
     * @param at when the last of them, or the contact centre, did
     * @param amendments of all centres together
     * @param calls of the contact centre's month; empty if the report has none of its figures
     * @param entered the number of figures entered for it, of lines that the report shows
     * @param changed the last change of an entered figure of it
     * @param changedLate the number of entered figures that changed after the last closing; empty if it is not closed
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Month(
            int month,
            int centres,
            @JsonProperty("closed_at") Optional<OffsetDateTime> at,
            int amendments,
            Optional<Calls> calls,
            int entered,
            Optional<QualitySheet.Touch> changed,
            @JsonProperty("changed_after_closing") OptionalInt changedLate) {}

    /**
     * A month of the contact centre. One without calls has nothing to be closed.
     *
     * @param any        whether there are calls in it, by the settings' clock and queues
     * @param at         when it was closed; empty: it is not
     * @param amendments made since
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Calls(
            boolean any, @JsonProperty("closed_at") Optional<OffsetDateTime> at, int amendments) {
        boolean open() {
            return any && at.isEmpty();
        }
    }

    boolean closedAtCentres(Month month) {
        return centres > 0 && month.centres() == centres;
    }

    boolean closed(Month month) {
        return closedAtCentres(month) && month.calls().stream().noneMatch(Calls::open);
    }

    /** How many months are closed in everything that the report has figures of. */
    @JsonProperty("closed_months")
    public long closedMonths() {
        return months.stream().filter(this::closed).count();
    }

    /** The months that not all centres have closed. */
    @JsonProperty("open_at_centres")
    public List<Integer> openAtCentres() {
        return months.stream()
                .filter(month -> !closedAtCentres(month))
                .map(Month::month)
                .toList();
    }

    /** The months of which the contact centre has calls and has not closed them. */
    @JsonProperty("open_at_contact_centre")
    public List<Integer> openByPhone() {
        return months.stream()
                .filter(month -> month.calls().stream().anyMatch(Calls::open))
                .map(Month::month)
                .toList();
    }

    /** Whether anything of a closed month changed afterwards: its stages, its calls, or its entered figures. */
    @JsonProperty("changed_since")
    public boolean changedSince() {
        return months.stream()
                .anyMatch(month -> month.amendments() > 0
                        || month.calls().stream().anyMatch(calls -> calls.amendments() > 0)
                        || month.changedLate().orElse(0) > 0);
    }
}
