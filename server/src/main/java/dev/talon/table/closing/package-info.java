/**
 * Months that are closed: their figures are frozen and signed with a hash over the facts behind them, and whatever changes
 * those facts later is an amendment.
 *
 * <p>The schema does the watching (V30): a stage of a closed month that is inserted, changed or deleted leaves its old and new
 * line in {@code month_change}, and at the end of that transaction {@code month_amendment} gets the old and the new figures
 * with the author and the reason that the transaction's event names. {@link dev.talon.table.closing.Closings} closes and
 * lists; {@link dev.talon.table.closing.MonthWatch} compares each signature with its facts once a day, for what triggers
 * cannot see: a backup put back, a session that switched them off.
 *
 * <p>{@link dev.talon.table.closing.Replay} builds the stages of a month again from the event log alone, and
 * {@link dev.talon.table.closing.FactsHash} takes the same hash over them; the canonical form is in
 * {@code server/docs/reports.md}.
 *
 * <p>Months of the contact centre are closed by the same rules (V42): {@link dev.talon.table.closing.ClosingLog} reads both,
 * {@link dev.talon.table.closing.MonthWatch} compares both, and {@link dev.talon.table.closing.Recompute} takes any month apart
 * whose facts are {@linkplain dev.talon.table.closing.Reconciliation told twice}.
 */
package dev.talon.table.closing;
