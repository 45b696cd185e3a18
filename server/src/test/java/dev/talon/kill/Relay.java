package dev.talon.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A piece of network between two programs: it can hold back what goes one way, break, and lead elsewhere. */
public final class Relay implements AutoCloseable {
    /** UP is from whoever connects. */
    public enum Way {
        UP,
        DOWN
    }

    private static final long PATIENCE_MS = 60_000;
    private static final int NOWHERE = 0;

    private final ServerSocket door;
    private final List<Socket> sockets = new ArrayList<>();
    private final Map<Way, StringBuilder> held = new EnumMap<>(Way.class);
    private final Map<Way, Boolean> frozen = new EnumMap<>(Way.class);
    private int target;
    private int life;
    private int deadBefore;
    private long passedUp;
    private long freezeDownAt = Long.MAX_VALUE;

    /** @param target a port of this machine */
    public Relay(int target) {
        this(target, open());
    }

    /** @param door where others connect, such as one that speaks TLS */
    public Relay(int target, ServerSocket door) {
        this.target = target;
        this.door = door;
        for (Way way : Way.values()) {
            held.put(way, new StringBuilder());
            frozen.put(way, false);
        }
        daemon(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Holds back what comes this way from now on. */
    public synchronized void freeze(Way way) {
        frozen.put(way, true);
    }

    /** Holds back what comes down once so many more bytes have gone up. */
    public synchronized void freezeDownAfter(long bytesUp) {
        freezeDownAt = passedUp + bytesUp;
    }

    /** What was held back goes on. */
    public synchronized void thaw(Way way) {
        frozen.put(way, false);
        held.get(way).setLength(0);
        freezeDownAt = Long.MAX_VALUE;
        notifyAll();
    }

    /** What is held back this way now. */
    public synchronized String holds(Way way) {
        return held.get(way).toString();
    }

    /** Waits until something that is held back contains a text. */
    public synchronized void awaitHeld(Way way, String text) throws InterruptedException {
        long deadline = System.currentTimeMillis() + PATIENCE_MS;
        while (held.get(way).indexOf(text) < 0) {
            long left = deadline - System.currentTimeMillis();
            if (left <= 0) {
                throw new AssertionError("no " + text + " came " + way + ", only " + held.get(way));
            }
            wait(left);
        }
    }

    /** Breaks every connection, with what was held back, and leads nowhere until {@link #leadTo}. */
    public synchronized void cut() {
        target = NOWHERE;
        life++;
        sockets.forEach(Relay::shut);
        sockets.clear();
        thaw(Way.UP);
        thaw(Way.DOWN);
    }

    /** From now on nothing comes through the connections that are open, and nobody is told; new ones work. */
    public synchronized void swallow() {
        deadBefore = ++life;
        notifyAll();
    }

    public synchronized void leadTo(int port) {
        target = port;
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                // Nobody there, or closed.
            }
        }
    }

    private synchronized void connect(Socket here) throws IOException {
        sockets.add(here);
        if (target == NOWHERE) {
            shut(here);
            return;
        }
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(there);
            int born = life;
            daemon(() -> pump(here, there, Way.UP, born));
            daemon(() -> pump(there, here, Way.DOWN, born));
        } catch (IOException e) {
            shut(here);
        }
    }

    private void pump(Socket from, Socket to, Way way, int born) {
        byte[] chunk = new byte[4096];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (mayPass(chunk, count, way, born)) {
                    out.write(chunk, 0, count);
                } else if (!isDead(born)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // One side has gone; the other goes with it.
        }
    }

    private synchronized boolean isDead(int born) {
        return born < deadBefore;
    }

    private synchronized boolean mayPass(byte[] chunk, int count, Way way, int born) throws InterruptedException {
        if (frozen.get(way)) {
            held.get(way).append(new String(chunk, 0, count, StandardCharsets.UTF_8));
            notifyAll();
        }
        while (frozen.get(way) && born == life) {
            wait();
        }
        if (way == Way.UP) {
            passedUp += count;
            if (passedUp >= freezeDownAt) {
                frozen.put(Way.DOWN, true);
            }
        }
        return born == life;
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }
}
