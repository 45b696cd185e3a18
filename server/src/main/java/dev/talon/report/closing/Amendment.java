package dev.talon.report.closing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * That the figures of a closed month changed.
 *
 * @param number   from 1, in the order in which they were made
 * @param author   as the events call them: {@code staff:petrova}; {@code unknown} where nobody saw it happen
 * @param name     the author's name where they are staff
 * @param reason   what the command that changed the facts said; empty where they were changed past Talon
 * @param found    whether it was found by comparing the facts with the signature, not seen when it happened
 * @param changes  how many stages it added, changed or took away, as far as they are known
 * @param stages   the first of them; empty in lists
 */
public record Amendment(
        String centre,
        String month,
        int number,
        OffsetDateTime at,
        String author,
        Optional<String> name,
        Optional<String> reason,
        boolean found,
        @JsonProperty("old_hash") String oldHash,
        @JsonProperty("new_hash") String newHash,
        @JsonProperty("old") ShownMonth before,
        @JsonProperty("new") ShownMonth after,
        long changes,
        List<StageChange> stages) {

    /** Who did it, for people to read. */
    public String by() {
        return name.orElse(author);
    }

    Amendment with(List<StageChange> shown) {
        return new Amendment(
                centre, month, number, at, author, name, reason, found, oldHash, newHash, before, after, changes,
                shown);
    }
}
