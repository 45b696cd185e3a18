/**
 * The contact centre: calls imported from a telephone exchange become its table by month.
 *
 * <p>{@link dev.talon.contactcentre.CallImport} reads a file on a worker: a {@code queue_log} as Asterisk writes it
 * ({@link dev.talon.contactcentre.QueueLog}), the table that its database has in place of it
 * ({@link dev.talon.contactcentre.QueueLogTable}) or a plain CSV ({@link dev.talon.contactcentre.CallCsv}); which of them shows by its
 * first line. What is well formed goes to a temporary table of the session, is compared there as a whole, and moves in one
 * transaction, or not at all.
 *
 * <p><b>A call's stay in a queue is known by its queue, its name, the second of its end, and what it was: outcome and times; of
 * those that are alike, by its number among them.</b> A second is not enough: who times out and hangs up in the same one has two stays.
 * But two stays of more than a second cannot end together: then one of the files is wrong. The end is one line of the log, and that line alone says how long the call waited and was talked to: so a log cut in two (as logrotate does) gives the
 * same calls as the whole one, and the same file again gives none. When the call entered is computed back from there; the
 * log's own ENTERQUEUE may lie a second beside it, or in yesterday's file. Only where an old Asterisk leaves a time out is it
 * taken from the lines before.
 *
 * <p><b>Transfers.</b> A call that an operator handed on was answered: its wait and its talk up to the transfer are in the
 * means, its number and its own mean stand beside them, and so does the mean without it. Handed on to another queue, it is a
 * new stay there, with a wait of its own.
 *
 * <p>Abandoned, timed out, left by a key and found nobody: never in the means, each counted apart, the first two with their
 * mean wait. Calls without an end (the log ends, the exchange restarted) are in no figure; the import and the passport
 * say how many.
 *
 * <p>{@link dev.talon.contactcentre.CallMonths} reads what months come to, each as exact sums and, for a
 * {@link dev.talon.contactcentre.CallsPassport}, with a hash over its calls; {@link dev.talon.contactcentre.CallsPassportPage} is that
 * passport as any document can print it.
 *
 * <p>{@link dev.talon.contactcentre.CallClosings} closes months as {@link dev.talon.table.closing} closes those of centres;
 * {@link dev.talon.contactcentre.CallReconciliation} counts one again from the records that imports leave.
 * {@link dev.talon.contactcentre.CallLists} lists the calls behind a number, {@link dev.talon.contactcentre.CallImports} takes imports back.
 */
package dev.talon.contactcentre;
