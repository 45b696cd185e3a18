package dev.talon.hardware.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A device file, read and written at once. Most such devices are one program's at a time. */
final class DeviceFileLink implements BlockingLink.Device {
    private static final long NOTHING_YET_MS = 100;

    private static final int KIND_OF_FILE = 0170000;
    private static final int BLOCK_DEVICE = 0060000;

    private final Path real;
    private final FileChannel channel;

    private DeviceFileLink(Path real, FileChannel channel) {
        this.real = real;
        this.channel = channel;
    }

    /** @throws Unreachable when there is no such device, it is not ours to use, or it is a file of another kind */
    static Link open(LinkAddress.DeviceFile address) throws IOException {
        Path path = Path.of(address.path());
        try {
            Path real = path.toRealPath();
            requirePrinter(path, real);
            FileChannel channel = FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new BlockingLink("device " + path, new DeviceFileLink(real, channel));
        } catch (NoSuchFileException e) {
            throw new Unreachable(Unreachable.Why.ABSENT, path + " is not there");
        } catch (AccessDeniedException e) {
            throw new Unreachable(Unreachable.Why.FORBIDDEN, "no right to read and write " + path);
        } catch (FileSystemException e) {
            throw unreachable(path, String.valueOf(e.getReason()));
        }
    }

    /** What is written here ends up there: a disk would lose its data, and a terminal could take the whole program down. */
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

    private static Unreachable unreachable(Path path, String reason) {
        boolean taken = reason.toLowerCase(Locale.ROOT).contains("busy");
        return new Unreachable(taken ? Unreachable.Why.TAKEN : Unreachable.Why.ABSENT, path + ": " + reason);
    }

    /** An end of file is no end here: some printers send empty answers. Gone it is when its name is. */
    @Override
    public int read(byte[] into) throws IOException {
        int count = channel.read(ByteBuffer.wrap(into));
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

    @Override
    public void write(byte[] bytes) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
