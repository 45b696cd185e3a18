package dev.talon.hardware.link;

import java.util.Optional;

/**
 * How a line to signs or pads is.
 *
 * @param connected whether it is open, as far as its own end can tell
 * @param fault why it is not; empty while it is open, and until the first try has ended
 * @param quietMs milliseconds since the device last took or gave bytes, on a clock that only goes on; empty: it never has
 */
public record LineState(boolean connected, Optional<LineFault> fault, Optional<Long> quietMs) {
    /** Of a line that nothing has been heard of yet. */
    public static final LineState UNKNOWN = new LineState(false, Optional.empty(), Optional.empty());
}
