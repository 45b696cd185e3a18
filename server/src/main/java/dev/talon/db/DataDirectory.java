package dev.talon.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of the embedded PostgreSQL, closed to other users.
 *
 * <pre>
 * talon.lock     held by the Talon that uses the directory
 * demo           exists if the data are the demonstration's
 * postgresql/    the database
 * postgresql.log the log of PostgreSQL
 * </pre>
 */
public record DataDirectory(Path path) {
    private static final String LOCK = "talon.lock";
    /** What an empty one may hold: every file system of its own has the last at its top. */
    private static final Set<String> BESIDE = Set.of(LOCK, "program", "lost+found");
    /** What a Talon leaves that was stopped before it had figures. */
    private static final Pattern BEFORE_FIGURES = Pattern.compile(
            "talon\\.lock|talon\\.password|demo|postgresql\\.(new|model|log|log\\.old)|paper|program|try\\d+|lost\\+found");

    static final String PASSWORD_FILE = "talon.password";

    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    Path figures() {
        return path.resolve("postgresql");
    }

    /** How large the database is, without its log of changes, in bytes. */
    public long bytes() throws IOException {
        return Backup.size(figures());
    }

    /** What PostgreSQL had to say. */
    public Path log() {
        return path.resolve("postgresql.log");
    }

    /**
     * Marks the purpose of the data, once, so that a real queue and a demonstration are never confused.
     *
     * @throws DatabaseFault when they have the other purpose, or another Talon uses them, or the directory cannot be
     *     written
     */
    public void reserve(boolean demo) {
        create();
        try {
            lock().channel().close();
            if (!hasFigures()) {
                Files.deleteIfExists(demoMark());
                if (demo) {
                    markDemo();
                }
            }
            if (isDemo() != demo) {
                throw DatabaseFault.of(demo ? "directory.real" : "directory.demo", path);
            }
        } catch (IOException e) {
            throw DatabaseFault.of(e, "directory.unusable", path, e.getMessage());
        }
    }

    boolean isDemo() {
        return Files.exists(demoMark());
    }

    void markDemo() throws IOException {
        Files.createFile(demoMark(), OwnFiles.file(demoMark()));
    }

    private Path demoMark() {
        return path.resolve("demo");
    }

    /** Whether it contains at most a lock file and the programs of PostgreSQL. */
    boolean isEmpty() throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.allMatch(file -> BESIDE.contains(file.getFileName().toString()));
        }
    }

    /** Removes data that turned out not to work. */
    void clear() throws IOException {
        Trees.delete(figures());
        Files.deleteIfExists(demoMark());
        Files.deleteIfExists(log());
    }

    /** Whether there is a database in it. */
    public boolean hasFigures() {
        return Files.exists(figures().resolve("PG_VERSION"));
    }

    /** @throws DatabaseFault when it cannot be created or written, or is a folder with other files */
    void create() {
        try {
            Files.createDirectories(path);
            refuseRootAsGuest();
            refuseOtherThings();
            OwnFiles.close(path);
            Files.delete(Files.createTempFile(path, "try", ""));
        } catch (IOException e) {
            throw DatabaseFault.of(e, "directory.unwritable", path);
        }
    }

    /** A mistyped path must not make somebody's documents unreadable to others, or mix them with the database. */
    private void refuseOtherThings() throws IOException {
        if (hasFigures()) {
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            inside.map(file -> file.getFileName().toString())
                    .filter(name -> !BEFORE_FIGURES.matcher(name).matches())
                    .findFirst()
                    .ifPresent(other -> {
                        throw DatabaseFault.of("directory.other-files", path, other);
                    });
        }
    }

    /** Root could write here, and its files would lock out the user who owns the directory. */
    private void refuseRootAsGuest() throws IOException {
        String owner = Files.getOwner(path).getName();
        if ("root".equals(System.getProperty("user.name")) && !"root".equals(owner)) {
            throw DatabaseFault.of("directory.owner", path, owner);
        }
    }

    /**
     * Takes the directory for this process until it ends, however it ends.
     *
     * @throws DatabaseFault when another Talon has it
     */
    FileLock lock() throws IOException {
        var channel = FileChannel.open(
                path.resolve(LOCK),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnFiles.file(path));
        Optional<FileLock> lock = tryLock(channel);
        if (lock.isEmpty()) {
            channel.close();
            throw DatabaseFault.of("directory.taken", path);
        }
        OwnFiles.close(path.resolve(LOCK));
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return lock.get();
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    /** The PostgreSQL that runs on these figures, whoever started it. */
    public Optional<ProcessHandle> postmaster() throws IOException {
        List<String> lines = postmasterFile();
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process -> !EndedProcess.is(process))
                        .filter(this::isOurs);
    }

    /** The address of the PostgreSQL that runs on these figures. */
    public Optional<DatabaseAddress> address() throws IOException {
        if (postmaster().isEmpty()) {
            return Optional.empty();
        }
        // pid, data directory, start time, port, …
        return Optional.of(address(Integer.parseInt(postmasterFile().get(3).strip())));
    }

    DatabaseAddress address(int port) throws IOException {
        String password = Files.readString(figures().resolve(PASSWORD_FILE)).strip();
        return new DatabaseAddress("127.0.0.1", port, "talon", "talon", password);
    }

    private List<String> postmasterFile() throws IOException {
        Path file = figures().resolve("postmaster.pid");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** After a process has ended, another may get its number. */
    private boolean isOurs(ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .map(program -> program.endsWith("/postgres"))
                .orElse(true);
        return postgres
                && process.info()
                        .commandLine()
                        .map(line -> line.contains(figures().toString()))
                        .orElse(true);
    }
}
