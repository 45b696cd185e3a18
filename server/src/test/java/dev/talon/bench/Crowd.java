package dev.talon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Screens in a process of their own, which gives way to the server's: what they cost is not taken from it. {@code -Dbench.nice}
 * says how far (0: not at all).
 */
final class Crowd implements AutoCloseable {
    /** Told of every board that comes. */
    interface Ear {
        /** @param at when, in the terms of {@link System#nanoTime}, which are those of the machine */
        void board(int viewer, long at);
    }

    private static final int NICE = Integer.getInteger("bench.nice", 5);
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final PrintStream orders;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private volatile Ear ear;
    private volatile int lost;
    private int size;

    private Crowd(Process process, Ear ear) {
        this.process = process;
        this.ear = ear;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        var reader = new Thread(this::listen, "crowd");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * @param number of the process, 1 to 250, by which its addresses are told from those of others
     * @param centre the codes of centres are this and a number from 0
     * @param first the number of the first screen; each has the centre of the same number, modulo their count
     */
    static Crowd start(int number, int port, String centre, int centres, int first, Ear ear) throws IOException {
        return new Crowd(
                new ProcessBuilder(
                                "nice",
                                "-n",
                                Integer.toString(NICE),
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrowdProcess.class.getName(),
                                Integer.toString(number),
                                Integer.toString(port),
                                centre,
                                Integer.toString(centres),
                                Integer.toString(first))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                ear);
    }

    /** From now on somebody else is told. */
    void tell(Ear next) {
        ear = next;
    }

    /** Opens so many more, all at once. */
    void open(int more) {
        size += more;
        orders.println(more);
    }

    /** How many were opened, and open themselves again where they are closed. */
    int size() {
        return size;
    }

    /** How often a screen was refused or closed. */
    int lost() {
        return lost;
    }

    long pid() {
        return process.pid();
    }

    /** Seconds of the processors that the screens have used. */
    double seconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** Closes all. */
    void leave() throws InterruptedException {
        size = 0;
        orders.println(0);
        if (said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new AssertionError("the screens do not close");
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void listen() {
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (space < 0) {
                    said.add(line);
                } else if (space == 0) {
                    lost = Integer.parseInt(line.substring(1));
                } else {
                    ear.board(Integer.parseInt(line, 0, space, 10), Long.parseLong(line, space + 1, line.length(), 10));
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new AssertionError("the screens' process is not to be heard", e);
            }
        }
    }
}
