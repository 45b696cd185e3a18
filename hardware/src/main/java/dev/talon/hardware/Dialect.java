package dev.talon.hardware;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** How a printer on an open line reports its state. For one thread. */
interface Dialect {
    /** Begins a slip or a query: earlier answers on this line belong to others. */
    void begin() throws IOException;

    /**
     * Asks for the printer's state; empty when it does not answer. After an unanswered query nothing is asked until the
     * next {@link #begin}.
     */
    Optional<Report> report() throws IOException;

    /**
     * Sends, after the data of a slip, the query that is answered when all of it has been printed.
     *
     * @return whether the printer accepted the query
     */
    boolean askWhetherDone(Duration stall) throws IOException;

    /**
     * Waits for the answer to that query.
     *
     * @return whether all data has been printed and there still was paper
     */
    boolean done(Duration within) throws IOException;

    /** Why the slip is not done, if the printer reports it. */
    default Optional<Report> whyNotDone() throws IOException {
        return report();
    }

    /**
     * Waits until the printer has printed everything it was given before.
     *
     * @param slips the number of slips whose end was not confirmed; their answers may come now, or may be lost
     * @return false when it does not answer in time
     */
    boolean settled(int slips, Duration within) throws IOException;

    /** Whether the printer has answered anything since {@link #begin}. */
    boolean answers();

    /** Whether it has answered a query of its state, which a printer does unless it is switched off or hangs. */
    boolean answersAtOnce();
}
