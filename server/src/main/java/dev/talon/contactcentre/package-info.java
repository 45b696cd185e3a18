/**
 * The contact centre: calls imported from a telephone exchange become a monthly table.
 *
 * <p>{@link dev.talon.contactcentre.CallImport} reads a file on a worker: a {@code queue_log} as Asterisk writes it
 * ({@link dev.talon.contactcentre.QueueLog}), an export of its database's table
 * ({@link dev.talon.contactcentre.QueueLogTable}) or a plain CSV ({@link dev.talon.contactcentre.CallCsv}). The first
 * line tells which. Well-formed lines go to a temporary table of the session, are compared there as a whole, and move
 * in one transaction, or not at all.
 *
 * <b>The identity of a call's stay in a queue is its queue, the call's name, the second of its end, its outcome and
 * its times; equal stays are numbered.</b> The second alone does not suffice: a caller who times out and hangs up in
 * the same second has two stays. But two stays of more than a second cannot end together; then one of the files is
 * wrong. The end is one line of the log, and that line alone contains the wait and the service. So a log cut in two
 * (as logrotate does) gives the same calls as the whole one, and the same file again gives none. The moment of
 * entering is calculated from the end; the log's own ENTERQUEUE may differ by a second, or be in yesterday's file.
 * Times are taken from earlier lines only if an old Asterisk omits them from the end.
 *
 * <b>Transfers.</b> An operator who transfers a call has answered it: its wait and its talk up to the transfer are in
 * the means. The number of transfers, their mean, and the mean without them are shown as well. A transfer to another
 * queue begins a new stay there, with a wait of its own.
 *
 * <p>Abandoned, timed-out and key-left calls, and calls that found no operator, are never in the means. Each kind is
 * counted separately, the first two with their mean wait. Calls without an end (the log ends, the exchange restarted)
 * are in no figure; the import and the passport say how many.
 *
 * <p>{@link dev.talon.contactcentre.CallMonths} reads each month as exact sums and, for a
 * {@link dev.talon.contactcentre.CallsPassport}, with a hash over its calls.
 * {@link dev.talon.contactcentre.CallsPassportPage} is that passport for a document of any format.
 *
 * <p>{@link dev.talon.contactcentre.CallClosings} closes months as {@link dev.talon.table.closing} closes those of
 * centres. {@link dev.talon.contactcentre.CallReconciliation} counts a month again from the records of imports.
 * {@link dev.talon.contactcentre.CallLists} lists the calls behind a number;
 * {@link dev.talon.contactcentre.CallImports} withdraws imports.
 */
package dev.talon.contactcentre;
