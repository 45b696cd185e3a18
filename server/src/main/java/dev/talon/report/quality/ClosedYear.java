package dev.talon.report.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a year is closed, and what was changed since.
 *
 * @param centres how many the report is of
 * @param months  twelve
 */
public record ClosedYear(int centres, List<ClosedYear.Month> months) {
    /**
     * @param centres     how many have closed it
     * @param at          when the last of them did
     * @param amendments  to what was closed, of all centres together
     * @param entered     figures that stand entered for it, of lines that the report shows
     * @param changed     the last change of an entered figure of it
     * @param changedLate entered figures that were changed after the last centre had closed it; empty where it is not closed
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Month(
            int month,
            int centres,
            @JsonProperty("closed_at") Optional<OffsetDateTime> at,
            int amendments,
            int entered,
            Optional<QualitySheet.Touch> changed,
            @JsonProperty("changed_after_closing") OptionalInt changedLate) {}

    boolean closed(Month month) {
        return centres > 0 && month.centres() == centres;
    }

    /** How many months all centres have closed. */
    @JsonProperty("closed_months")
    public long closedMonths() {
        return months.stream().filter(this::closed).count();
    }

    /** Whether anything of a closed month was changed afterwards: its stages, or what was entered for it. */
    @JsonProperty("changed_since")
    public boolean changedSince() {
        return months.stream()
                .anyMatch(month -> month.amendments() > 0 || month.changedLate().orElse(0) > 0);
    }
}
