package dev.talon.queue;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kind of a stage: what desks and specialists serve. A centre has its own; every centre has the two of the published table.
 *
 * @param word its code in its centre
 */
public record Kind(@JsonValue String word) {
    public static final Kind CONSULTATION = new Kind("consultation");
    public static final Kind CASH = new Kind("cash");

    public static Kind of(String word) {
        return new Kind(word);
    }
}
