package dev.talon.imports;

import java.io.IOException;

/** The file is not a text that can be imported; the message says what it is and what to do. */
public final class NotText extends IOException {
    private final long line;

    NotText(long line, String problem) {
        super(problem);
        this.line = line;
    }

    /** Where it shows. */
    public Fault fault() {
        return new Fault(line, "", getMessage());
    }
}
