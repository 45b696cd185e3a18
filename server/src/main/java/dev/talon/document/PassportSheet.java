package dev.talon.document;

import java.util.List;

/**
 * What a document's last page says of its figures, whatever the format.
 *
 * @param title  of the page
 * @param sheet  the short name, where a workbook has it as a sheet
 * @param before what to say before the counts
 * @param counts on how many records each row's figures stand, and how many they leave out
 * @param after  what to say after them: the hashes, and how to check them
 */
public record PassportSheet(String title, String sheet, List<Said> before, Grid counts, List<Said> after) {
    /** The same under another title. */
    public PassportSheet titled(String other) {
        return new PassportSheet(other, sheet, before, counts, after);
    }

    /** A term and what is said of it; the term may be empty. */
    public record Said(String term, String text) {}
}
