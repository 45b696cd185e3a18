package dev.talon.hardware.link;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.OptionalInt;

/** A TCP connection with a time limit for connecting, reading and, unlike plain sockets, writing. */
final class TcpLink implements Link {
    /**
     * Small, so that data that the device has not accepted shows here as not sent, and is not hidden in the system's
     * buffers.
     */
    private static final int SEND_BUFFER = 4 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer received = ByteBuffer.allocate(256).flip();

    private TcpLink(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, 0);
    }

    /** @throws IOException when the name is unknown, nobody answers in time, or the connection is refused */
    static TcpLink connect(LinkAddress.Tcp to, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(to.host(), to.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException(to.host());
        }
        SocketChannel channel = SocketChannel.open();
        try {
            TcpLink link = new TcpLink(channel, Selector.open());
            link.finishConnect(address, System.nanoTime() + timeout.toNanos());
            return link;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void finishConnect(InetSocketAddress address, long deadline) throws IOException {
        try {
            boolean connected = channel.connect(address);
            while (!connected) {
                if (!ready(SelectionKey.OP_CONNECT, deadline)) {
                    throw new SocketTimeoutException("no answer from " + address);
                }
                connected = channel.finishConnect();
            }
        } catch (IOException | RuntimeException e) {
            selector.close();
            throw e;
        }
    }

    @Override
    public boolean write(ByteBuffer bytes, Duration stall) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0 && !ready(SelectionKey.OP_WRITE, System.nanoTime() + stall.toNanos())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public OptionalInt read(long deadline) throws IOException {
        while (!received.hasRemaining()) {
            received.clear();
            int count = channel.read(received);
            received.flip();
            if (count < 0) {
                throw new EOFException("the other side closed the connection");
            }
            if (count == 0 && !ready(SelectionKey.OP_READ, deadline)) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(Byte.toUnsignedInt(received.get()));
    }

    private boolean ready(int operation, long deadline) throws IOException {
        key.interestOps(operation);
        while (true) {
            long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            int count = selector.select(millis);
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedByInterruptException();
            }
            selector.selectedKeys().clear();
            if (count > 0) {
                return true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
