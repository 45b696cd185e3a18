package dev.talon.imports;

import dev.talon.table.closing.FactsHash;
import dev.talon.words.Beginning;

/**
 * A line of a file that was left out at the sender's request.
 *
 * @param line   from 1
 * @param sha256 of its text in UTF-8, without its end
 * @param text its beginning, for people; a character that cannot be shown is a question mark
 */
public record LeftOut(long line, String sha256, String text) {
    private static final int SHOWN = 120;

    static LeftOut of(long number, String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        String start = Beginning.marked(text, SHOWN);
        return new LeftOut(
                number, FactsHash.of(text), start.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}\\uFFFD]", "?"));
    }
}
