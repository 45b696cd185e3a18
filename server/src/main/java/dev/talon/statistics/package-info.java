/**
 * How a period of the centres was: figures by every breakdown, the stages behind each figure, and the story of a ticket.
 *
 * <p>Everything is read through {@link dev.talon.statistics.StageQuery}: one piece of SQL that says which stages are in the
 * scope of a question and how their times are measured. Whoever has a faster source of the same rows puts it there.
 *
 * <p>{@link dev.talon.statistics.StageFilter} is the question: days, centres, and what else a number was narrowed to. The
 * same scope that a number of the overview was counted in lists the stages behind it, so a drill can never show others.
 *
 * <p>Percentiles are exact: between two neighbours they are interpolated. Means and percentiles are taken in microseconds
 * and rounded once, half up, to seconds.
 */
package dev.talon.statistics;
