package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup that somebody else has had in their hands: its figures are taken, and nothing that it wants to be done. */
class RestoreTest {
    @TempDir
    static Path shared;

    private static Path backup;
    private static DataDirectory source;

    @TempDir
    Path temporary;

    @BeforeAll
    static void backUp() throws Exception {
        source = new DataDirectory(shared.resolve("source"));
        EmbeddedDatabase database = EmbeddedDatabase.start(source);
        try {
            ask(database.address(), "CREATE TABLE figure AS SELECT 42 AS number; SELECT 1");
            backup = Backup.write(source, shared.resolve("backup.tar.gz"), (done, total) -> {})
                    .file();
        } finally {
            database.stop();
        }
    }

    @Test
    void configurationAndHooksAreOursWhateverTheArchiveSays() throws Exception {
        Path ran = temporary.resolve("ran");
        String hook = "'touch " + ran + "'";
        String orders = "archive_mode = on\narchive_command = " + hook + "\nrestore_command = " + hook
                + "\nrecovery_end_command = " + hook + "\narchive_cleanup_command = " + hook
                + "\nshared_preload_libraries = 'nobody-has-this'\nssl = on\nssl_passphrase_command = " + hook
                + "\nlog_destination = 'stderr'\nlogging_collector = on\nhba_file = '" + temporary + "/hba'\n";
        Map<String, String> hostile = new HashMap<>();
        for (String name : List.of("postgresql.conf", "postgresql.auto.conf", "more.conf", "conf.d/more.conf")) {
            hostile.put(name, orders);
        }
        hostile.put("pg_hba.conf", "host all all 0.0.0.0/0 trust\n");
        hostile.put("pg_ident.conf", "map anybody talon\n");
        hostile.put("standby.signal", "");
        hostile.put("recovery.signal", "");
        hostile.put("tablespace_map", "16399 " + temporary.resolve("elsewhere") + "\n");
        hostile.put("pg_tblspc/16399", "not a link");
        hostile.put("postmaster.pid", "1\n");
        hostile.put("postmaster.opts", "postgres");

        var restored = new DataDirectory(temporary.resolve("restored"));
        Restore.read(changed(hostile), restored);

        EmbeddedDatabase database = EmbeddedDatabase.start(restored);
        try {
            assertThat(ask(database.address(), "SELECT number FROM figure")).isEqualTo("42");
            assertThat(ask(database.address(), "SHOW archive_mode")).isEqualTo("off");
            assertThat(ask(database.address(), "SHOW shared_preload_libraries")).isEmpty();
            assertThat(ask(database.address(), "SELECT pg_is_in_recovery()")).isEqualTo("f");
            ask(database.address(), "SELECT pg_switch_wal()");
            var stranger = new DatabaseAddress("127.0.0.1", database.address().port(), "talon", "talon", "guess");
            assertThatThrownBy(() -> ask(stranger, "SELECT 1")).hasMessageContaining("password authentication failed");
        } finally {
            database.stop();
        }
        assertThat(ran).doesNotExist();
        for (String name : List.of("postgresql.conf", "postgresql.auto.conf", "pg_hba.conf", "pg_ident.conf")) {
            assertThat(restored.figures().resolve(name))
                    .as(name)
                    .hasSameTextualContentAs(source.figures().resolve(name));
        }
        for (String name : List.of("standby.signal", "recovery.signal", "more.conf", "conf.d", "pg_tblspc/16399")) {
            assertThat(restored.figures().resolve(name)).as(name).doesNotExist();
        }
        assertThat(temporary.resolve("elsewhere")).doesNotExist();
    }

    static Stream<Arguments> strangeEntries() {
        return Stream.of(
                Arguments.of(entry("postgresql/base/hard", TarConstants.LF_LINK), "a hard link"),
                Arguments.of(entry("postgresql/base/soft", TarConstants.LF_SYMLINK), "a symbolic link"),
                Arguments.of(entry("postgresql/base/soft/", TarConstants.LF_SYMLINK), "a symbolic link"),
                Arguments.of(entry("postgresql/pg_tblspc/16399", TarConstants.LF_SYMLINK), "a symbolic link"),
                Arguments.of(entry("postgresql/base/pipe", TarConstants.LF_FIFO), "a named pipe"),
                Arguments.of(entry("postgresql/base/tty", TarConstants.LF_CHR), "a device"),
                Arguments.of(entry("postgresql/base/disk", TarConstants.LF_BLK), "a device"),
                Arguments.of(entry("postgresql/base/what", (byte) '7'), "neither a file nor a directory"),
                Arguments.of(entry("talon-backup.whole", TarConstants.LF_LINK), "a hard link"),
                Arguments.of(entry("/absolute", TarConstants.LF_NORMAL), "does not belong there, /absolute"),
                Arguments.of(entry("postgresql//absolute", TarConstants.LF_NORMAL), "does not belong there"),
                Arguments.of(entry("../outside", TarConstants.LF_NORMAL), "does not belong there"),
                Arguments.of(entry("postgresql/../outside", TarConstants.LF_NORMAL), "does not belong there"),
                Arguments.of(entry("postgresql/base/../../../outside", TarConstants.LF_DIR), "does not belong there"),
                Arguments.of(entry("postgresql/base/../PG_VERSION", TarConstants.LF_NORMAL), "does not belong there"),
                Arguments.of(entry("postgresql/PG_VERSION", TarConstants.LF_NORMAL), "PG_VERSION twice"),
                Arguments.of(entry("stranger", TarConstants.LF_NORMAL), "does not belong there, stranger"));
    }

