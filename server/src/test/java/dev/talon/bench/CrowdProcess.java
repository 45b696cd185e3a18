package dev.talon.bench;

import io.netty.buffer.ByteBuf;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The screens' side of a {@link Crowd}. Reads how many to open, 0 to close all, which it answers; says which of them saw a board, and
 * when, and, behind a space, how many were refused or closed.
 */
final class CrowdProcess {
    private static final int TELL_EVERY_MS = 2;

    private final String number;
    private final int port;
    private final String path;
    private final int centres;
    private final int first;
    private final StringBuilder words = new StringBuilder();
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
    private Viewers viewers;
    private int lost;
    private int herds;

    private CrowdProcess(String... settings) {
        this.number = settings[0];
        this.port = Integer.parseInt(settings[1]);
        this.path = "/api/v1/centres/" + settings[2] + "%d/live";
        this.centres = Integer.parseInt(settings[3]);
        this.first = Integer.parseInt(settings[4]);
    }

    /** Ends with whoever started it. */
    public static void main(String[] arguments) throws Exception {
        var screens = new CrowdProcess(arguments);
        var teller = new Thread(screens::tell, "teller");
        teller.setDaemon(true);
        teller.start();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            screens.obey(Integer.parseInt(line));
        }
        System.exit(0);
    }

    private void obey(int more) {
        if (more == 0) {
            close();
            return;
        }
        Viewers mine = viewers();
        for (int i = 0; i < more; i++) {
            mine.open();
        }
    }

    private synchronized Viewers viewers() {
        if (viewers == null) {
            viewers = new Viewers(
                    "127." + number + "." + herds++ + ".",
                    first,
                    port,
                    viewer -> path.formatted(viewer % centres),
                    viewer -> "talon-device-hall-display=board-" + viewer,
                    this::seen);
        }
        return viewers;
    }

    private void close() {
        Viewers old;
        synchronized (this) {
            old = viewers;
            viewers = null;
        }
        if (old != null) {
            old.close();
        }
        synchronized (this) {
            words.append("closed\n");
        }
    }

    private synchronized void seen(int viewer, ByteBuf board) {
        words.append(viewer).append(' ').append(System.nanoTime()).append('\n');
    }

    private void tell() {
        while (true) {
            synchronized (this) {
                if (viewers != null && viewers.lost.get() != lost) {
                    lost = viewers.lost.get();
                    words.append(' ').append(lost).append('\n');
                }
                out.append(words);
                words.setLength(0);
            }
            out.flush();
            try {
                TimeUnit.MILLISECONDS.sleep(TELL_EVERY_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
