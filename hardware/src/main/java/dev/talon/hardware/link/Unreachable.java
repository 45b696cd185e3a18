package dev.talon.hardware.link;

import java.io.IOException;

/** A line could not be opened; has the kind of reason. */
public final class Unreachable extends IOException {
    /** Why a line could not be opened. */
    public enum Why {
        /** Nothing is there: switched off, unplugged, unknown name, refused. */
        ABSENT,
        /** It exists, but this program has no permission to use it. */
        FORBIDDEN,
        /** It exists, but another program uses it. */
        TAKEN,
        /** Something else is at that path. */
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
