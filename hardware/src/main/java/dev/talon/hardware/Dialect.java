package dev.talon.hardware;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** How a printer on an open line reports its state. For one thread. */
interface Dialect {
    /** Begins a slip or a question: what came before on this line belongs to others. */
    void begin() throws IOException;

    /** Asks how the printer is; empty when it does not answer. A question left unanswered is the last one until the next beginning. */
    Optional<Report> report() throws IOException;

    /**
     * Asks behind the data of a slip what is answered when all of it has been worked off.
     *
     * @return whether the printer took the question
     */
    boolean askWhetherDone(Duration stall) throws IOException;

    /**
     * Waits for the answer to the question behind the data.
     *
     * @return whether all data has been worked off and there still was paper
     */
    boolean done(Duration within) throws IOException;

    /** Why the slip is not done, where the printer tells. */
    default Optional<Report> whyNotDone() throws IOException {
        return report();
    }

    /**
     * Waits until the printer has worked off what it was given before.
     *
     * @param slips of how many the end has not been answered yet; the answers may come now, or may be lost
     * @return false when it answers nothing in time
     */
    boolean settled(int slips, Duration within) throws IOException;

    /** Whether the printer has answered anything at all since the beginning. */
    boolean answers();

    /** Whether it has answered a question about its state, which a printer does unless it is switched off or hung. */
    boolean answersAtOnce();
}
