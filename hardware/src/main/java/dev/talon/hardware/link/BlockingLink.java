package dev.talon.hardware.link;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A line with time limits to a device whose reads and writes may block for ever. One thread reads, another writes,
 * and the caller waits for them only as long as it wants to. A device that accepts no data blocks only the writing
 * thread, until the line is closed.
 */
final class BlockingLink implements Link {
    /**
     * Bytes that are given to the device at once: the unit of progress, and of what may be lost in a device that stops.
     */
    static final int CHUNK = 256;

    /** More than this unread is noise; the oldest bytes are dropped. */
    private static final int MOST_UNREAD = 4096;

    /** A device, each of whose calls may block for ever. */
    interface Device {
        /**
         * @return how many bytes were read; 0 when there is nothing for now
         * @throws IOException when the device is gone or closed
         */
        int read(byte[] into) throws IOException;

        /** Writes all of it. */
        void write(byte[] bytes) throws IOException;

        /** Called once, possibly during reads and writes; they then end with an exception. May block. */
        void close() throws IOException;
    }

    private final String name;
    private final String path;
    private final Device device;
    private final Thread reader;
    private final Thread writer;
    private final ArrayDeque<Byte> unread = new ArrayDeque<>();
    private Optional<byte[]> chunk = Optional.empty();
    private Optional<IOException> readFault = Optional.empty();
    private Optional<IOException> writeFault = Optional.empty();
    private boolean closed;

    /**
     * Starts its two threads.
     *
     * @param path what the device is opened by again, see {@link ClosingDevices}
     */
    BlockingLink(String name, String path, Device device) {
        this.name = name;
        this.path = path;
        this.device = device;
        this.reader = daemon(name + " is read", this::readAll);
        this.writer = daemon(name + " is written", this::writeAll);
    }

    @Override
    public synchronized boolean write(ByteBuffer bytes, Duration stall) throws IOException {
        while (bytes.hasRemaining()) {
            if (!awaitTaken(System.nanoTime() + stall.toNanos())) {
                return false;
            }
            byte[] next = new byte[Math.min(CHUNK, bytes.remaining())];
            bytes.get(next);
            chunk = Optional.of(next);
            notifyAll();
        }
        return awaitTaken(System.nanoTime() + stall.toNanos());
    }

    private boolean awaitTaken(long deadline) throws IOException {
        checkBoth();
        while (chunk.isPresent()) {
            if (!sleep(deadline)) {
                return false;
            }
            checkBoth();
        }
        return true;
    }

    @Override
    public synchronized OptionalInt read(long deadline) throws IOException {
        while (unread.isEmpty()) {
            check(readFault);
            if (!sleep(deadline)) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(Byte.toUnsignedInt(unread.remove()));
    }

    /** Only the reader notices that some devices are gone. */
    private void checkBoth() throws IOException {
        check(writeFault);
        check(readFault);
    }

    private void check(Optional<IOException> fault) throws IOException {
        if (fault.isPresent()) {
            throw new IOException(fault.get().getMessage(), fault.get());
        }
        if (closed) {
            throw new EOFException(name + " is closed");
        }
    }

    /** @return whether any time was left */
    private boolean sleep(long deadline) throws IOException {
        long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
        if (millis <= 0) {
            return false;
        }
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
        return true;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        var ended = new CompletableFuture<Void>();
        ClosingDevices.begins(path, ended);
        daemon(name + " is closed", () -> {
            closeDevice();
            awaitThreads();
            ended.complete(null);
        });
    }

    private void readAll() {
        byte[] bytes = new byte[64];
        try {
            while (!isClosed()) {
                keep(bytes, device.read(bytes));
            }
        } catch (IOException e) {
            synchronized (this) {
                readFault = Optional.of(e);
                notifyAll();
            }
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            unread.add(bytes[i]);
        }
        while (unread.size() > MOST_UNREAD) {
            unread.remove();
        }
        notifyAll();
    }

    private void writeAll() {
        try {
            for (Optional<byte[]> next = nextChunk(); next.isPresent(); next = nextChunk()) {
                device.write(next.get());
                synchronized (this) {
                    chunk = Optional.empty();
                    notifyAll();
                }
            }
        } catch (IOException e) {
            synchronized (this) {
                writeFault = Optional.of(e);
                notifyAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<byte[]> nextChunk() throws InterruptedException {
        while (chunk.isEmpty() && !closed) {
            wait();
        }
        return closed ? Optional.empty() : chunk;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void closeDevice() {
        try {
            device.close();
        } catch (IOException e) {
            // The device is gone already, which was the aim.
        }
    }

    private void awaitThreads() {
        try {
            writer.join();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
