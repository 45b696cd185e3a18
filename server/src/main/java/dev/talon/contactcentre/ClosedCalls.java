package dev.talon.contactcentre;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The closing of a month of the contact centre, as the table shows it.
 *
 * @param month      1–12
 * @param zone the time zone by which it was cut when it was closed
 * @param queues the queues that its figures cover; empty: all
 * @param on         the date of its closing in the contact centre's zone
 * @param by         who closed it
 * @param hash over the facts of the figures as they are signed now
 * @param amendments made after the closing
 * @param amendedOn  when the last of them was made
 * @param differs whether the calls differ from what was signed, and no amendment explains it yet
 */
public record ClosedCalls(
        int month,
        String zone,
        List<String> queues,
        @JsonProperty("closed_at") OffsetDateTime at,
        @JsonProperty("closed_on") LocalDate on,
        String by,
        String hash,
        int amendments,
        @JsonProperty("amended_on") Optional<LocalDate> amendedOn,
        boolean differs) {

    static Optional<ClosedCalls> of(CallMonth month) {
        return month.signed()
                .map(signed -> new ClosedCalls(
                        month.month().getMonthValue(),
                        month.zone(),
                        month.queues(),
                        signed.closedAt(),
                        signed.closedOn(),
                        signed.by(),
                        signed.hash(),
                        signed.amendments(),
                        signed.amendedOn(),
                        month.differs()));
    }
}
