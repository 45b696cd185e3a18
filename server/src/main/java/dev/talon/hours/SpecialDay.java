package dev.talon.hours;

import dev.talon.words.Name;
import java.time.LocalDate;
import java.util.List;

/**
 * A day with hours of its own, whatever the week and the calendar say.
 *
 * @param spans none: it is not worked
 * @param reason what visitors are told
 */
public record SpecialDay(LocalDate day, List<Span> spans, Name reason) {}
