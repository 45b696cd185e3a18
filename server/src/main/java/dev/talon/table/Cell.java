package dev.talon.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalLong;

/**
 * A mean wait and a mean service of the table.
 *
 * @param waiting mean, whole seconds; empty if nobody was served. Its name in JSON is {@code wait}, which Java
 *     reserves
 * @param service mean, whole seconds; empty if nobody was served
 * @param count the stages that the means cover; for the measured combined figure, the tickets
 */
public record Cell(@JsonProperty("wait") OptionalLong waiting, OptionalLong service, long count) {

    /** The published combined figure: the sum of two rounded means; empty where one of them is. */
    public Cell plus(Cell other) {
        return new Cell(sum(waiting, other.waiting), sum(service, other.service), count + other.count);
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong two) {
        return one.isPresent() && two.isPresent()
                ? OptionalLong.of(one.getAsLong() + two.getAsLong())
                : OptionalLong.empty();
    }
}
