package dev.talon.imports;

/**
 * An error in the file.
 *
 * @param line from 1, as an editor counts; the header is line 1
 * @param column the column's name; empty if the whole line is wrong
 */
public record Fault(long line, String column, String problem) {}
