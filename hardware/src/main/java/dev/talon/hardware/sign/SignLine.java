package dev.talon.hardware.sign;

import dev.talon.hardware.link.LineState;
import dev.talon.hardware.link.LineWatch;
import dev.talon.hardware.link.Link;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.link.Links;
import dev.talon.hardware.link.Pauses;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the signs on one cable, on a thread of its own. Signs send no answers, so each state is sent again every
 * half minute, and at once when a cable is connected again.
 */
public final class SignLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignLine.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration STALL = Duration.ofSeconds(3);

    private final LinkAddress address;
    private final FrameTemplate template;
    private final Pace pace;
    private final LineWatch watch;
    private final Thread thread;
    private final Map<Integer, SignState> states = new LinkedHashMap<>();
    private final Set<Integer> unsent = new LinkedHashSet<>();
    private boolean closed;

    /**
     * The intervals of a line.
     *
     * @param again between two times that everything is sent
     * @param firstPause before the second try to open the line; doubles with each failure
     * @param longestPause between two tries
     */
    public record Pace(Duration again, Duration firstPause, Duration longestPause) {
        /** 30 s; 1 s, doubling up to 15 s. */
        public static final Pace USUAL =
                new Pace(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    /** @param address of a line for bytes: network port, device file or serial port */
    public SignLine(LinkAddress address, FrameTemplate template) {
        this(address, template, Pace.USUAL);
    }

    public SignLine(LinkAddress address, FrameTemplate template, Pace pace) {
        this.address = address;
        this.template = template;
        this.pace = pace;
        this.watch = new LineWatch(LOG, "Signs at " + address);
        this.thread = new Thread(this::run, "signs at " + address);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Shows this on the sign from now on; returns at once. An earlier state that was not sent yet is skipped.
     *
     * @param sign its address on the cable, 0 to 255
     */
    public synchronized void show(int sign, SignState state) {
        if (!state.equals(states.put(sign, state))) {
            unsent.add(sign);
            notifyAll();
        }
    }

    /** How the line is. A sign that takes bytes may still be dark: signs send no answers. */
    public LineState state() {
        return watch.state();
    }

    /** Ends the line; signs keep their last state. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            keepOpen();
        } catch (InterruptedException e) {
            // The line was closed: its thread ends.
            Thread.currentThread().interrupt();
        }
    }

    private void keepOpen() throws InterruptedException {
        var pauses = new Pauses(pace.firstPause(), pace.longestPause(), Math::random);
        while (!isClosed()) {
            try (Link link = Links.open(address, CONNECT)) {
                watch.opened();
                pauses.startOver();
                carry(link);
                if (isClosed()) {
                    return;
                }
                watch.stalled();
            } catch (IOException e) {
                if (isClosed()) {
                    return;
                }
                watch.failed(e);
            }
            sleep(pauses.next());
        }
    }

    /** Until the line is closed, or takes no more data. */
    private void carry(Link link) throws IOException, InterruptedException {
        unsend();
        long again = System.nanoTime() + pace.again().toNanos();
        while (!isClosed()) {
            byte[] frame = next(again);
            if (frame.length == 0) {
                unsend();
                again = System.nanoTime() + pace.again().toNanos();
            } else if (link.write(ByteBuffer.wrap(frame), STALL)) {
                watch.moved();
                sleep(Duration.ofMillis(template.pauseMs()));
            } else {
                return;
            }
        }
    }

    private synchronized void unsend() {
        unsent.addAll(states.keySet());
    }

    /** The next frame; empty when it is time to send everything again, or to stop. */
    private synchronized byte[] next(long again) throws InterruptedException {
        while (unsent.isEmpty() && !closed) {
            long millis = (again - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return new byte[0];
            }
            wait(millis);
        }
        if (closed) {
            return new byte[0];
        }
        Integer sign = unsent.iterator().next();
        unsent.remove(sign);
        return template.encode(sign, states.get(sign));
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void sleep(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
    }
}
