package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;

/**
 * How fast data is sent to a printer that cannot signal that its buffer is full.
 *
 * @param bytes sent at once; 0: as many as the printer takes
 * @param pause between two such parts
 */
record Pacing(int bytes, Duration pause) {
    /**
     * Writes it all.
     *
     * @return whether the printer took it
     * @see Link#write
     */
    boolean write(Link link, ByteBuffer data, Duration stall) throws IOException {
        if (bytes == 0) {
            return link.write(data, stall);
        }
        int end = data.limit();
        try {
            while (data.position() < end) {
                data.limit(Math.min(end, data.position() + bytes));
                if (!link.write(data, stall)) {
                    return false;
                }
                rest(data.position() < end);
            }
            return true;
        } finally {
            data.limit(end);
        }
    }

    private void rest(boolean more) throws IOException {
        try {
            if (more) {
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }
}
