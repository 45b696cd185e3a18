package dev.talon.db;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The name of an entry in a backup, relative to the data directory. Anybody may have made the archive: an entry must
 * not lead out of the directory, and PostgreSQL's configuration, and files that start a recovery or place tables
 * elsewhere, are not taken.
 */
record ArchivedName(Path path) {
    /**
     * The files at the top of the data directory that are taken; every other file there is configuration or a signal.
     */
    private static final Set<String> FILES = Set.of("PG_VERSION", "backup_label", DataDirectory.PASSWORD_FILE);

    private static final Set<String> DIRECTORIES = Set.of(
            "base",
            "global",
            "pg_commit_ts",
            "pg_dynshmem",
            "pg_logical",
            "pg_multixact",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_tblspc",
            "pg_twophase",
            "pg_wal",
            "pg_xact");

    /** Only the directory itself is taken: its contents belong to a running server, or lead elsewhere. */
    private static final Set<String> EMPTIED =
            Set.of("pg_dynshmem", "pg_notify", "pg_replslot", "pg_snapshots", "pg_stat_tmp", "pg_tblspc");

    /** @throws IOException for a name that is not below the figures */
    static ArchivedName of(TarArchiveEntry entry) throws IOException {
        String name = entry.getName();
        if (name.startsWith(BackupArchive.FIGURES)) {
            try {
                Path path = Path.of(name.substring(BackupArchive.FIGURES.length()));
                if (!path.isAbsolute() && path.equals(path.normalize()) && !path.startsWith("..")) {
                    return new ArchivedName(path);
                }
            } catch (InvalidPathException e) {
                // The sentence below says it.
            }
        }
        throw new IOException("it holds a file that does not belong there, " + printable(name));
    }

    /** Whether it is part of the database itself. */
    boolean isFigures() {
        String top = path.getName(0).toString();
        if (path.getNameCount() == 1) {
            return top.isEmpty() || FILES.contains(top) || DIRECTORIES.contains(top);
        }
        return DIRECTORIES.contains(top) && !EMPTIED.contains(top);
    }

    /** @throws IOException for a link, a pipe, a device, and whatever else an archive can hold */
    static void refuseAllButFilesAndDirectories(TarArchiveEntry entry) throws IOException {
        byte kind = entry.getLinkFlag();
        if (kind == TarConstants.LF_DIR || kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM) {
            return;
        }
        String word = switch (kind) {
            case TarConstants.LF_LINK -> "a hard link";
            case TarConstants.LF_SYMLINK -> "a symbolic link";
            case TarConstants.LF_FIFO -> "a named pipe";
            case TarConstants.LF_CHR, TarConstants.LF_BLK -> "a device";
            default -> "something that is neither a file nor a directory";
        };
        throw new IOException("it holds " + word + ", " + printable(entry.getName()));
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{C}", "?");
    }
}
