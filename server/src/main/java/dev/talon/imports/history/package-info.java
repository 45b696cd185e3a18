/**
 * History from elsewhere: a CSV stream becomes tickets and stages, all or nothing.
 *
 * <p>{@link dev.talon.imports.history.ImportRoutes} has the file from {@link dev.talon.imports.Uploads}.
 * {@link dev.talon.imports.CsvFile} reads lines from it, {@link dev.talon.imports.history.LineCheck} checks each
 * alone, {@link dev.talon.imports.history.Staging} copies what is well formed to a temporary table of the session, in
 * small transactions of its own: while the network is slow, nothing holds the queue's tables or their vacuum.
 * {@link dev.talon.imports.history.HistorySql} then checks the whole as sets and moves it in one transaction.
 *
 * <p>What makes a stage known: centre, business day, ticket, kind and the moment it was queued; a ticket by its label, in one form
 * however it is written ({@link dev.talon.queue.Label}). A known stage with the
 * same facts is a duplicate and passed over; with other facts it is a fault.
 *
 * <p>A stage knows the import that brought it, and an import knows which stages of its file were there already
 * ({@code history_import_day}): {@link dev.talon.imports.history.StageImports} takes an import back and leaves to the others what
 * they have too.
 *
 * <p>An import is one command of one person, so it leaves one event a centre, with the counts and the SHA-256 of the file.
 * The stages themselves are in the event log too, as lines of the canonical form, an event a centre and day: a month of
 * imported stages is rebuilt from events like any other. An event a stage would say no more, at a third of the import's
 * time.
 */
package dev.talon.imports.history;
