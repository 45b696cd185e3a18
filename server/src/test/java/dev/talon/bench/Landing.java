package dev.talon.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Where papers land: a port that answers like a ready printer, draws nothing and takes no time, so that what is measured is
 * Talon.
 */
final class Landing implements AutoCloseable {
    private static final int ASKED_AT_ONCE = 0x10;
    private static final int READY = 0x12;
    private static final byte[] ARE_YOU_DONE = {0x1D, 'r', 1};

    /** When its first byte came and when it was confirmed, by {@link System#nanoTime}. */
    record Landed(long first, long confirmed, long bytes) {}

    private final ServerSocket door;
    private final BlockingQueue<Landed> landed = new LinkedBlockingQueue<>();

    Landing() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::run, "landing " + port());
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    Landed next() throws InterruptedException {
        return landed.take();
    }

    private void run() {
        while (!door.isClosed()) {
            try (Socket guest = door.accept()) {
                guest.setTcpNoDelay(true);
                serve(guest.getInputStream(), guest.getOutputStream());
            } catch (IOException e) {
                // The next guest may do better; a closed door ends the loop.
            }
        }
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[1 << 16];
        long first = 0;
        long bytes = 0;
        int matched = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            if (first == 0 && chunk[0] == ASKED_AT_ONCE) {
                for (int question = 0; question < count / 3; question++) {
                    out.write(READY);
                }
                continue;
            }
            first = first == 0 ? System.nanoTime() : first;
            bytes += count;
            for (int i = 0; i < count; i++) {
                matched = chunk[i] == ARE_YOU_DONE[matched] ? matched + 1 : chunk[i] == ARE_YOU_DONE[0] ? 1 : 0;
                if (matched == ARE_YOU_DONE.length) {
                    landed.add(new Landed(first, System.nanoTime(), bytes - ARE_YOU_DONE.length));
                    out.write(0);
                    matched = 0;
                    first = 0;
                    bytes = 0;
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
