package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"letter.odt", ".bashrc", "postgres", "talon.lock.old", "notes of 2024"})
    void aFolderOfOtherThingsIsNotTaken(String other) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("documents"));
        Files.createFile(folder.resolve(other));
        var before = Files.getPosixFilePermissions(folder);
        var directory = new DataDirectory(folder);
        assertThatThrownBy(() -> directory.reserve(false))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining(other)
                .hasMessageContaining("TALON_DATA");
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory)).isInstanceOf(DatabaseFault.class);
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(before);
        try (var inside = Files.list(folder)) {
            assertThat(inside).containsExactly(folder.resolve(other));
        }
    }

    @Test
    void whatAStartThatWasCutOffLeftIsNoOtherThing() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("data"));
        for (String left : List.of("talon.lock", "talon.password", "postgresql.log", "try1234567890", "lost+found")) {
            Files.createFile(folder.resolve(left));
        }
        Files.createDirectories(folder.resolve("postgresql.new/base"));
        new DataDirectory(folder).reserve(true);
        assertThat(folder.resolve("demo")).exists();
    }

    @Test
    void everyFileOfTheDirectoryIsClosedToOthers() throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        Files.createDirectory(directory.path());
        // As an older Talon left it.
        Files.createFile(
                directory.path().resolve("talon.lock"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        directory.reserve(true);
        EmbeddedDatabase.start(directory).stop();
        try (var files = Files.walk(directory.path())) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as("%s", file)
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void programsThatMayNotBeRunAreNamedWithTheirFolder() throws Exception {
        Path bin = Files.createDirectories(temporary.resolve("programs/bin"));
        Files.writeString(bin.resolve("postgres"), "#!/bin/sh\n");
        assertThatThrownBy(new PostgresProgram(temporary.resolve("programs"))::major)
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining(temporary.resolve("programs").toString())
                .hasMessageContaining("noexec")
                .hasMessageContaining("XDG_CACHE_HOME");
    }
}
