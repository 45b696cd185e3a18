package dev.talon.hardware.fake;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An ESC/POS printer on a port of the loopback interface. It takes one connection at a time, answers {@code DLE EOT} as it
 * arrives, works the rest off in order and keeps what it could not while it has no paper, like a real one.
 */
public final class FakePrinter implements AutoCloseable {
    /** What the printer is told to be. */
    public enum Mood {
        READY,
        /** Prints, and says that the roll will end soon. */
        PAPER_LOW,
        /** Answers, keeps the data, prints it when it is ready again. */
        PAPER_OUT,
        /** Ready, until the roll ends after {@value #ROWS_LEFT} more rows; then PAPER_OUT. */
        PAPER_ENDS,
        COVER_OPEN,
        CUTTER_JAMMED,
        /** Prints, and says more than it is asked: its state before every answer, and line ends. */
        CHATTY,
        /** Prints but never answers. */
        SILENT,
        /** Takes the connection and nothing more. */
        NEVER_READS,
        /** No connection. */
        REFUSES,
        /** Breaks the connection soon after {@value #BYTES_UNTIL_DROP} bytes. */
        DROPS
    }

    /** See {@link Mood#PAPER_ENDS}. */
    public static final int ROWS_LEFT = 300;

    /** See {@link Mood#DROPS}. */
    public static final int BYTES_UNTIL_DROP = 4000;

    /** A line end, then four bytes of automatic status. */
    private static final byte[] UNASKED = {'\n', 0x14, 0x00, 0x00, 0x0F};

    /** Small as in a cheap printer: a slip does not fit, so one that is not read is noticed. */
    private static final int RECEIVE_BUFFER = 8192;

    private final BlockingQueue<Firmware.Fallen> papers = new LinkedBlockingQueue<>();
    private final AtomicLong received = new AtomicLong();
    private final Firmware firmware;
    private final int port;
    private volatile Mood mood = Mood.READY;
    private volatile int paperWidth = 576;
    private volatile boolean chinese;
    private volatile List<String> lines = List.of();
    private volatile boolean closed;
    private ServerSocket door;
    private Socket visitor;

    private FakePrinter(int port) throws IOException {
        this.firmware = new Firmware(this, papers::add);
        this.door = open(port);
        this.port = door.getLocalPort();
    }

    /** A printer on a free port. */
    public static FakePrinter start() {
        return start(0);
    }

    /** A printer on a port; 0 for a free one. */
    public static FakePrinter start(int port) {
        try {
            FakePrinter printer = new FakePrinter(port);
            daemon("fake printer " + printer.port + " prints", printer.firmware::work);
            daemon("fake printer " + printer.port + " receives", printer::receive);
            return printer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Changes what it is, from the next byte on. */
    public void become(Mood next) {
        synchronized (this) {
            mood = next;
            notifyAll();
            try {
                if (next == Mood.REFUSES) {
                    door.close();
                } else if (door.isClosed()) {
                    door = open(port);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The next paper that falls out, as it looks.
     *
     * @throws TimeoutException when none falls out in time
     */
    public BufferedImage paper(Duration within) throws TimeoutException, InterruptedException {
        Firmware.Fallen paper = papers.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        if (paper == null) {
            throw new TimeoutException("no paper came out; faults: " + faults());
        }
        lines = paper.lines();
        return paper.picture();
    }

    /** What the letters on the paper taken last read, line by line; empty where all of it was a picture. */
    public List<String> lines() {
        return lines;
    }

    /** What its presenter was told to do, in order, such as {@code present 10, eject after 15 s}. */
    public List<String> motions() {
        return firmware.motions();
    }

    /** Puts in paper of another width; it has 576 dots at first. A picture wider than the paper is a fault. */
    public void loadPaper(int widthDots) {
        paperWidth = widthDots;
    }

    /** Makes it start, from the next reset on, in the mode of two bytes a letter that {@code FS .} leaves. */
    public void speakChinese() {
        chinese = true;
    }

    /**
     * Waits until it is in a mood that it gets into by itself.
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

    /** How many papers have fallen out and were not taken yet. */
    public int papers() {
        return papers.size();
    }

    /** What it was sent that no strict printer would accept, in order; empty when all was right. */
    public List<String> faults() {
        return firmware.faults();
    }

    /** How many bytes it has received, questions about its state not counted. */
    public long received() {
        return received.get();
    }

    /** Switches it off: connections break, the port closes. */
    @Override
    public void close() {
        closed = true;
        become(Mood.REFUSES);
        hangUp();
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

    /** Waits until the mood allows printing. */
    synchronized void awaitPaper() throws InterruptedException {
        while (mood == Mood.PAPER_OUT || mood == Mood.COVER_OPEN || mood == Mood.CUTTER_JAMMED) {
            wait();
        }
    }

    /** Answers whoever is connected; nobody, if nobody is or the printer is silent. */
    synchronized void answer(int value) {
        if (visitor == null || mood == Mood.SILENT || mood == Mood.NEVER_READS) {
            return;
        }
        try {
            OutputStream out = visitor.getOutputStream();
            if (mood == Mood.CHATTY) {
                out.write(UNASKED);
            }
            out.write(value);
            out.flush();
        } catch (IOException e) {
            hangUp();
        }
    }

    private void receive() {
        while (!closed) {
            try (Socket socket = accept()) {
                synchronized (this) {
                    visitor = socket;
                }
                listen(socket);
            } catch (IOException e) {
                awaitDoor();
            } catch (InterruptedException e) {
                return;
            } finally {
                firmware.endOfConnection();
            }
        }
    }

    private Socket accept() throws IOException {
        ServerSocket current;
        synchronized (this) {
            current = door;
        }
        return current.accept();
    }

    private void listen(Socket socket) throws IOException, InterruptedException {
        InputStream in = socket.getInputStream();
        RealTime questions = new RealTime(this, firmware::fault);
        byte[] chunk = new byte[1024];
        long here = 0;
        while (true) {
            awaitReading();
            int count = in.read(chunk);
            if (count < 0) {
                return;
            }
            for (int i = 0; i < count; i++) {
                int data = questions.sift(Byte.toUnsignedInt(chunk[i]), firmware::take);
                here += data;
                received.addAndGet(data);
            }
            if (mood == Mood.DROPS && here >= BYTES_UNTIL_DROP) {
                socket.setSoLinger(true, 0);
                return;
            }
        }
    }

    private synchronized void awaitReading() throws InterruptedException {
        while (mood == Mood.NEVER_READS) {
            wait();
        }
    }

    private synchronized void awaitDoor() {
        try {
            while (!closed && door.isClosed()) {
                wait();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private synchronized void hangUp() {
        try {
            if (visitor != null) {
                visitor.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket open(int port) throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReceiveBufferSize(RECEIVE_BUFFER);
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return door;
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
