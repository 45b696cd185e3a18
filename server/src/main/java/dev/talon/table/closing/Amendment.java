package dev.talon.table.closing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A recorded change of a closed month.
 *
 * @param <F>     the figures of a month
 * @param <T>     a fact behind them: a stage, a call
 * @param centre  code; empty: the contact centre
 * @param number  from 1, in the order in which they were made
 * @param author as in events: {@code staff:petrova}; {@code unknown} if nobody saw it happen
 * @param name the author's name, if they are staff
 * @param reason given by the command that changed the facts; empty if they were changed outside Talon
 * @param found whether a comparison of the facts with the signature found it afterwards
 * @param changes the number of facts that it added, changed or removed, as far as known
 * @param facts   the first of them; empty in lists
 */
public record Amendment<F, T>(
        Optional<String> centre,
        String month,
        int number,
        OffsetDateTime at,
        String author,
        Optional<String> name,
        Optional<String> reason,
        boolean found,
        @JsonProperty("old_hash") String oldHash,
        @JsonProperty("new_hash") String newHash,
        @JsonProperty("old") F before,
        @JsonProperty("new") F after,
        long changes,
        List<FactChange<T>> facts) {

    static <F, T> Amendment<F, T> of(Row row, Function<JsonObject, F> figures) {
        return new Amendment<>(
                Optional.ofNullable(row.getString("code")),
                row.getString("month"),
                row.getInteger("number"),
                row.getOffsetDateTime("made_at"),
                row.getString("author"),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("reason")),
                row.getBoolean("found"),
                row.getString("old_hash"),
                row.getString("new_hash"),
                figures.apply(row.getJsonObject("old_figures")),
                figures.apply(row.getJsonObject("new_figures")),
                row.getLong("changes"),
                List.of());
    }

    /** Who did it, for people to read. */
    public String by() {
        return name.orElse(author);
    }

    Amendment<F, T> with(List<FactChange<T>> shown) {
        return new Amendment<>(
                centre, month, number, at, author, name, reason, found, oldHash, newHash, before, after, changes,
                shown);
    }
}
