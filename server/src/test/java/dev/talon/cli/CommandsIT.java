package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.Until;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged commands as an administrator runs them, beside a server and without one. */
class CommandsIT {
    private record Said(int code, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    @TempDir
    Path temporary;

    @Test
    void theHelpAndTheErrorsAreInRussianWhereTheLocaleIsEvenWithoutItsLetters() throws Exception {
        Said help = run(List.of("LC_ALL=ru_RU.UTF-8"), "--help");
        assertThat(help.code()).isZero();
        assertThat(help.text())
                .contains("Использование: talon", "Команды:", "Коды завершения:", "электронная очередь", "doctor");
        for (String command : List.of(
                "serve", "demo", "backup", "restore", "generate", "recompute", "password", "reader", "doctor")) {
            assertThat(run(List.of("LANG=ru_RU.UTF-8", "LC_ALL="), command, "--help")
                            .text())
                    .contains("Использование: talon " + command, "Показать эту справку");
        }
        Said wrong = run(List.of("LC_ALL=POSIX", "TALON_LANG=ru"), "backup", "--nonsense", "file");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.lines()).containsExactly("Аргумента --nonsense нет; подробнее — talon --help.");
        assertThat(run(List.of("TALON_LANG=ru"), "backup").lines())
                .containsExactly("Не хватает FILE; подробнее — talon --help.");
        assertThat(run(List.of("TALON_LANG=ru"), "generate", "--years", "many").lines())
                .containsExactly("--years не может быть «many»; подробнее — talon --help.");
        assertThat(run(List.of("TALON_LANG=ru", "TALON_PORT=many"), "serve").lines())
                .containsExactly("--port (TALON_PORT) — порт от 1 до 65535, а не «many».");
        assertThat(run(List.of("TALON_LANG=ru", "TALON_DATABASE_URL=nonsense"), "serve")
                        .text())
                .startsWith("Адрес базы (--database-url, TALON_DATABASE_URL) неверен: он должен начинаться");
        assertThat(run(
                                List.of("TALON_LANG=ru", "TALON_DATA=" + temporary.resolve("none")),
                                "password",
                                "admin",
                                "--password-file",
                                "/none")
                        .text())
                .startsWith("Файл /none не читается");
        assertThat(run(List.of("LC_ALL=POSIX"), "backup").lines())
                .containsExactly("FILE is missing; talon --help explains more.");
    }

    @Test
    void aServerBacksItselfUpIsReadByAToolAndIsLookedAtByTheDoctor() throws Exception {
        Path data = temporary.resolve("data");
        Path backups = temporary.resolve("backups");
        int port = free();
        List<String> settings = new ArrayList<>(List.of(
                "TALON_DATA=" + data,
                "TALON_PORT=0",
                "TALON_MANAGEMENT_PORT=" + free(),
                "TALON_DATABASE_PORT=" + port,
                "TALON_BACKUP_FOLDER=" + backups));
        Path backup;
        try (TalonProcess talon = TalonProcess.start(settings, "serve")) {
            int management = talon.ports()[1];
            backup = Until.found("a backup at the first start", () -> backups(backups));
            Until.isTrue("it is told", () -> metrics(management).contains("talon_backup_last_size_bytes"));
            Until.isTrue(
                    "it is good",
                    () -> !metrics(management).contains("talon_backup_last_success_timestamp_seconds 0.0"));

            Said made = run(settings, "reader", "bi");
            assertThat(made.code()).as(made.text()).isZero();
            assertThat(made.text())
                    .contains("The role bi is made.", "psql \"postgresql://bi@127.0.0.1:" + port + "/talon\"");
            String password = made.lines().get(2);
            try (Connection bi = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/talon", "bi", password);
                    var statement = bi.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM centre")) {
                assertThat(rows.next()).isTrue();
            }
            assertThat(run(List.of("TALON_DATA=" + data), "reader", "excel").text())
                    .as("whatever settings the command has itself")
                    .endsWith("psql \"postgresql://excel@127.0.0.1:" + port + "/talon\"");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "bi", password))
                    .isInstanceOf(SQLException.class);

            Said well = run(settings, "doctor", "--json");
            var told = new JsonObject(well.text());
            assertThat(told.getBoolean("well")).as(well.text()).isTrue();
            assertThat(well.code()).isZero();
            assertThat(told.getJsonArray("findings").stream()
                            .map(JsonObject.class::cast)
                            .filter(finding -> finding.getString("level").equals("ok"))
                            .map(finding -> finding.getString("check")))
                    .contains("server", "disk", "database", "schema", "clock", "backup", "printer", "sound");
        }
        assertThat(run(
                                List.of(),
                                "restore",
                                backup.toString(),
                                "--data",
                                temporary.resolve("restored").toString())
                        .code())
                .isZero();

        Said down = run(
                Stream.concat(settings.stream(), Stream.of("TALON_LANG=ru", "LC_ALL=POSIX"))
                        .toList(),
                "doctor");
        assertThat(down.code()).as(down.text()).isZero();
        assertThat(down.text())
                .contains(
                        "! serve не работает",
                        "✓ Схема базы соответствует этому Талону",
                        "→ Запустите: systemctl start talon");
        Said removed = run(settings, "reader", "bi", "--remove");
        assertThat(removed.lines()).containsExactly("The role bi is removed.");
    }

    private static java.util.Optional<Path> backups(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return java.util.Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst();
        }
    }

    private static String metrics(int port) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Said run(List<String> settings, String... command) throws Exception {
        try (TalonProcess talon = TalonProcess.start(settings, command)) {
            int code = talon.exitCode();
            return new Said(code, talon.said());
        }
    }

    private static int free() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
