package dev.talon.db;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Restores a backup into an empty data directory. PostgreSQL's configuration, programs and access rules come from
 * Talon, never from the archive.
 */
public final class Restore {
    private static final int LARGEST_ABOUT = 4096;

    private Restore() {}

    /**
     * Unpacks into a separate directory, and moves the data into place when the archive has proved complete; then
     * starts PostgreSQL once, so that the result is known to work. Blocks.
     *
     * @throws DatabaseFault when the file is no complete backup of this PostgreSQL, or the directory is not empty; the
     *     directory is then as it was
     */
    public static void read(Path file, DataDirectory directory) {
        try {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new DatabaseFault("The file " + file + " cannot be read: name a backup of Talon.");
            }
            if (!directory.isEmpty()) {
                throw new DatabaseFault(
                        "The data directory " + directory.path()
                                + " is not empty: choose an empty one with --data or TALON_DATA, so that no data are overwritten.");
            }
            directory.create();
            FileLock lock = directory.lock();
            try {
                unpackAside(file, directory);
            } finally {
                lock.channel().close();
            }
            tryOut(directory);
        } catch (IOException e) {
            throw new DatabaseFault(
                    "The file " + file + " is damaged, or is not a backup of Talon (" + words(e)
                            + "): take another; nothing was restored.",
                    e);
        }
    }

    private static String words(IOException fault) {
        if (fault instanceof EOFException || fault.getMessage() == null) {
            return "it ends too early";
        }
        return fault.getMessage();
    }

    private static void tryOut(DataDirectory directory) throws IOException {
        try {
            EmbeddedDatabase.start(directory).stop();
        } catch (DatabaseFault fault) {
            directory.clear();
            throw new DatabaseFault(
                    "PostgreSQL cannot use the data of the backup: take another; nothing was restored. It said: "
                            + fault.getMessage(),
                    fault);
        }
    }

    private static void unpackAside(Path file, DataDirectory directory) throws IOException {
        Path fresh = directory.path().resolve("postgresql.new");
        Trees.delete(fresh);
        try (var gzip = new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
                var tar = new TarArchiveInputStream(gzip, "UTF-8")) {
            Properties about = about(tar);
            var program = PostgresProgram.unpacked(directory.path().resolve("program"));
            if (!program.major().equals(about.getProperty("postgresql"))) {
                throw new DatabaseFault("The backup " + file + " is of PostgreSQL " + about.getProperty("postgresql")
                        + " and this Talon brings " + program.major() + ": restore it with the Talon that wrote it.");
            }
            unpack(tar, fresh);
            // The checksum comes after the last entry.
            gzip.transferTo(OutputStream.nullOutputStream());
            NewCluster.configure(fresh, program);
            if ("demo".equals(about.getProperty("for"))) {
                directory.markDemo();
            }
            Files.move(fresh, directory.figures(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(fresh);
        }
    }

    private static Properties about(TarArchiveInputStream tar) throws IOException {
        TarArchiveEntry first = tar.getNextEntry();
        if (first == null || !first.getName().equals(BackupArchive.ABOUT)) {
            throw new IOException("it does not begin as one");
        }
        var about = new Properties();
        about.load(new StringReader(new String(tar.readNBytes(LARGEST_ABOUT), StandardCharsets.UTF_8)));
        if (!"1".equals(about.getProperty("format"))) {
            throw new IOException("a newer Talon wrote it");
        }
        return about;
    }

    private static void unpack(TarArchiveInputStream tar, Path fresh) throws IOException {
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        boolean whole = false;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            ArchivedName.refuseAllButFilesAndDirectories(entry);
            if (entry.getName().equals(BackupArchive.WHOLE)) {
                whole = true;
                continue;
            }
            ArchivedName name = ArchivedName.of(entry);
            Path path = fresh.resolve(name.path());
            if (!name.isFigures()) {
                continue;
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path, own);
            } else {
                Files.createDirectories(path.getParent(), own);
                write(tar, path);
            }
        }
        if (!whole) {
            throw new IOException("its end is missing");
        }
    }

    private static void write(TarArchiveInputStream tar, Path path) throws IOException {
        if (Files.exists(path)) {
            throw new IOException("it holds " + path.getFileName() + " twice");
        }
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var buffer = new byte[1 << 16];
        try (var out = new FileOutputStream(path.toFile())) {
            for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                try {
                    out.write(buffer, 0, count);
                } catch (IOException e) {
                    // The error is not in the archive.
                    throw new DatabaseFault(
                            "The data cannot be written to " + path + " (" + e.getMessage()
                                    + "): free space, or choose another directory with --data or TALON_DATA; nothing was"
                                    + " restored.",
                            e);
                }
            }
        }
    }
}
