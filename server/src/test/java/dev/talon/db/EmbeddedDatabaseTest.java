package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path temporary;

    @Test
    void keepsWhatWasCommittedAndIsClosedToOthers() throws Exception {
        var directory = new DataDirectory(temporary.resolve("a b/data"));
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        try {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(ask(database.address(), "SHOW " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(ask(database.address(), "SHOW data_checksums")).isEqualTo("on");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.figures().resolve(DataDirectory.PASSWORD_FILE))))
                    .isEqualTo("rw-------");
            var stranger = new DatabaseAddress("127.0.0.1", database.address().port(), "talon", "talon", "guess");
            assertThatThrownBy(() -> ask(stranger, "SELECT 1")).hasMessageContaining("password authentication failed");

            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageStartingWith("Another Talon uses");
        } finally {
            database.stop();
        }
        assertThat(directory.postmaster()).isEmpty();
    }

    @Test
    void tellsWhenPostgresEndsUnasked() throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        try {
            var ended = new CompletableFuture<Void>();
            database.onUnexpectedEnd(() -> ended.complete(null));
            directory.postmaster().orElseThrow().destroyForcibly();
            assertThat(ended).succeedsWithin(10, TimeUnit.SECONDS);
        } finally {
            database.stop();
        }
    }

    @Test
    void saysWhatToDoWhenTheDirectoryCannotBeWritten() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(new DataDirectory(file.resolve("data"))))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("TALON_DATA");
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
