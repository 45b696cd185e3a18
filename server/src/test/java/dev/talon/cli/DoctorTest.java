package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.talon.Settings;
import dev.talon.Settings.Mode;
import dev.talon.TestNode;
import dev.talon.cli.doctor.Doctor;
import dev.talon.cli.doctor.Finding;
import dev.talon.cli.doctor.Finding.Level;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestDatabase;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code talon doctor} finds out of order, each thing once, and that it says what to do. */
class DoctorTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final char[] PASSWORD = "secret".toCharArray();

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        ServerOptions options;
    }

    private static TestDatabase database;
    private static TestNode node;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("north");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aNodeThatServesIsInOrderButForTheAddressThatNoPhoneOpens() {
        besideTheNode();
        List<Finding> findings = look();
        assertThat(said(findings, Level.OK))
                .contains(
                        "server: serve runs and is ready (health on port " + environment.get("TALON_MANAGEMENT_PORT")
                                + ")",
                        "schema: The schema is up to date",
                        "clock: The clocks of this machine and of the database agree",
                        "printer: There are no printers",
                        "backup: Backups of your own PostgreSQL are its own means: pg_basebackup, pg_dump");
        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.FAULT)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.check()).isEqualTo("address");
                    assertThat(finding.says().in("ru")).contains("откроет только этот компьютер");
                    assertThat(finding.todo().orElseThrow().in("ru")).contains("TALON_PUBLIC_URL");
                });
    }

    @Test
    void printersAndDisplaysThatNeedSomebodyAreNamedWithWhatToDo() throws Exception {
        besideTheNode();
        execute("""
                INSERT INTO printer (centre_id, code, transport, state, ask_at) SELECT id, 'p-out', 'virtual', 'paper_out', now() + interval '1 day' FROM centre;
                INSERT INTO printer (centre_id, code, transport, state, ask_at) SELECT id, 'p-low', 'virtual', 'paper_low', now() + interval '1 day' FROM centre;
                INSERT INTO device (kind, token_hash, centre_id, name, paired_at)
                SELECT 'hall-display', sha256(convert_to(name, 'UTF8')), id, name, now()
                FROM centre, unnest(ARRAY['b-blocked', 'b-missing', 'b-muted', 'b-silent', 'b-well']) AS name;
                INSERT INTO screen (device_id, page, heard_at, version, sound, ahead, width, height, shows)
                SELECT id, 'p', now(), '1', CASE WHEN name = 'b-well' THEN 'ready' ELSE substr(name, 3) END, 0, 1920, 1080, 'calls'
                FROM device WHERE name <> 'b-silent'""");
        try {
            List<Finding> findings = look();
            assertThat(said(findings, Level.FAULT))
                    .contains(
                            "printer: Printer p-out of north: out of paper",
                            "sound: Display “b-blocked” of north: the browser blocks sound",
                            "sound: Display “b-missing” of north: clips of the voice are missing");
            assertThat(said(findings, Level.NOTE))
                    .contains(
                            "printer: Printer p-low of north: paper is running low",
                            "sound: Display “b-muted” of north is muted",
                            "sound: Display “b-silent” of north is not heard of");
            assertThat(said(findings, Level.OK))
                    .noneMatch(line -> line.startsWith("printer") || line.startsWith("sound"));
            assertThat(findings)
                    .filteredOn(finding -> finding.level() != Level.OK)
                    .allSatisfy(finding -> assertThat(finding.todo()).isPresent());
        } finally {
            execute("DELETE FROM screen; DELETE FROM device WHERE kind = 'hall-display'; DELETE FROM printer");
        }
    }

    @Test
    void linesOfSignsThatAreNotOpenAndNamesThatNoVoiceSaysAreNamedWithWhatToDo() throws Exception {
        besideTheNode();
        assertThat(said(look(), Level.OK))
                .contains(
                        "cable: There are no signs or pads on cables",
                        "voice: Voice: all halls, desks, services and sections are said by their names");
        execute("""
                INSERT INTO cable (centre_id, code, kind, address, protocol, driver, driver_until, connected, fault)
                SELECT id, one.*
                FROM centre, (VALUES
                    ('k-open', 'pad', '{"transport": "tcp", "host": "10.0.0.9", "port": 4001}'::jsonb, 'frames', gen_random_uuid(), now() + interval '1 hour', true, NULL),
                    ('k-busy', 'pad', '{"transport": "tcp", "host": "10.0.0.9", "port": 4001}', 'frames', gen_random_uuid(), now() + interval '1 hour', false, 'taken')) AS one;
                INSERT INTO zone (centre_id, code, names, position) SELECT id, 'green', '{"ru": "Зелёная гостиная"}', 9 FROM centre;
                INSERT INTO voice_clip (centre_id, language, clip, type, ms, hash, content, changed_by)
                SELECT id, 'en', 'zone-green', 'audio/wav', 900, 'x', '', 'token:1' FROM centre""");
        try {
            List<Finding> findings = look();
            assertThat(findings)
                    .filteredOn(finding -> finding.check().equals("cable"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.says().in("en"))
                                .isEqualTo("Line k-busy of north (signs or pads) is not open");
                        assertThat(finding.todo().orElseThrow().in("en"))
                                .isEqualTo("another program uses the port: close it");
                    });
            assertThat(said(findings, Level.NOTE))
                    .contains("voice: Centre north: no voice can say «Зелёная гостиная» — zone-green (ru)");
            execute("INSERT INTO voice (centre_id, speaks) SELECT id, false FROM centre");
            assertThat(said(look(), Level.OK)).anyMatch(line -> line.startsWith("voice: "));
        } finally {
            execute("DELETE FROM cable; DELETE FROM zone; DELETE FROM voice_clip; DELETE FROM voice");
        }
    }

    @Test
    void whereNothingRunsItsPortsAndItsDirectoryAreLookedAt() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("TALON_DATA", folder.resolve("data").toString());
            environment.put("TALON_PORT", Integer.toString(other.getLocalPort()));
            environment.put("TALON_MANAGEMENT_PORT", Integer.toString(free()));
            environment.put("TALON_DATABASE_PORT", Integer.toString(free()));
            List<Finding> findings = look();
            assertThat(said(findings, Level.NOTE))
                    .contains(
                            "server: serve does not run (nothing answers on port "
                                    + environment.get("TALON_MANAGEMENT_PORT") + ")",
                            "database: There is no database in " + folder.resolve("data") + " yet",
                            "backup: No backups are made on a schedule",
                            "address: No address of the pages is set: tickets have no QR code");
            assertThat(said(findings, Level.FAULT))
                    .singleElement()
                    .asString()
                    .startsWith("ports: Port " + other.getLocalPort() + " of 127.0.0.1 cannot be used");
            assertThat(said(findings, Level.OK))
                    .contains("ports: Port " + environment.get("TALON_DATABASE_PORT") + " is free");
        }
    }

    @Test
    void anotherProgramOnTheManagementPortIsNotTakenForTalon() throws Exception {
        HttpServer prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        prometheus.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        prometheus.start();
        try {
            environment.put("TALON_DATA", folder.resolve("data").toString());
            environment.put(
                    "TALON_MANAGEMENT_PORT",
                    Integer.toString(prometheus.getAddress().getPort()));
            assertThat(said(look(), Level.FAULT)).anyMatch(line -> line.contains("another program answers"));
        } finally {
            prometheus.stop(0);
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerAndOneOfAnOlderTalonAreTold() throws Exception {
        environment.put("TALON_DATABASE_URL", "postgresql://talon:x@127.0.0.1:" + free() + "/talon");
        assertThat(said(look(), Level.FAULT))
                .anyMatch(line -> line.startsWith("database: ") && line.contains("cannot be used"));
        try (TestDatabase older = database()) {
            environment.put("TALON_DATABASE_URL", url(older.address()));
            execute(older, "DELETE FROM flyway_schema_history WHERE version IS NULL");
            assertThat(said(look(), Level.NOTE)).anyMatch(line -> line.startsWith("schema: The schema lacks"));
        }
        try (TestDatabase newer = database()) {
            environment.put("TALON_DATABASE_URL", url(newer.address()));
            execute(newer, """
                    INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    SELECT max(installed_rank) + 1, '999', 'later', 'SQL', 'V999__later.sql', 1, 'talon', 1, true FROM flyway_schema_history""");
            assertThat(said(look(), Level.FAULT))
                    .anyMatch(line -> line.startsWith("schema: A newer Talon has changed"));
        }
        try (TestDatabase shut = database()) {
            execute(shut, "ALTER DATABASE " + shut.address().database() + " SET default_transaction_read_only = on");
            environment.put("TALON_DATABASE_URL", url(shut.address()));
            assertThat(said(look(), Level.FAULT)).anyMatch(line -> line.contains("can only be read"));
        }
    }

    @Test
    void backupsThatAreOldMissingOrHaveNoPlaceAreFaults() throws Exception {
        environment.put("TALON_DATA", folder.resolve("data").toString());
        environment.put("TALON_BACKUP_FOLDER", folder.resolve("backups").toString());
        assertThat(said(look(), Level.FAULT)).contains("backup: There is no backup in " + folder.resolve("backups"));
        Files.createDirectory(folder.resolve("backups"));
        Path old = Files.createFile(folder.resolve("backups").resolve("talon-2026-11-27-0230.tar.gz"));
        assertThat(said(look(), Level.FAULT))
                .anyMatch(line -> line.matches("backup: The newest backup is 5\\d hours old: " + old));
        Path fresh = Files.createFile(folder.resolve("backups").resolve("talon-2026-11-29-0230.tar.gz"));
        assertThat(said(look(), Level.OK))
                .anyMatch(line -> line.startsWith("backup: ") && line.endsWith(fresh.toString()));
    }

    @Test
    void aCertificateThatEndsIsToldBeforeAndAfter() throws Exception {
        for (var expected : Map.of("-90d", Level.FAULT, "-10d", Level.NOTE, "+90d", Level.OK)
                .entrySet()) {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            server.setHttpsConfigurator(new HttpsConfigurator(certified(expected.getKey())));
            server.start();
            try {
                environment.put("TALON_DATA", folder.resolve("data").toString());
                environment.put(
                        "TALON_PUBLIC_URL",
                        "https://127.0.0.1:" + server.getAddress().getPort());
                assertThat(Doctor.look(settings(), Instant.now()))
                        .filteredOn(finding -> finding.check().equals("certificate"))
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.level())
                                .as(finding.says().in("en"))
                                .isEqualTo(expected.getValue()));
            } finally {
                server.stop(0);
            }
        }
    }

    /** @param end when it ends, of a hundred days from now: {@code -90d} ended long ago */
    private SSLContext certified(String end) throws Exception {
        Path store = folder.resolve("store" + end);
        // Valid for a hundred days from a moment that lies in the past or now.
        String from = Map.of("-90d", "-190d", "-10d", "-90d", "+90d", "-1d").get(end);
        var line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-startdate",
                from,
                "-validity",
                "100",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void besideTheNode() {
        environment.put("TALON_DATABASE_URL", url(database.address()));
        environment.put("TALON_PORT", Integer.toString(node.port()));
        environment.put("TALON_MANAGEMENT_PORT", node.managementUrl().replaceFirst(".*:", ""));
        environment.put("TALON_PUBLIC_URL", node.url());
    }

    private List<Finding> look() {
        return Doctor.look(settings(), NOW);
    }

    private Settings settings() {
        var holder = new Holder();
        new CommandLine(holder).parseArgs();
        return holder.options.settings(Mode.SERVE, new Variables(environment));
    }

    private static List<String> said(List<Finding> findings, Level level) {
        List<String> said = new ArrayList<>();
        findings.stream()
                .filter(finding -> finding.level() == level)
                .forEach(finding ->
                        said.add(finding.check() + ": " + finding.says().in("en")));
        return said;
    }

    private static TestDatabase database() {
        return TestDatabase.create();
    }

    private static String url(DatabaseAddress at) {
        return "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                .formatted(at.user(), at.password(), at.host(), at.port(), at.database());
    }

    private static void execute(String sql) throws Exception {
        execute(database, sql);
    }

    private static void execute(TestDatabase which, String sql) throws Exception {
        try (Connection connection =
                        dev.talon.db.Database.dataSource(which.address()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int free() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
