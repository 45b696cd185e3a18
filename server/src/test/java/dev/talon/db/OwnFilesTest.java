package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {
    @TempDir
    Path temporary;

    @Test
    void nobodyElseReadsThemWhereFilesHaveRights() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("folder"), OwnFiles.folder(temporary));
        Path file = Files.createFile(folder.resolve("file"), OwnFiles.file(folder));
        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(file)).isEqualTo("rw-------");
        OwnFiles.open(file, true);
        assertThat(rights(file)).isEqualTo("rwxr-xr-x");
        OwnFiles.close(file);
        assertThat(rights(file)).isEqualTo("rw-------");
    }

    /** As on Windows: an archive's files have no rights either. */
    @Test
    void theyAreMadeWhereFilesHaveNone() throws Exception {
        URI archive = URI.create("jar:" + temporary.resolve("archive.zip").toUri());
        try (var system = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path folder = system.getPath("/folder");
            assertThat(OwnFiles.haveRights(folder)).isFalse();
            Files.createDirectory(folder, OwnFiles.folder(folder));
            Path file = Files.createFile(folder.resolve("file"), OwnFiles.file(folder));
            OwnFiles.open(file, true);
            OwnFiles.close(file);
            OwnFiles.close(folder);
            assertThat(file).exists();
        }
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
