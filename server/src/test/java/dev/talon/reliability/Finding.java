package dev.talon.reliability;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one run saw.
 *
 * @param fault what was broken, and for how long; names the run
 * @param load what went on meanwhile, such as «2 nodes, 3 kiosks and 5 desks without pause, 24 boards»
 * @param lost how many acknowledged commands left no trace
 * @param doubled how many commands were done twice
 * @param staleSeconds how long the slowest screen showed an old picture; NaN where no screen took part
 * @param ticketSeconds from the fault to the first ticket that was acknowledged after it; NaN where none was asked for
 * @param remark what else is worth a look, such as commands that were sent again; may be empty
 */
public record Finding(
        String fault, String load, int lost, int doubled, double staleSeconds, double ticketSeconds, String remark) {
    private static final Logger LOG = LoggerFactory.getLogger(Finding.class);
    /** Where {@code mvn verify -Preliability} wants the page; not set in an ordinary build, which changes no document. */
    private static final String PAGE = "reliability.page";

    /** Writes it down: in the log always, on the page where it is asked for. Call it before what was seen is asserted. */
    public void record() {
        LOG.info("{}", this);
        String page = System.getProperty(PAGE);
        if (page != null) {
            try {
                new FindingsPage(Path.of(page)).put(this);
            } catch (IOException e) {
                throw new IllegalStateException("What the run saw cannot be written to " + page, e);
            }
        }
    }
}
