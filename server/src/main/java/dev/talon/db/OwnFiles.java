package dev.talon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that only their owner reads, where the system gives files the rights that Unix knows. Elsewhere (Windows) a file has the rights of the folder that it
 * is in.
 */
public final class OwnFiles {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnFiles() {}

    /** For a new folder. @param path which is to be made */
    public static FileAttribute<?>[] folder(Path path) {
        return attributes(path, FOLDER);
    }

    /** For a new file. @param path which is to be made */
    static FileAttribute<?>[] file(Path path) {
        return attributes(path, FILE);
    }

    /** Whether files have an owner's, a group's and others' rights there. */
    static boolean haveRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Closes a folder or a file that is there to everybody else. */
    static void close(Path path) throws IOException {
        set(path, Files.isDirectory(path) ? FOLDER : FILE);
    }

    /** What the owner alone may change, and everybody may read, or run. */
    static void open(Path path, boolean program) throws IOException {
        set(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void set(Path path, Set<PosixFilePermission> rights) throws IOException {
        if (haveRights(path)) {
            Files.setPosixFilePermissions(path, rights);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
        return haveRights(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }
}
