package dev.talon.hardware;

import java.util.Objects;

/**
 * One slip to print.
 *
 * @param job the print job's id: 1 to 100 letters, digits, dots, dashes or underscores, not beginning with a dot; it names
 *     files and stands in logs
 * @param slip what to print
 */
public record PrintOrder(String job, Slip slip) {
    /** @throws IllegalArgumentException when the id is not of that form */
    public PrintOrder {
        Objects.requireNonNull(slip, "slip");
        if (!job.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("not an id of a print job: " + job);
        }
    }
}
