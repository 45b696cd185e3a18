package dev.talon.hardware.link;

import java.io.IOException;

/** A line could not be opened; has the kind of reason. */
public final class Unreachable extends IOException {
    /** Why a line could not be opened. */
    public enum Why {
        /** Nothing there: switched off, unplugged, no such name, refused. */
        ABSENT,
        /** It is there, and this program may not use it. */
        FORBIDDEN,
        /** It is there, and another program has it. */
        TAKEN,
        /** There is something else at that path. */
        OTHER_KIND
    }

    private static final long serialVersionUID = 1L;

    private final Why why;

    Unreachable(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** The kind of reason; the message names the device. */
    public Why why() {
        return why;
    }
}
