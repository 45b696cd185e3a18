package dev.talon.hardware;

import dev.talon.hardware.layout.SlipLayout;
import java.util.Objects;

/**
 * A paper to print.
 *
 * @param job the print job's id: 1 to 100 letters, digits, dots, dashes or underscores, not beginning with a dot,
 *     because it is used in names of files and in logs
 * @param paper what to print
 */
public record PrintOrder(String job, Paper paper) {
    /** @throws IllegalArgumentException when the id does not have that form */
    public PrintOrder {
        Objects.requireNonNull(paper, "paper");
        if (!job.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("not an id of a print job: " + job);
        }
    }

    /** A ticket. */
    public PrintOrder(String job, Slip slip, SlipLayout layout) {
        this(job, new Paper.Ticket(slip, layout));
    }

    /** A ticket in the usual layout. */
    public PrintOrder(String job, Slip slip) {
        this(job, slip, SlipLayout.USUAL);
    }
}
