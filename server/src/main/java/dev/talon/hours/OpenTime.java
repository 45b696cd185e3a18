package dev.talon.hours;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A time during which somebody is open.
 *
 * @param date whose hours these are; they may reach into the next
 * @param to not included
 */
public record OpenTime(LocalDate date, Instant from, Instant to) {
    boolean isEmpty() {
        return !from.isBefore(to);
    }

    boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
