package dev.talon.report.closing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A closed month of a centre.
 *
 * @param month      {@code 2024-01}
 * @param closedOn   the date in the centre's zone
 * @param by         the name of who closed it
 * @param version    of the program that made the figures
 * @param hash       of the facts behind them
 * @param figures    as they were signed
 * @param amendments in order
 */
public record Closing(
        String centre,
        String month,
        @JsonProperty("closed_at") OffsetDateTime closedAt,
        @JsonProperty("closed_on") LocalDate closedOn,
        String actor,
        String by,
        String version,
        String hash,
        ShownMonth figures,
        List<Amendment> amendments) {

    Closing with(List<Amendment> made) {
        return new Closing(centre, month, closedAt, closedOn, actor, by, version, hash, figures, made);
    }
}
