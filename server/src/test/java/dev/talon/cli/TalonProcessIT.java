package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.db.DataDirectory;
import dev.talon.db.DatabaseAddress;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalonProcessIT {
    /** What a Talon leaves that served once and was stopped: most cases begin with a copy, and do not make a database each. */
    @TempDir
    static Path servedOnce;

    @TempDir
    Path temporary;

    @BeforeAll
    static void serveOnce() throws Exception {
        try (var talon = TalonProcess.serve(servedOnce)) {
            talon.ports();
        }
    }

    @Test
    void afterAKillTheNextServeTakesOverFromThePostgresThatWasLeftBehind() throws Exception {
        DataDirectory data = servedData();
        ProcessHandle left;
        try (var killed = TalonProcess.serve(data.path())) {
            killed.ports();
            write(data, "before-the-kill");
            killed.kill();
            left = data.postmaster().orElseThrow();
        }
        try (var next = TalonProcess.serve(data.path())) {
            next.ports();
            assertThat(data.postmaster().orElseThrow().pid())
                    .as("the one that was left behind has ended")
                    .isNotEqualTo(left.pid());
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
            assertThat(talon.said())
                    .noneMatch(line ->
                            line.contains("Exception") || line.contains("WARN") && !line.contains("TALON_PUBLIC_URL"));
        }
        assertThat(data.postmaster()).isEmpty();
        assertThat(Files.readAllLines(data.log())).last().asString().contains("database system is shut down");
    }

    @Test
    void theLogIsInJsonWhereThatIsAskedFor() throws Exception {
        var settings = List.of(
                "TALON_PORT=0",
                "TALON_MANAGEMENT_PORT=0",
                "TALON_DATA=" + servedData().path(),
                "TALON_LOG_FORMAT=json");
        try (var talon = TalonProcess.start(settings, "serve")) {
            String serves = talon.awaitLine(Pattern.compile(".*Talon serves .*"));
            assertThat(new JsonObject(serves).getString("message")).startsWith("Talon serves http");
        }
    }

    @Test
    void aSecondServeOnTheSameFiguresIsRefused() throws Exception {
        Path data = servedData().path();
        try (var first = TalonProcess.serve(data)) {
            first.ports();
            try (var second = TalonProcess.serve(data)) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.said()).singleElement().asString().startsWith("Another Talon uses " + data);
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
        DataDirectory data = servedData();
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

    @Test
    void aLostPasswordIsReplacedWhileServeRunsAndWhenItDoesNot() throws Exception {
        DataDirectory data = servedData();
        Path file = Files.writeString(temporary.resolve("password"), "first words of three\nnot this line\n");
        String[] command = {
            "password",
            "admin",
            "--password-file",
            file.toString(),
            "--data",
            data.path().toString()
        };
        try (var talon = TalonProcess.serve(data.path())) {
            int port = talon.ports()[0];
            assertThat(said(command)).isEqualTo("0 admin has the new password. Nobody was signed in with it.");
            String session = signIn(port, "first words of three", 204);
            assertThat(who(port, session)).isEqualTo(200);
            Files.writeString(file, "second words of three");
            assertThat(said(command)).isEqualTo("0 admin has the new password. One session was ended.");
            signIn(port, "first words of three", 401);
            signIn(port, "second words of three", 204);
        }
        Files.writeString(file, "third words of three");
        assertThat(said(command)).startsWith("0 admin has the new password.");
        var settings = List.of(
                "TALON_PORT=0",
                "TALON_MANAGEMENT_PORT=0",
                "TALON_DATA=" + data.path(),
                "TALON_ADMIN_PASSWORD=fourth words of three",
                "TALON_PORTS=1");
        try (var talon = TalonProcess.start(settings, "serve")) {
            int port = talon.ports()[0];
            signIn(port, "third words of three", 204);
            signIn(port, "fourth words of three", 401);
            assertThat(talon.said())
                    .anyMatch(line -> line.contains("TALON_ADMIN_PASSWORD has no effect"))
                    .anyMatch(line -> line.contains("TALON_PORTS") && line.contains("the nearest is TALON_PORT."))
                    .anyMatch(line -> line.contains("TALON_PUBLIC_URL is not set"));
        }
    }

    @Test
    void aPasswordThatCannotBeMeantChangesNothing() throws Exception {
        var data = new DataDirectory(temporary.resolve("data"));
        Path weak = Files.writeString(temporary.resolve("weak"), "          ");
        Path good = Files.writeString(temporary.resolve("good"), "three words of ours");
        String at = data.path().toString();
        assertThat(said("password", "admin", "--password-file", good.toString(), "--data", at))
                .startsWith("2 There is no database");
        try (var talon = TalonProcess.serve(servedData().path())) {
            talon.ports();
            assertThat(said("password", "admin", "--password-file", weak.toString(), "--data", at))
                    .startsWith("2 A password has at least");
            assertThat(said("password", "nobody", "--password-file", good.toString(), "--data", at))
                    .isEqualTo("2 There is no account 'nobody'; the administrators are: admin.");
            assertThat(said("password", "admin", "--password-file", "/nowhere", "--data", at))
                    .startsWith("2 The file /nowhere");
            // No terminal here.
            assertThat(said("password", "admin", "--data", at)).startsWith("2 There is no terminal");
        }
    }

    @Test
    void aJarWithoutItsLibrariesSaysSo() throws Exception {
        Path alone = Files.copy(Path.of("target/talon.jar"), temporary.resolve("talon.jar"));
        try (var talon = TalonProcess.startJar(alone.toString(), List.of(), "serve")) {
            assertThat(talon.exitCode()).isEqualTo(2);
            assertThat(talon.said()).singleElement().asString().contains("lib/", "copy talon.jar and lib/ together");
        }
    }

    @Test
    void aHeapThatIsTooSmallIsOneSentence() throws Exception {
        var settings = List.of("JDK_JAVA_OPTIONS=-Xmx24m", "TALON_PORT=0", "TALON_DATA=" + temporary.resolve("data"));
        for (String command : List.of("serve", "demo")) {
            try (var talon = TalonProcess.start(settings, command)) {
                assertThat(talon.exitCode()).isEqualTo(2);
                assertThat(talon.said().stream().filter(line -> !line.startsWith("NOTE: Picked up")))
                        .singleElement()
                        .asString()
                        .contains("-Xmx256m");
            }
        }
    }

    @Test
    void nothingIsLeftInTheTemporaryFolderByAKill() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("tmp"));
        var settings = List.of(
                "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + folder,
                "TALON_PORT=0",
                "TALON_MANAGEMENT_PORT=0",
                "TALON_DATA=" + servedData().path());
        try (var talon = TalonProcess.start(settings, "serve")) {
            int port = talon.ports()[0];
            for (String path :
                    List.of("/kiosk/", "/kiosk/kiosk.js", "/shared/words.js", "/_static/lit/3.3.3/index.js")) {
                assertThat(HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(200);
            }
            talon.kill();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private DataDirectory servedData() throws IOException {
        Path data = temporary.resolve("data");
        try (Stream<Path> all = Files.walk(servedOnce)) {
            for (Path path : all.toList()) {
                Path copy = data.resolve(servedOnce.relativize(path).toString());
                // What belongs to the owner alone stays so: PostgreSQL insists.
                Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new DataDirectory(data);
    }

    private static String said(String... arguments) throws Exception {
        try (var talon = TalonProcess.start(List.of(), arguments)) {
            return talon.exitCode() + " " + String.join("\n", talon.said());
        }
    }

    /** @return the session's cookie, where there is one */
    private static String signIn(int port, String password, int status) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"login\":\"admin\",\"password\":\"" + password + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(password + ": " + answer.body()).isEqualTo(status);
        return answer.headers().firstValue("set-cookie").orElse("").split(";")[0];
    }

    private static int who(int port, String session) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
                                .header("cookie", session)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
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
