package dev.talon.schedule;

import dev.talon.hours.Hours;
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

    /** Whether anything was entered that could ever refuse a ticket by the clock. */
    public boolean mayClose() {
        return !hours.weeks().isEmpty()
                || !hours.special().isEmpty()
                || !hours.calendar().isEmpty()
                || !hours.closures().isEmpty()
                || !hours.services().isEmpty();
    }
}