    @ParameterizedTest
    @MethodSource("strangeEntries")
    void whatIsNoFileBelowTheFiguresIsRefusedInWordsAndNothingIsLeft(TarArchiveEntry entry, String words)
            throws Exception {
        var target = new DataDirectory(temporary.resolve("target"));
        Path file = small(entry);
        assertThatThrownBy(() -> Restore.read(file, target))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining(words)
                .hasMessageContaining("nothing was restored");
        assertThat(target.isEmpty()).isTrue();
        assertThat(temporary.resolve("outside")).doesNotExist();
    }

    @Test
    void howeverABackupIsCutItIsSaidInWords() throws Exception {
        byte[] bytes = Files.readAllBytes(backup);
        var target = new DataDirectory(temporary.resolve("target"));
        for (int length : new int[] {0, 1, 9, 30, 200, 5_000, bytes.length / 3, bytes.length - 1}) {
            Path file = Files.write(temporary.resolve("cut"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Restore.read(file, target))
                    .as("%d bytes", length)
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContaining("is not a backup of Talon")
                    .hasMessageNotContainingAny("null", "()", "Exception");
            assertThat(target.isEmpty()).isTrue();
        }
    }

    @Test
    void figuresThatPostgresRefusesAreNotLeftBehind() throws Exception {
        var target = new DataDirectory(temporary.resolve("target"));
        Path file = changed(Map.of("backup_label", "no label"));
        assertThatThrownBy(() -> Restore.read(file, target))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("nothing was restored");
        assertThat(target.isEmpty()).isTrue();
    }

    private static TarArchiveEntry entry(String name, byte kind) {
        var entry = new TarArchiveEntry(name, kind, true);
        if (kind == TarConstants.LF_LINK || kind == TarConstants.LF_SYMLINK) {
            entry.setLinkName("/etc/passwd");
        }
        return entry;
    }

    /** A backup with hardly any figures, and one entry more. */
    private Path small(TarArchiveEntry more) throws IOException {
        Path file = temporary.resolve("small.tar.gz");
        try (var in = reading();
                var out = writing(file)) {
            put(out, in.getNextEntry(), in.readAllBytes());
            byte[] version = Files.readAllBytes(source.figures().resolve("PG_VERSION"));
            put(out, sized(BackupArchive.FIGURES + "PG_VERSION", version), version);
            put(out, more, new byte[0]);
            put(out, new TarArchiveEntry(BackupArchive.WHOLE), new byte[0]);
        }
        return file;
    }

    /** The backup with other files among its figures. */
    private Path changed(Map<String, String> files) throws IOException {
        Path changed = temporary.resolve("changed.tar.gz");
        try (var in = reading();
                var out = writing(changed)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(BackupArchive.WHOLE)) {
                    for (var file : files.entrySet()) {
                        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                        put(out, sized(BackupArchive.FIGURES + file.getKey(), content), content);
                    }
                }
                if (!files.containsKey(entry.getName().replaceFirst("^" + BackupArchive.FIGURES, ""))) {
                    put(out, entry, in.readAllBytes());
                }
            }
        }
        return changed;
    }

    private static TarArchiveInputStream reading() throws IOException {
        return new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(backup)));
    }

    private static TarArchiveOutputStream writing(Path file) throws IOException {
        var quick = new GzipParameters();
        quick.setCompressionLevel(1);
        var out = new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file), quick));
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return out;
    }

    private static TarArchiveEntry sized(String name, byte[] content) {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        return entry;
    }

    private static void put(TarArchiveOutputStream out, TarArchiveEntry entry, byte[] content) throws IOException {
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            try (ResultSet answer = statement.getResultSet()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }
}
