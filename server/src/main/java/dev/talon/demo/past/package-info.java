/**
 * A generated history, for the demonstration and for measurements at full size.
 *
 * <p>{@link dev.talon.demo.past.Plan} distributes a year's visits over days and centres, so that their sum is exact.
 * {@link dev.talon.demo.past.Workday} simulates one day of one centre: people come according to
 * {@link dev.talon.demo.past.Hours} and {@link dev.talon.demo.past.Season}, desks call the ticket that is due first,
 * and waits follow from the number of visitors and the service times. A day depends on the seed, the centre and the
 * date only, so days can be generated in any order and on any core. {@link dev.talon.demo.past.Rows} writes them in
 * the form of PostgreSQL's COPY.
 *
 * <p>Generated are: tickets with category, language and promised wait; stages with their moments, calls, desk,
 * specialist and postponed time; no-shows, people who left, stages left overnight, and forgotten finishes (most of
 * them marked inaccurate by a manager in the evening); and the events of all these, so that every month can be
 * rebuilt from events alone. Not generated are: print jobs, breaks and holds of desks, accounts of the specialists,
 * command keys, and the centre's version for each change.
 */
package dev.talon.demo.past;
