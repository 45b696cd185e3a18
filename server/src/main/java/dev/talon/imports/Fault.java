package dev.talon.imports;

/**
 * What is wrong with the file, and where.
 *
 * @param line   from 1, as an editor counts; the header is line 1
 * @param column the column's name; empty where the whole line is at fault
 */
public record Fault(long line, String column, String problem) {}
