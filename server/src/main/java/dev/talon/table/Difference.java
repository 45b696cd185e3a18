package dev.talon.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalLong;

/**
 * The measured combined figures minus the published ones.
 *
 * @param waiting whole seconds, of either sign; empty if one of the two is. Its name in JSON is {@code wait}
 * @param service the same
 */
public record Difference(@JsonProperty("wait") OptionalLong waiting, OptionalLong service) {

    static Difference between(Cell measured, Cell published) {
        return new Difference(
                less(measured.waiting(), published.waiting()), less(measured.service(), published.service()));
    }

    private static OptionalLong less(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(one.getAsLong() - other.getAsLong())
                : OptionalLong.empty();
    }
}
