package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.db.DataDirectory;
import dev.talon.db.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalonProcessIT {
    @TempDir
    Path temporary;

    @Test
    void afterAKillTheNextServeTakesOverFromThePostgresThatWasLeftBehind() throws Exception {
        var data = new DataDirectory(temporary.resolve("data"));
        ProcessHandle left;
        try (var killed = TalonProcess.serve(data.path())) {
            killed.ports();
            write(data, "before-the-kill");
            killed.kill();
            left = data.postmaster().orElseThrow();
        }
        try (var next = TalonProcess.serve(data.path())) {
            next.ports();
            assertThat(left.isAlive()).isFalse();
            assertThat(centres(data)).isEqualTo("before-the-kill");
            write(data, "after-the-kill");
        }
    }

    @Test
    void sigtermStopsBothCleanly() throws Exception {
        var data = new DataDirectory(temporary.resolve("data"));
        try (var talon = TalonProcess.serve(data.path())) {
            talon.ports();
            talon.terminate();
            assertThat(talon.exitCode()).isIn(0, 143);
            assertThat(talon.said()).noneMatch(line -> line.contains("Exception") || line.contains("WARN"));
        }
        assertThat(data.postmaster()).isEmpty();
        assertThat(Files.readAllLines(data.log())).last().asString().contains("database system is shut down");
    }

    @Test
    void aSecondServeOnTheSameFiguresIsRefused() throws Exception {
        Path data = temporary.resolve("data");
        try (var first = TalonProcess.serve(data)) {
            first.ports();
            try (var second = TalonProcess.serve(data)) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.said()).singleElement().asString().startsWith("Another Talon works in " + data);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TALON_PORT=many",
                "TALON_ZONE=Moscow",
                "TALON_LOG_FORMAT=xml",
                "TALON_DATA=/proc/talon",
                "TALON_HOST=192.0.2.1",
                "TALON_DATABASE_URL=postgresql://nobody:secret@127.0.0.1:1/none",
                "TALON_DATABASE_URL=nonsense",
            })
    void aWrongSettingIsOneSentenceAndExitCode2(String setting) throws Exception {
        var settings =
                List.of("TALON_MANAGEMENT_PORT=0", "TALON_PORT=0", "TALON_DATA=" + temporary.resolve("data"), setting);
        try (var talon = TalonProcess.start(settings, "serve")) {
            assertThat(talon.exitCode()).isEqualTo(2);
            assertThat(talon.said()).singleElement().asString().endsWith(".").doesNotContain("Exception", "secret");
        }
    }

    @Test
    void aBackupOfAServingTalonServesElsewhere() throws Exception {
        var data = new DataDirectory(temporary.resolve("data"));
        Path file = temporary.resolve("backup.tar.gz");
        try (var talon = TalonProcess.serve(data.path())) {
            talon.ports();
            write(data, "backed-up");
            assertThat(command("backup", file.toString(), "--data", data.path().toString()))
                    .isZero();
        }
        var elsewhere = new DataDirectory(temporary.resolve("elsewhere"));
        assertThat(command(
                        "restore", file.toString(), "--data", elsewhere.path().toString()))
                .isZero();
        try (var talon = TalonProcess.serve(elsewhere.path())) {
            talon.ports();
            assertThat(centres(elsewhere)).isEqualTo("backed-up");
        }
    }

    private static int command(String... arguments) throws Exception {
        try (var talon = TalonProcess.start(List.of(), arguments)) {
            return talon.exitCode();
        }
    }

    private static void write(DataDirectory data, String code) throws Exception {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO centre (code, name_ru, name_en, zone) VALUES ('" + code
                    + "', 'ц', 'c', 'Europe/Moscow')");
        }
    }

    private static String centres(DataDirectory data) throws Exception {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT string_agg(code, ' ' ORDER BY id) FROM centre")) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(DataDirectory data) throws IOException, SQLException {
        DatabaseAddress address = data.address().orElseThrow();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
                address.user(),
                address.password());
    }
}
