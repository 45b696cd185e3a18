package dev.talon.db;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A backup of the running embedded PostgreSQL, by its low-level backup functions. After a restore the database
 * contains everything that was committed before the backup ended.
 */
public final class Backup {
    /** Directories whose contents PostgreSQL creates anew at its start; the directories themselves are kept. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Pattern LEFT_OUT = Pattern.compile(
            "postmaster\\.pid|postmaster\\.opts|backup_label.*|tablespace_map.*|pg_internal\\.init.*|pgsql_tmp.*"
                    + "|.*\\.tmp|current_logfiles");
    /** Read last and whole: it must be as new as the rest. */
    private static final String CONTROL = "global/pg_control";

    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    /** How far a backup is, for a person who waits. */
    @FunctionalInterface
    public interface Progress {
        /** @param total bytes, as they were at the beginning */
        void at(long done, long total);
    }

    /** @param until everything committed before it is in the backup */
    public record Result(Path file, long bytes, Instant until) {}

    private record Segments(String first, String last) {}

    private final DataDirectory directory;
    private final Progress progress;
    private long total;
    private long done;

    private Backup(DataDirectory directory, Progress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Writes a backup to {@code file}, through {@code file.part}; an older backup of that name is replaced when the new
     * one is complete. Blocks. If PostgreSQL does not run, it runs for as long as the backup takes.
     *
     * @throws DatabaseFault when there is nothing to back up, or it cannot be read or written
     */
    public static Result write(DataDirectory directory, Path file, Progress progress) {
        Path target = file.toAbsolutePath().normalize();
        if (!directory.hasFigures()) {
            throw DatabaseFault.of("no-database", directory.path());
        }
        if (target.startsWith(directory.path())) {
            throw DatabaseFault.of("backup.inside", directory.path());
        }
        if (!Files.isDirectory(target.getParent())) {
            throw DatabaseFault.of("backup.no-directory", target.getParent());
        }
        try {
            Optional<DatabaseAddress> running = directory.address();
            if (running.isPresent()) {
                return new Backup(directory, progress).write(running.get(), target);
            }
            EmbeddedDatabase started = EmbeddedDatabase.start(directory);
            try {
                return new Backup(directory, progress).write(started.address(), target);
            } finally {
                started.stop();
            }
        } catch (IOException | SQLException e) {
            throw DatabaseFault.of(e, "backup.failed", target, e.getMessage());
        }
    }

    private Result write(DatabaseAddress address, Path target) throws IOException, SQLException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnFiles.file(part))) {
            lock(channel, part);
            channel.truncate(0);
            Instant until;
            try (Connection connection = Database.dataSource(address).getConnection()) {
                var archive = new BackupArchive(Channels.newOutputStream(channel));
                until = copy(connection, archive);
                archive.finish();
                channel.force(true);
                long bytes = channel.size();
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sync(target.getParent());
                return new Result(target, bytes, until);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    private Instant copy(Connection connection, BackupArchive archive) throws IOException, SQLException {
        Path figures = directory.figures();
        archive.text(BackupArchive.ABOUT, about());
        // Until this session ends, no WAL from here on is recycled.
        ask(connection, "SELECT pg_create_physical_replication_slot('talon_backup_' || pg_backend_pid(), true, true)");
        String first = ask(connection, "SELECT pg_walfile_name(pg_backup_start('talon', true))")[0];
        total = size(figures);
        archive.directory(BackupArchive.FIGURES);
        tree(archive, figures);
        archive.bytes(BackupArchive.FIGURES + CONTROL, control(figures));

        // An answer of pg_backup_stop belongs to the end of the backup; everything committed until now is in it.
        Instant until = Instant.now();
        String[] stop =
                ask(connection, "SELECT pg_walfile_name(lsn), labelfile, spcmapfile FROM pg_backup_stop(false)");
        archive.text(BackupArchive.FIGURES + "backup_label", stop[1]);
        if (!stop[2].isBlank()) {
            throw DatabaseFault.of("backup.tablespaces");
        }
        wal(archive, new Segments(first, stop[0]));
        return until;
    }

    private String about() throws IOException {
        return "format=1\npostgresql="
                + Files.readString(directory.figures().resolve("PG_VERSION")).strip() + "\nfor="
                + (directory.isDemo() ? "demo" : "queue") + "\nbegun=" + Instant.now() + "\n";
    }

    private void tree(BackupArchive archive, Path figures) throws IOException {
        Files.walkFileTree(figures, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                String name = figures.relativize(path).toString();
                if (LEFT_OUT.matcher(path.getFileName().toString()).matches()) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!name.isEmpty()) {
                    archive.directory(BackupArchive.FIGURES + name);
                }
                if (name.equals("pg_wal")) {
                    archive.directory(BackupArchive.FIGURES + "pg_wal/archive_status");
                    archive.directory(BackupArchive.FIGURES + "pg_wal/summaries");
                }
                return EMPTIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                String name = figures.relativize(path).toString();
                if (!name.equals(CONTROL)
                        && !LEFT_OUT.matcher(path.getFileName().toString()).matches()) {
                    done += archive.file(BackupArchive.FIGURES + name, path);
                    progress.at(done, total);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }
        });
    }

    private void wal(BackupArchive archive, Segments needed) throws IOException {
        Path wal = directory.figures().resolve("pg_wal");
        List<String> names = new ArrayList<>();
        try (var files = Files.list(wal)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".history")
                            || SEGMENT.matcher(name).matches()
                                    && name.compareTo(needed.first) >= 0
                                    && name.compareTo(needed.last) <= 0)
                    .sorted(Comparator.naturalOrder())
                    .forEach(names::add);
        }
        if (!names.contains(needed.first) || !names.contains(needed.last)) {
            throw new IOException("PostgreSQL has already recycled " + needed.first);
        }
        for (String name : names) {
            archive.file(BackupArchive.FIGURES + "pg_wal/" + name, wal.resolve(name));
        }
    }

    /** PostgreSQL may be writing it: two equal readings are a complete one. */
    private static byte[] control(Path figures) throws IOException {
        byte[] before = Files.readAllBytes(figures.resolve(CONTROL));
        while (true) {
            byte[] again = Files.readAllBytes(figures.resolve(CONTROL));
            if (Arrays.equals(before, again)) {
                return again;
            }
            before = again;
        }
    }

    static long size(Path figures) throws IOException {
        var bytes = new long[1];
        Files.walkFileTree(figures, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return EMPTIED.contains(figures.relativize(path).toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException fault) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }

    private static void lock(FileChannel channel, Path part) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // The sentence below says it.
        }
        throw new IOException("another backup is writing " + part);
    }

    private static void sync(Path directory) throws IOException {
        // Windows opens no folder as a file.
        if (!OwnFiles.haveRights(directory)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String[] ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            var row = new String[answer.getMetaData().getColumnCount()];
            for (int column = 0; column < row.length; column++) {
                row[column] = Optional.ofNullable(answer.getString(column + 1)).orElse("");
            }
            return row;
        }
    }
}
