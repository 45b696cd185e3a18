package dev.talon.hardware.fake;

import dev.talon.hardware.profile.PrinterProfile.Status;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * An ESC/POS printer on a TCP port, or at the end of any cable. It accepts one connection at a time, answers
 * {@code DLE EOT} when it arrives, processes everything else in order, and keeps data that it cannot print while it
 * has no paper, like a real one.
 */
public final class FakePrinter implements AutoCloseable {
    /** See {@link Mood#PAPER_ENDS}. */
    public static final int ROWS_LEFT = 300;

    /** See {@link Mood#DROPS}. */
    public static final int BYTES_UNTIL_DROP = 4000;

    /** See {@link Mood#SLOW}. */
    public static final int SLOW_BYTES = 1024;

    private static final int SLOW_PARTS = 16;

    private final BlockingQueue<Firmware.Fallen> papers = new LinkedBlockingQueue<>();
    private volatile int paperWidth = 576;
    private volatile boolean chinese;
    private volatile List<String> lines = List.of();
    private final Firmware firmware = new Firmware(this, papers::add);
    private final Reception reception = new Reception(this, firmware);
    private final Optional<TcpListener> listener;
    private volatile Set<Status> dialects = EnumSet.complementOf(EnumSet.of(Status.NONE));
    private volatile Consumer<String> diary = line -> {};
    private volatile Mood mood = Mood.READY;
    private volatile Duration confirmAfter = Duration.ofSeconds(8);
    private volatile int slowBytes = SLOW_BYTES;

    private FakePrinter(Optional<TcpListener> listener, String name) {
        this.listener = listener;
        daemon("fake printer " + name + " prints", firmware::work);
        listener.ifPresent(open -> daemon("fake printer " + name + " receives", () -> reception.receive(open)));
    }

    /** A printer on a free port of the loopback interface. */
    public static FakePrinter start() {
        return start(0);
    }

    /**
     * A printer on a port of the loopback interface; 0 for a free one.
     *
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static FakePrinter start(int port) {
        return start(InetAddress.getLoopbackAddress(), port);
    }

    /** A printer on a port of one interface. */
    static FakePrinter start(InetAddress host, int port) {
        TcpListener listener = new TcpListener(host, port);
        return new FakePrinter(Optional.of(listener), Integer.toString(listener.port()));
    }

    /** A printer without a network, to be {@link #plug plugged} to a cable. */
    public static FakePrinter local() {
        return new FakePrinter(Optional.empty(), "on a cable");
    }

    /**
     * Connects it to a cable until that ends; a thread of its own reads it.
     *
     * @param in the bytes to the printer
     * @param out for its answers; closing it ends the cable
     */
    public void plug(InputStream in, OutputStream out) {
        Visitor cable = new Visitor(in, out, out::close);
        daemon("fake printer is read", () -> reception.serve(cable));
    }

    /** Where it listens. */
    public int port() {
        return listener.orElseThrow().port();
    }

    /** Makes it know one dialect only; a question in another is a fault. At first it knows all. */
    public void speak(Status only) {
        dialects = Set.of(only);
    }

    /** Reports each query with its answer, and each change of behaviour, as a line. */
    public void tell(Consumer<String> listener) {
        diary = listener;
    }

    /** Changes its behaviour from the next byte on. */
    public void become(Mood next) {
        synchronized (this) {
            if (mood == next) {
                return;
            }
            mood = next;
            notifyAll();
            listener.ifPresent(port -> port.open(next != Mood.REFUSES));
        }
        diary("is " + next.word());
        reception.changed(next);
    }

    /**
     * The next paper that comes out, as a picture.
     *
     * @throws TimeoutException when none comes out in time
     */
    public BufferedImage paper(Duration within) throws TimeoutException, InterruptedException {
        Firmware.Fallen paper = papers.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        if (paper == null) {
            throw new TimeoutException("no paper came out; faults: " + faults());
        }
        lines = paper.lines();
        return paper.picture();
    }

    /** The letters on the last taken paper, line by line; empty if all of it was a picture. */
    public List<String> lines() {
        return lines;
    }

    /** The commands to its presenter, in order, such as {@code present 10, eject after 15 s}. */
    public List<String> motions() {
        return firmware.motions();
    }

    /** How long it takes to confirm a paper when it is {@link Mood#CONFIRMS_LATE}; 8 s at first. */
    public void confirmAfter(Duration late) {
        confirmAfter = late;
    }

    /** How many bytes a second it accepts when it is {@link Mood#SLOW}; {@value #SLOW_BYTES} at first. */
    public void takesWhenSlow(int bytesASecond) {
        slowBytes = bytesASecond;
    }

    /** Inserts paper of another width; it has 576 dots at first. A picture wider than the paper is a fault. */
    public void loadPaper(int widthDots) {
        paperWidth = widthDots;
    }

    /** Makes it start, from the next reset on, in the mode of two bytes a letter that {@code FS .} ends. */
    public void speakChinese() {
        chinese = true;
    }

    /**
     * Waits until it has reached a behaviour to which it changes by itself.
     *
     * @throws TimeoutException when it does not in time
     */
    public synchronized void awaitMood(Mood awaited, Duration within) throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (mood != awaited) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new TimeoutException("still " + mood + "; faults: " + faults());
            }
            wait(millis);
        }
    }

    /** How many papers have come out and were not taken yet. */
    public int papers() {
        return papers.size();
    }

    /** How often it has cut, also if nothing had been printed. */
    public int cuts() {
        return firmware.cuts();
    }

    /** What it received that a strict printer would not accept, in order; empty when all was right. */
    public List<String> faults() {
        return firmware.faults();
    }

    /** How many bytes it has received, without queries of its state ({@code DLE EOT}). */
    public long received() {
        return reception.received();
    }

    /**
     * Waits until it has received so many bytes more, from now on.
     *
     * @return whether they came in time
     */
    public boolean awaitReceived(long more, Duration within) throws InterruptedException {
        return reception.awaitReceived(more, within);
    }

    /** Switches it off: connections break, the port closes. */
    @Override
    public void close() {
        listener.ifPresent(TcpListener::closeForGood);
        become(Mood.REFUSES);
        reception.hangUp();
        firmware.stop();
    }

    Mood mood() {
        return mood;
    }

    int paperWidth() {
        return paperWidth;
    }

    /** How letters are set after a reset. */
    Letters letters() {
        return new Letters(paperWidth, chinese);
    }

    /** With NONE: whether it knows no question at all. */
    boolean speaks(Status dialect) {
        return dialects.contains(dialect);
    }

    /** Waits until the behaviour allows printing. */
    synchronized void awaitPaper() throws InterruptedException {
        while (mood.stops()) {
            wait();
        }
    }

    /** Waits as long as the behaviour delays a confirmation. */
    synchronized void awaitConfirming() throws InterruptedException {
        long end = System.nanoTime() + confirmAfter.toNanos();
        for (long left = 1; mood == Mood.CONFIRMS_LATE && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    void diary(String line) {
        diary.accept(line);
    }

    Reception reception() {
        return reception;
    }

    /** Answers on the connection, if there is one and the printer is not silent. */
    void answer(String question, int... values) {
        reception.answer(mood, question, values);
    }

    /**
     * Waits until the behaviour allows reading.
     *
     * @return how many bytes it reads next
     */
    synchronized int awaitReading() throws InterruptedException {
        while (mood == Mood.NEVER_READS) {
            wait();
        }
        if (mood != Mood.SLOW) {
            return Reception.CHUNK;
        }
        wait(1000 / SLOW_PARTS);
        return slowBytes / SLOW_PARTS;
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
