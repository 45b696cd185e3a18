package dev.talon.contactcentre;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * That a month of the contact centre is closed, as the table says it.
 *
 * @param month      1–12
 * @param zone       by whose clock it was cut when it was closed
 * @param queues     that its figures are of; empty: all there are
 * @param on         the date of its closing in the contact centre's zone
 * @param by         who closed it
 * @param hash       of the facts behind the figures as they are signed now
 * @param amendments made after the closing
 * @param amendedOn  when the last of them was made
 * @param differs    whether the calls no longer say what was signed, and no amendment says why yet
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
