package dev.talon.schedule;

import dev.talon.hours.Hours;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is entered about the hours of a centre.
 *
 * @param version rises with every change of it
 * @param rules when tickets end, and when the kiosk asks
 * @param limits tickets a day, by service; a service without one has no limit
 */
public record CentreHours(int centreId, long version, Hours hours, Rules rules, Map<String, Integer> limits) {
    /**
     * @param calendar the country whose calendar it follows; empty: none
     * @param lastTicket whether a ticket is refused that could hardly be served by closing
     * @param lastTicketBefore minutes before closing from which on no ticket is given, 0 to 240
     * @param askOver minutes of expected wait above which the kiosk asks, 5 to 480; empty: never
     */
    public record Rules(
            Optional<String> calendar, boolean lastTicket, int lastTicketBefore, Optional<Integer> askOver) {}

    /** From when on no ticket is given before a closing. */
    public Instant lastTicket(Hours.Closing closing) {
        return closing.at().minus(Duration.ofMinutes(rules.lastTicketBefore()));
    }

    /** Whether tickets of a service are given at a moment, as far as hours and rules say, however long its queue is then. */
    public boolean givesTickets(String service, Instant at) {
        Optional<String> of = Optional.of(service);
        return hours.opening(of, at).isOpen()
                && hours.closing(of, at)
                        .map(closing -> at.isBefore(lastTicket(closing)))
                        .orElse(true);
    }

    /** Whether anything was entered that could ever refuse a ticket by the clock. */
    public boolean mayClose() {
        return !hours.weeks().isEmpty()
                || !hours.special().isEmpty()
                || !hours.calendar().isEmpty()
                || !hours.closures().isEmpty()
                || !hours.services().isEmpty();
    }
}
