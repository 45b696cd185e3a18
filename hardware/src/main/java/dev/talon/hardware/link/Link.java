package dev.talon.hardware.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * An open line to a device in both directions. Every wait has a time limit. For one thread at a time; an interrupt
 * ends any wait with {@link java.nio.channels.ClosedByInterruptException}. After an {@link IOException} it can only
 * be closed.
 */
public interface Link extends AutoCloseable {
    /**
     * Writes as much as the other side accepts, waiting at most {@code stall} for each next part.
     *
     * @param bytes its position afterwards tells how much may have been sent, also when this throws
     * @return whether all of it was sent
     * @throws IOException when the line breaks
     */
    boolean write(ByteBuffer bytes, Duration stall) throws IOException;

    /**
     * The next byte that arrives.
     *
     * @param deadline on the scale of {@link System#nanoTime}
     * @return 0 to 255; empty when none came in time
     * @throws IOException when the line breaks, or the other side has closed it
     */
    OptionalInt read(long deadline) throws IOException;

    /** Ends the line at once; data that the system still holds may be lost. Does not block. */
    @Override
    void close() throws IOException;
}
