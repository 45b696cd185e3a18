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
                throw DatabaseFault.of("restore.unreadable", file);
            }
            if (!directory.isEmpty()) {
                throw DatabaseFault.of("restore.not-empty", directory.path());
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
            throw DatabaseFault.of(e, "restore.damaged", file, words(e));
        }
    }

    /**
     * Reads a backup to its last byte, as a restore does, and writes nothing. Blocks.
     *
     * @throws IOException when it is no complete backup
     */
    public static void check(Path file) throws IOException {
        try (var gzip = new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
                var tar = new TarArchiveInputStream(gzip, "UTF-8")) {
            about(tar);
            boolean whole = false;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                whole |= entry.getName().equals(BackupArchive.WHOLE);
            }
            gzip.transferTo(OutputStream.nullOutputStream());
            if (!whole) {
                throw new IOException("its end is missing");
            }
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
            throw DatabaseFault.of(fault, "restore.useless", fault.text());
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
                throw DatabaseFault.of("restore.other-version", file, about.getProperty("postgresql"), program.major());
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
                Files.createDirectories(path, OwnFiles.folder(path));
            } else {
                Files.createDirectories(path.getParent(), OwnFiles.folder(path));
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
        Files.createFile(path, OwnFiles.file(path));
        var buffer = new byte[1 << 16];
        try (var out = new FileOutputStream(path.toFile())) {
            for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                try {
                    out.write(buffer, 0, count);
                } catch (IOException e) {
                    // The error is not in the archive.
                    throw DatabaseFault.of(e, "restore.unwritable", path, e.getMessage());
                }
            }
        }
    }
}
