package dev.talon.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A converter from the network to a serial line, with signs or pads on it. */
final class FakeCable implements AutoCloseable {
    private final ServerSocket door;
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final int length;
    private volatile Socket guest;
    private volatile int[] kept = {};

    /** @param length of the frames that come, in bytes */
    FakeCable(int length) {
        this.length = length;
        try {
            this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "fake cable");
        reader.setDaemon(true);
        reader.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** The first of the next frames that is this one. */
    void await(String frame) throws InterruptedException {
        String found;
        do {
            found = frames.poll(60, TimeUnit.SECONDS);
            if (found == null) {
                throw new AssertionError("no frame " + frame + " came");
            }
        } while (!found.equals(frame));
    }

    /** Waits until somebody listens, and sends bytes. */
    synchronized void send(int... bytes) throws IOException, InterruptedException {
        while (guest == null) {
            wait(60_000);
        }
        for (int b : bytes) {
            guest.getOutputStream().write(b);
        }
        guest.getOutputStream().flush();
    }

    /** Sends these bytes to each that connects, at once: what came while nobody did. */
    void keepBeforeListening(int... bytes) {
        kept = bytes.clone();
    }

    private void read() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                for (int b : kept) {
                    socket.getOutputStream().write(b);
                }
                synchronized (this) {
                    guest = socket;
                    notifyAll();
                }
                byte[] frame = socket.getInputStream().readNBytes(length);
                while (frame.length == length) {
                    frames.add(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(frame));
                    frame = socket.getInputStream().readNBytes(length);
                }
            } catch (IOException e) {
                // The next guest may do better; a closed door ends the loop.
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            if (guest != null) {
                guest.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
