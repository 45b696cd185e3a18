package dev.talon.hardware.link;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;

/** Knows how a line is that is kept open, and reports each change once to the log. For the line's thread; anybody may ask. */
public final class LineWatch {
    private final Logger log;
    private final String name;
    private boolean connected;
    private boolean saidMissing;
    private Optional<LineFault> fault = Optional.empty();
    private OptionalLong moved = OptionalLong.empty();

    /** @param name of the line, for the log */
    public LineWatch(Logger log, String name) {
        this.log = log;
        this.name = name;
    }

    public synchronized void opened() {
        if (saidMissing) {
            log.info("{}: there again", name);
        }
        saidMissing = false;
        connected = true;
        fault = Optional.empty();
    }

    /** The device took bytes, or gave some. */
    public synchronized void moved() {
        moved = OptionalLong.of(System.nanoTime());
    }

    /** It could not be opened, or broke off. */
    public synchronized void failed(IOException e) {
        shut(LineFault.of(e, connected), e.toString());
    }

    /** It takes no more bytes. */
    public synchronized void stalled() {
        shut(LineFault.STALLED, "it takes no more data");
    }

    private void shut(LineFault why, String words) {
        if (!saidMissing) {
            log.info("{}: {}", name, words);
        }
        saidMissing = true;
        connected = false;
        fault = Optional.of(why);
    }

    public synchronized LineState state() {
        Optional<Long> quiet =
                moved.isEmpty() ? Optional.empty() : Optional.of((System.nanoTime() - moved.getAsLong()) / 1_000_000);
        return new LineState(connected, fault, quiet);
    }
}
