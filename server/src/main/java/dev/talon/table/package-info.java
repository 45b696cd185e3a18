/**
 * The monthly table: the exact definition of the published figures.
 *
 * <p>A stage's wait runs from the moment at which it is queued to its first call, less the time postponed at the
 * visitor's wish; its service runs from start to finish. Only served stages with trusted times count; the others are
 * counted separately. Sums are exact microseconds all the way from PostgreSQL; {@link dev.talon.table.Sums#cell()}
 * rounds once, half up, to seconds.
 *
 * <p>The published combined figure is the sum of the two rounded means; the measured one is the mean over tickets
 * that went through both kinds.
 *
 * <p>{@link dev.talon.table.MonthlyFacts} reads the sums of a year in one statement: from {@code day_summary} if a
 * day is settled, else from the stages themselves. {@link dev.talon.table.DayFigures} settles days; the schema
 * deletes a day's figures in the transaction that changes its facts.
 *
 * <p>{@link dev.talon.table.publication} prints the table and its passports; {@link dev.talon.table.closing} signs a
 * month and watches it afterwards.
 */
package dev.talon.table;
