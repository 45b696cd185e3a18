/**
 * The monthly table as it goes out, and its passport.
 *
 * <p>{@link dev.talon.table.publication.TableChoice} is what was asked for. {@link dev.talon.table.publication.PrintedTable} is the table
 * as it is printed, the same header and the same figures for every format; a {@link dev.talon.table.publication.TableFile} is made
 * of it in memory by one of two workers.
 *
 * <p>{@link dev.talon.table.publication.Passport} is what the figures of a period stand on: definitions, population, what is left
 * out, and a hash over the facts. It is the last page of the documents, a sheet of the workbook, and under {@code
 * /reports/monthly/passport}.
 */
package dev.talon.table.publication;
