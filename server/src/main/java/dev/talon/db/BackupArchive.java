package dev.talon.db;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes a backup as a {@code .tar.gz}. The first entry describes it, the last one marks it as complete, and between
 * them are the files of the database.
 */
final class BackupArchive {
    static final String ABOUT = "talon-backup.properties";
    static final String WHOLE = "talon-backup.whole";
    static final String FIGURES = "postgresql/";

    private static final int QUICK = 3;
    private static final int OWN_FILE = 0100600;
    private static final int OWN_DIRECTORY = 040700;

    private final GzipCompressorOutputStream gzip;
    private final TarArchiveOutputStream tar;
    private final byte[] buffer = new byte[1 << 16];

    BackupArchive(OutputStream out) throws IOException {
        var quick = new GzipParameters();
        quick.setCompressionLevel(QUICK);
        gzip = new GzipCompressorOutputStream(new BufferedOutputStream(out, 1 << 16), quick);
        tar = new TarArchiveOutputStream(gzip, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void directory(String name) throws IOException {
        var entry = new TarArchiveEntry(name.endsWith("/") ? name : name + "/");
        entry.setMode(OWN_DIRECTORY);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    void text(String name, String content) throws IOException {
        bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(String name, byte[] content) throws IOException {
        put(name, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /**
     * Writes a file that PostgreSQL may be changing. The WAL contains what it gains or loses meanwhile, so a shorter
     * file is filled with zeros to the announced length; one that has disappeared is left out.
     *
     * @return the bytes written, 0 for a file that has disappeared
     */
    long file(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            put(name, size);
            long left = size;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    Arrays.fill(buffer, (byte) 0);
                    count = (int) Math.min(buffer.length, left);
                }
                tar.write(buffer, 0, count);
                left -= count;
            }
            tar.closeArchiveEntry();
            return size;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Says that nothing is missing. The stream below stays open. */
    void finish() throws IOException {
        text(WHOLE, "");
        tar.finish();
        gzip.finish();
        gzip.flush();
    }

    private void put(String name, long size) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(OWN_FILE);
        tar.putArchiveEntry(entry);
    }
}
