package dev.talon.hardware.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder in which an agent keeps its token and its journal. Only its user can read it, and only one running agent
 * can use it.
 */
final class StateFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private StateFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder if it is missing.
     *
     * @throws WrongSetting when it cannot be used, or another agent uses it
     */
    static StateFolder open(Path path) {
        try {
            Files.createDirectories(path);
            onlyForItsOwner(path);
            Path file = path.resolve("lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            onlyForItsOwner(file);
            if (!isMine(channel)) {
                channel.close();
                throw new WrongSetting(Spoken.said("another", path));
            }
            return new StateFolder(path, channel);
        } catch (IOException e) {
            throw new WrongSetting(Spoken.said("wrong-folder", path, e));
        }
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            FileLock mine = channel.tryLock();
            return mine != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path journal() {
        return path.resolve("journal");
    }

    /** The folder for papers of virtual printers. */
    Path paper() {
        return path.resolve("paper");
    }

    /** The token of an earlier pairing. */
    Optional<String> token() throws IOException {
        Path file = path.resolve("token");
        return Files.exists(file)
                ? Optional.of(Files.readString(file, UTF_8).strip()).filter(token -> !token.isEmpty())
                : Optional.empty();
    }

    void keepToken(String token) throws IOException {
        Path fresh = path.resolve("token.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        onlyForItsOwner(fresh);
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            out.write(UTF_8.encode(token + "\n"));
            out.force(true);
        }
        Files.move(fresh, path.resolve("token"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        settle(path);
    }

    void forgetToken() throws IOException {
        Files.deleteIfExists(path.resolve("token"));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Sets 0700 or 0600 if the file system supports it; Windows gives a service's folder to its account. */
    static void onlyForItsOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            String access = Files.isDirectory(file) ? "rwx------" : "rw-------";
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(access));
        }
    }

    /** Makes sure that a renamed file survives a power cut, if the file system supports it for folders. */
    static void settle(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }
}
