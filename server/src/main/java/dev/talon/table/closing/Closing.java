package dev.talon.table.closing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A closed month.
 *
 * @param <F>        the figures of a month
 * @param <T>        a fact behind them: a stage, a call
 * @param centre     code; empty: the contact centre
 * @param month      {@code 2024-01}
 * @param closedOn   the date in the centre's zone
 * @param by the name of the person who closed it
 * @param version of the program that calculated the figures
 * @param hash       of the facts behind them
 * @param figures    as they were signed
 * @param amendments in order
 */
public record Closing<F, T>(
        Optional<String> centre,
        String month,
        @JsonProperty("closed_at") OffsetDateTime closedAt,
        @JsonProperty("closed_on") LocalDate closedOn,
        String actor,
        String by,
        String version,
        String hash,
        F figures,
        List<Amendment<F, T>> amendments) {

    static <F, T> Closing<F, T> of(Row row, Function<JsonObject, F> figures) {
        return new Closing<>(
                Optional.ofNullable(row.getString("code")),
                row.getString("month"),
                row.getOffsetDateTime("closed_at"),
                row.getLocalDate("closed_on"),
                row.getString("closed_by"),
                row.getString("closed_by_name"),
                row.getString("version"),
                row.getString("hash"),
                figures.apply(row.getJsonObject("figures")),
                List.of());
    }

    Closing<F, T> with(List<Amendment<F, T>> made) {
        return new Closing<>(centre, month, closedAt, closedOn, actor, by, version, hash, figures, made);
    }

    /** Whether an amendment is of this month. */
    boolean has(Amendment<F, T> amendment) {
        return centre.equals(amendment.centre()) && month.equals(amendment.month());
    }
}
