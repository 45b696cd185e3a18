package dev.talon.web;

import dev.talon.words.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A business day as the contract accepts it: an existing date, in years from which there may be records. */
final class Days {
    static final String FORMAT = "day";
    static final Text WORDS = FaultWords.said("day");

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private Days() {}

    static boolean fits(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
