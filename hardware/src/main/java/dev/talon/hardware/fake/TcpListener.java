package dev.talon.hardware.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A fake printer's port. It accepts one connection at a time, and none while it is closed. */
final class TcpListener {
    /** Small as in a cheap printer: a slip does not fit, so a printer that does not read is noticed. */
    private static final int RECEIVE_BUFFER = 2048;

    private final InetAddress host;
    private final int port;
    private ServerSocket listener;
    private boolean closed;
    private boolean accepting;

    /** @throws UncheckedIOException when the port is taken */
    TcpListener(InetAddress host, int port) {
        this.host = host;
        this.listener = listen(port);
        this.port = listener.getLocalPort();
    }

    int port() {
        return port;
    }

    synchronized void open(boolean wanted) {
        if (!wanted) {
            shut();
        } else if (listener.isClosed() && !closed) {
            listener = listen(port);
        }
        notifyAll();
    }

    /** The next connection; waits until the listener is open. */
    Socket accept() throws IOException, InterruptedException {
        ServerSocket open = opened();
        try {
            return open.accept();
        } finally {
            synchronized (this) {
                accepting = false;
                notifyAll();
            }
        }
    }

    private synchronized ServerSocket opened() throws InterruptedException {
        while (listener.isClosed() && !closed) {
            wait();
        }
        accepting = true;
        return listener;
    }

    synchronized boolean isClosedForGood() {
        return closed;
    }

    synchronized void closeForGood() {
        closed = true;
        shut();
        notifyAll();
    }

    /** The system accepts connections for as long as anybody still waits for one. */
    private void shut() {
        try {
            listener.close();
            while (accepting) {
                wait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReceiveBufferSize(RECEIVE_BUFFER);
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(host, at));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + at + ": " + e.getMessage(), e);
        }
    }
}
