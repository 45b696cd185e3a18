/**
 * The import of history: a CSV stream becomes tickets and stages, the whole file or nothing.
 *
 * <p>{@link dev.talon.imports.history.ImportRoutes} receives the file through {@link dev.talon.imports.Uploads}.
 * {@link dev.talon.imports.CsvFile} reads its lines, {@link dev.talon.imports.history.LineCheck} checks each by
 * itself, and {@link dev.talon.imports.history.Staging} copies well-formed ones to a temporary table of the session
 * in small transactions. So a slow network blocks neither the queue's tables nor their vacuum.
 * {@link dev.talon.imports.history.HistorySql} then checks all lines together and moves them in one transaction.
 *
 * <p>A stage is identified by its centre, business day, ticket, kind and the moment at which it was queued; a ticket
 * by its label in normal form ({@link dev.talon.queue.Label}). A known stage with the same facts is a duplicate and
 * is skipped; with other facts it is an error.
 *
 * <p>A stage refers to the import that brought it, and an import records which stages of its file existed already
 * ({@code history_import_day}). {@link dev.talon.imports.history.StageImports} withdraws an import; stages that other
 * imports contain too stay, and then belong to those.
 *
 * <p>An import is one command of one person, so it writes one event for each centre, with the counts and the SHA-256
 * of the file. The stages themselves are in the event log too, as canonical lines in one event for each centre and
 * day. So a month of imported stages can be rebuilt from events like any other. One event for each stage would
 * contain the same and take a third of the import's time.
 */
package dev.talon.imports.history;
