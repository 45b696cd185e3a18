package dev.talon.hardware.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A cable: what is written at one end comes out at the other. One end is a device with a path, to which a program under test
 * opens a serial port or a device file; the other end is a pair of streams. Closing it unplugs the device.
 */
public final class Pty implements AutoCloseable {
    private static final C C = Native.load("c", C.class);
    private static final int READ_AND_WRITE = 2;
    private static final int NOT_OUR_TERMINAL = 0x100;
    private static final int AT_ONCE = 0;
    private static final int TERMIOS_BYTES = 256;
    private static final short READABLE = 1;
    private static final int LOOK_MS = 20;

    private final int master;
    private final String path;
    private boolean closed;

    interface C extends Library {
        int posix_openpt(int flags) throws LastErrorException;

        int grantpt(int fd) throws LastErrorException;

        int unlockpt(int fd) throws LastErrorException;

        String ptsname(int fd) throws LastErrorException;

        int tcgetattr(int fd, byte[] termios) throws LastErrorException;

        void cfmakeraw(byte[] termios);

        int tcsetattr(int fd, int when, byte[] termios) throws LastErrorException;

        int poll(int[] fd, long count, int millis) throws LastErrorException;

        long read(int fd, byte[] bytes, long count) throws LastErrorException;

        long write(int fd, byte[] bytes, long count) throws LastErrorException;

        int close(int fd) throws LastErrorException;
    }

    private Pty(int master) {
        this.master = master;
        C.grantpt(master);
        C.unlockpt(master);
        this.path = name(master);
        byte[] settings = new byte[TERMIOS_BYTES];
        C.tcgetattr(master, settings);
        C.cfmakeraw(settings);
        C.tcsetattr(master, AT_ONCE, settings);
    }

    /** The system writes the name of every device to the same place: one asks at a time. */
    private static synchronized String name(int master) {
        return C.ptsname(master);
    }

    public static Pty open() {
        return new Pty(C.posix_openpt(READ_AND_WRITE | NOT_OUR_TERMINAL));
    }

    /** The device, such as {@code /dev/pts/3}. */
    public String path() {
        return path;
    }

    /** The device's settings as the kernel keeps them: input flags, output flags, control flags, local flags. */
    int[] settings() {
        byte[] settings = new byte[TERMIOS_BYTES];
        C.tcgetattr(master, settings);
        int[] flags = new int[4];
        ByteBuffer.wrap(settings).order(ByteOrder.nativeOrder()).asIntBuffer().get(flags);
        return flags;
    }

    /** Gives the device another name, as a udev rule would; an older device of that name loses it. */
    public Path named(Path name) throws IOException {
        Files.deleteIfExists(name);
        return Files.createSymbolicLink(name, Path.of(path));
    }

    /** What a program writes to the device; it goes on when the program closes the device, and ends with the cable. */
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                byte[] bytes = new byte[most];
                int count = 0;
                while (count == 0 && most > 0) {
                    count = readSome(bytes);
                }
                if (count > 0) {
                    System.arraycopy(bytes, 0, into, from, count);
                }
                return count;
            }
        };
    }

    /** What is written here a program reads from the device. Closing it unplugs the device. */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                writeAll(Arrays.copyOfRange(bytes, from, from + count));
            }

            @Override
            public void close() {
                Pty.this.close();
            }
        };
    }

    /** @return 0 where nothing has come for now; below 0 when the cable is closed */
    private int readSome(byte[] bytes) throws IOException {
        try {
            synchronized (this) {
                if (closed) {
                    return -1;
                }
                // struct pollfd: the file, then the events wanted (low half) and found (high half).
                int[] wanted = {master, READABLE};
                if (C.poll(wanted, 1, 0) > 0 && (wanted[1] >> 16 & READABLE) != 0) {
                    return (int) C.read(master, bytes, bytes.length);
                }
                wait(LOOK_MS);
                return 0;
            }
        } catch (LastErrorException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private synchronized void writeAll(byte[] bytes) throws IOException {
        if (closed) {
            throw new IOException("the cable is closed");
        }
        try {
            C.write(master, bytes, bytes.length);
        } catch (LastErrorException e) {
            throw new IOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            C.close(master);
            notifyAll();
        }
    }
}
