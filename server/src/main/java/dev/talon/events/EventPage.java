package dev.talon.events;

import java.util.List;

/**
 * Events of a centre, the oldest first. Their numbers follow one another without gaps.
 *
 * @param next what to send as {@code after} for the page that follows; there is always one, be it still empty
 * @param last the newest number of the centre at that moment; 0: nothing has happened yet
 */
public record EventPage(List<ToldEvent> events, long next, long last) {}
