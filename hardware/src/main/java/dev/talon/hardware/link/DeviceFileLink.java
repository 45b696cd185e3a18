package dev.talon.hardware.link;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A device file that is read and written at the same time. Most such devices can be opened only once, so both
 * directions share one opening. Each has a channel of its own, because a channel that waits for bytes blocks writing.
 */
final class DeviceFileLink implements BlockingLink.Device {
    private static final long NOTHING_YET_MS = 100;

    private static final int KIND_OF_FILE = 0170000;
    private static final int BLOCK_DEVICE = 0060000;

    private final Path real;
    private final FileChannel in;
    private final FileChannel out;

    private DeviceFileLink(Path real, RandomAccessFile file) throws IOException {
        this.real = real;
        this.in = new FileInputStream(file.getFD()).getChannel();
        this.out = new FileOutputStream(file.getFD()).getChannel();
    }

    /** @throws Unreachable when there is no such device, it must not be used, or it is a file of another kind */
    static Link open(LinkAddress.DeviceFile address) throws IOException {
        Path path = Path.of(address.path());
        try {
            Path real = path.toRealPath();
            requirePrinter(path, real);
            return new BlockingLink(
                    "device " + path,
                    address.path(),
                    new DeviceFileLink(real, new RandomAccessFile(real.toFile(), "rw")));
        } catch (NoSuchFileException e) {
            throw new Unreachable(Unreachable.Why.ABSENT, path + " is not there");
        } catch (AccessDeniedException e) {
            throw new Unreachable(Unreachable.Why.FORBIDDEN, "no right to read and write " + path);
        } catch (FileNotFoundException e) {
            throw unreachable(path, e);
        }
    }

    /** Written data must go to a printer: a disk would be damaged, and a terminal could stop the whole program. */
    private static void requirePrinter(Path path, Path real) throws IOException {
        if (Files.isRegularFile(real) || Files.isDirectory(real) || isDisk(real)) {
            throw new Unreachable(Unreachable.Why.OTHER_KIND, path + " is no printer's device");
        }
        if (real.startsWith("/dev") && real.getFileName().toString().startsWith("tty")) {
            throw new Unreachable(
                    Unreachable.Why.OTHER_KIND, path + " is a serial port: it needs its speed and its settings");
        }
    }

    private static boolean isDisk(Path real) throws IOException {
        return real.getFileSystem().supportedFileAttributeViews().contains("unix")
                && ((int) Files.getAttribute(real, "unix:mode") & KIND_OF_FILE) == BLOCK_DEVICE;
    }

    /** The system gives the reason in the message only. */
    private static Unreachable unreachable(Path path, FileNotFoundException e) {
        String reason = e.getMessage().toLowerCase(Locale.ROOT);
        Unreachable.Why why = reason.contains("busy")
                ? Unreachable.Why.TAKEN
                : reason.contains("denied") || reason.contains("permitted")
                        ? Unreachable.Why.FORBIDDEN
                        : Unreachable.Why.ABSENT;
        return new Unreachable(why, path + ": " + e.getMessage());
    }

    /** An end of file does not mean the end: some printers send empty answers. The device is gone when its name is. */
    @Override
    public int read(byte[] into) throws IOException {
        int count = readOnce(into);
        if (count > 0) {
            return count;
        }
        if (Files.notExists(real)) {
            throw new NoSuchFileException(real.toString(), null, "unplugged");
        }
        try {
            Thread.sleep(NOTHING_YET_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** The driver of a printer that cannot answer refuses to be read at all; such a printer has no answers. */
    private int readOnce(byte[] into) throws IOException {
        try {
            return in.read(ByteBuffer.wrap(into));
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Invalid argument")) {
                return 0;
            }
            throw e;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        while (data.hasRemaining()) {
            out.write(data);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
    }
}
