/**
 * An invented past: days as centres of this kind have them, for the demonstration and for measuring at full size.
 *
 * <p>{@link dev.talon.demo.past.Plan} shares a year's visits out to days and centres, so that their sum is exact.
 * {@link dev.talon.demo.past.Workday} plays one day of one centre: people come as {@link dev.talon.demo.past.Hours} and
 * {@link dev.talon.demo.past.Season} say, desks call whoever is due first, and waits follow from how many come and how long
 * each takes. A day depends on the seed, the centre and the date only, so days can be made in any order and on any core.
 * {@link dev.talon.demo.past.Rows} writes them as PostgreSQL's COPY reads them.
 *
 * <p>What a real day would leave, and this does: tickets with category, language and promise; stages with their instants,
 * calls, desk, specialist, postponed time; no-shows, people who left, stages left overnight, finishes that were forgotten
 * (most of them marked inaccurate by a manager in the evening, the rest left to be found); and the events of all that, so
 * that every month is rebuilt from events alone. What is left out: print jobs and their papers, pauses of desks and pages
 * that held them, accounts of the specialists, command keys, and the centre's version for each change.
 */
package dev.talon.demo.past;
