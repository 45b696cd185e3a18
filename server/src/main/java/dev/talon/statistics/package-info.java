/**
 * Statistics of a period: figures by every breakdown, the stages behind each figure, and the story of a ticket.
 *
 * <p>Everything is read through {@code measured.sql}: one piece of SQL that selects stages and measures their
 * times. A faster source of the same rows would replace it there.
 *
 * <p>{@link dev.talon.statistics.StageFilter} selects: days, centres, and further conditions. The same filter that a
 * number of the overview was counted with lists the stages behind it, so the list always matches the number.
 *
 * <p>Percentiles are exact, and interpolated between two neighbours. Means and percentiles are calculated in
 * microseconds and rounded once, half up, to seconds.
 */
package dev.talon.statistics;
