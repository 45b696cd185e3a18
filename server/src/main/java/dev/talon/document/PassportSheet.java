package dev.talon.document;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The last page of a document, with the passport of its figures, for any format.
 *
 * @param title  of the page
 * @param sheet the short name of the sheet in a workbook
 * @param before the text before the counts
 * @param counts for each row the number of records behind its figures, and the number of excluded ones
 * @param after the text after them: the hashes, and how to check them
 */
public record PassportSheet(String title, String sheet, List<Said> before, Grid counts, List<Said> after) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");

    /** A moment as passports write it. */
    public static String moment(OffsetDateTime at) {
        return MOMENT.format(at.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** The same under another title. */
    public PassportSheet titled(String other) {
        return new PassportSheet(other, sheet, before, counts, after);
    }

    /** A term and what is said of it; the term may be empty. */
    public record Said(String term, String text) {}
}
