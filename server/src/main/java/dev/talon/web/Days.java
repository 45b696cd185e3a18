package dev.talon.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A business day as the contract accepts it: an existing date, in years from which there may be records. */
final class Days {
    static final String FORMAT = "day";
    static final Words WORDS = new Words(
            "must be a day such as 2026-05-14, from 1990 to 2100", "нужен день вида 2026-05-14, с 1990 по 2100 год");

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
