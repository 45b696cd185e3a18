/**
 * Closed months. Their figures are frozen and signed with a hash over their facts; every later change of these facts
 * is recorded as an amendment.
 *
 * <p>Triggers of the schema record changes. If a stage of a closed month is inserted, changed or deleted,
 * {@code month_change} gets its old and new line; at the end of that transaction {@code month_amendment} gets the old
 * and the new figures, with the author and the reason of the transaction's event.
 * {@link dev.talon.table.closing.Closings} closes and lists months. {@link dev.talon.table.closing.MonthWatch}
 * compares each signature with its facts, to find what triggers cannot see: a restored backup, a session that
 * switched them off.
 *
 * <p>{@link dev.talon.table.closing.Replay} rebuilds the stages of a month from the event log alone, and
 * {@link dev.talon.table.closing.FactsHash} takes the same hash over them; {@code server/docs/reports.md} specifies
 * the canonical form.
 *
 * <p>Months of the contact centre are closed by the same rules: {@link dev.talon.table.closing.ClosingLog} reads both
 * kinds, {@link dev.talon.table.closing.MonthWatch} compares both, and {@link dev.talon.table.closing.Recompute}
 * rebuilds any month that has {@linkplain dev.talon.table.closing.Reconciliation two sources}.
 */
package dev.talon.table.closing;
