package dev.talon.hardware.pad;

import dev.talon.hardware.link.LineState;
import dev.talon.hardware.link.LineWatch;
import dev.talon.hardware.link.Link;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.link.Links;
import dev.talon.hardware.link.Pauses;
import dev.talon.hardware.pad.PadProtocol.Press;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the pads on one cable, on a thread of its own. If the cable is disconnected, it looks for it with
 * growing pauses.
 */
public final class PadLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PadLine.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMillis(300);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final LinkAddress address;
    private final PadProtocol protocol;
    private final Consumer<Press> pressed;
    private final LineWatch watch;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Listens from now on.
     *
     * @param pressed gets each press, on the line's thread
     */
    public PadLine(LinkAddress address, PadProtocol protocol, Consumer<Press> pressed) {
        this.address = address;
        this.protocol = protocol;
        this.pressed = pressed;
        this.watch = new LineWatch(LOG, "Pads at " + address);
        this.thread = new Thread(this::run, "pads at " + address);
        thread.setDaemon(true);
        thread.start();
    }

    /** How the line is. Pads say nothing until a key is pressed. */
    public LineState state() {
        return watch.state();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        var pauses = new Pauses(FIRST_PAUSE, LONGEST_PAUSE, Math::random);
        while (!closed) {
            try (Link link = Links.open(address, CONNECT)) {
                passOver(link);
                watch.opened();
                pauses.startOver();
                listen(link);
            } catch (IOException e) {
                if (!closed) {
                    watch.failed(e);
                    rest(pauses.next());
                }
            }
        }
    }

    /** A converter in the network may have stored keys while nobody was connected; their moment is over. */
    private static void passOver(Link link) throws IOException {
        long until = System.nanoTime() + KEPT.toNanos();
        while (link.read(until).isPresent()) {}
    }

    private void listen(Link link) throws IOException {
        PadProtocol.Decoder decoder = protocol.decoder();
        while (!closed) {
            OptionalInt b = link.read(System.nanoTime() + LISTEN.toNanos());
            if (b.isPresent()) {
                watch.moved();
                decoder.take(b.getAsInt()).ifPresent(pressed);
            }
        }
    }

    private void rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
