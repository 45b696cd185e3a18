package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.link.Links;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to one printer. A network printer may serve others between two papers, so its line is opened for each
 * paper; the line to a local device stays open. All methods but {@link #close} are for the printer's thread.
 */
final class PrinterLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrinterLine.class);

    private final LinkAddress address;
    private final Function<Link, Dialect> dialects;
    private final Duration connect;
    private final AtomicReference<Talk> kept = new AtomicReference<>();
    private final GrowingPause pause = new GrowingPause();
    private Optional<IOException> missing = Optional.empty();
    private volatile boolean closed;

    PrinterLine(LinkAddress address, Function<Link, Dialect> dialects, Duration connect) {
        this.address = address;
        this.dialects = dialects;
        this.connect = connect;
    }

    /** An open line and the language spoken on it. */
    static final class Talk {
        private final Link link;
        private final Dialect dialect;
        private boolean good = true;

        Talk(Link link, Dialect dialect) {
            this.link = link;
            this.dialect = dialect;
        }

        Link link() {
            return link;
        }

        Dialect dialect() {
            return dialect;
        }

        /** The line must not be used again. */
        void spoil() {
            good = false;
        }
    }

    /** Something to do on an open line. */
    interface Work<T> {
        T on(Talk talk) throws IOException;
    }

    /**
     * Uses the line, and opens it if necessary. If a kept line turns out to be broken, the work is repeated on a new
     * one: the device may have been unplugged and plugged in again.
     *
     * @param again whether the work may still be repeated
     * @throws IOException when nobody is there or the line breaks
     */
    <T> T use(Work<T> work, BooleanSupplier again) throws IOException {
        Talk before = kept.getAndSet(null);
        if (before != null) {
            try {
                return run(before, work);
            } catch (IOException e) {
                if (closed || Thread.currentThread().isInterrupted() || !again.getAsBoolean()) {
                    throw e;
                }
                LOG.debug("{}: {}", address, e.toString());
            }
        }
        return run(open(), work);
    }

    /**
     * The error of a device that was missing a moment ago, if the queries should pause for now. Slips look for it
     * anyway.
     */
    Optional<IOException> missing() {
        return pause.isOver() ? Optional.empty() : missing;
    }

    private Talk open() throws IOException {
        try {
            Link link = Links.open(address, connect);
            if (missing.isPresent()) {
                LOG.info("Printer at {} is there again", address);
            }
            missing = Optional.empty();
            pause.end();
            return new Talk(link, dialects.apply(link));
        } catch (IOException e) {
            if (missing.isEmpty()) {
                LOG.info("Printer at {}: {}", address, e.toString());
            }
            missing = Optional.of(e);
            if (address.isLocalDevice()) {
                pause.grow();
            }
            throw e;
        }
    }

    private <T> T run(Talk talk, Work<T> work) throws IOException {
        boolean done = false;
        try {
            talk.dialect.begin();
            T result = work.on(talk);
            done = true;
            return result;
        } finally {
            if (done && talk.good && address.isLocalDevice()) {
                keep(talk);
            } else {
                talk.link.close();
            }
        }
    }

    private void keep(Talk talk) {
        kept.set(talk);
        if (closed) {
            close();
        }
    }

    /** Ends a line that is kept; one in use ends after its use. */
    @Override
    public void close() {
        closed = true;
        Talk last = kept.getAndSet(null);
        if (last != null) {
            try {
                last.link.close();
            } catch (IOException e) {
                LOG.debug("{}: {}", address, e.toString());
            }
        }
    }
}
