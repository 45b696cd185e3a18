/**
 * The published monthly table and its passport.
 *
 * <p>{@link dev.talon.table.publication.TableChoice} has the parameters of a request.
 * {@link dev.talon.table.publication.PrintedTable} is the table with the same header and the same figures for every
 * format; one of two workers makes a {@link dev.talon.table.publication.TableFile} of it in memory.
 *
 * <p>{@link dev.talon.table.publication.Passport} says how the figures of a period were calculated: definitions,
 * population, exclusions, and a hash over the facts. It is the last page of the documents, a sheet of the workbook,
 * and the answer of {@code /reports/monthly/passport}.
 */
package dev.talon.table.publication;
