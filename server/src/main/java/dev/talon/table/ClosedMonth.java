package dev.talon.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The closing of a centre's month, as reports show it.
 *
 * @param centre     code
 * @param on         the date of its closing in the centre's zone
 * @param by         who closed it
 * @param hash over the facts of the figures as they are signed now
 * @param amendments made after the closing
 * @param amendedOn  when the last of them was made
 * @param differs whether the facts differ from what was signed, and no amendment explains it yet
 */
public record ClosedMonth(
        String centre,
        @JsonProperty("closed_at") OffsetDateTime at,
        @JsonProperty("closed_on") LocalDate on,
        String by,
        String hash,
        int amendments,
        @JsonProperty("amended_on") Optional<LocalDate> amendedOn,
        boolean differs) {

    static Optional<ClosedMonth> of(CentreMonth month) {
        return month.signed()
                .map(signed -> new ClosedMonth(
                        month.centre(),
                        signed.closedAt(),
                        signed.closedOn(),
                        signed.by(),
                        signed.hash(),
                        signed.amendments(),
                        signed.amendedOn(),
                        month.differs()));
    }
}
