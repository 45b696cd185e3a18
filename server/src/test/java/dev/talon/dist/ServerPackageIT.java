package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packages of the server and of the agent in a bare Debian 12, from apt's installing to its purging. */
@Tag("dist")
@Timeout(1200)
class ServerPackageIT {
    private static BareDebian debian;
    private static Path server;
    private static String version;

    @BeforeAll
    static void make() throws IOException {
        server = BareDebian.published("talon-server_", ".deb");
        version = server.getFileName().toString().split("_")[1];
        debian = new BareDebian();
    }

    @AfterAll
    static void forget() {
        if (debian != null) {
            debian.close();
        }
    }

    @Test
    void itIsInstalledServesIsUpgradedIsNotDowngradedAndIsRemovedWithoutItsData() throws Exception {
        Path before = debian.renumbered(server, version, version + "~before");
        BareDebian.Answer installed = debian.install(before);
        assertThat(installed.code()).as(installed.text()).isZero();
        String ticket;
        String token;
        try (InstalledServer talon = start()) {
            JsonNode health = talon.ready();
            assertThat(health.path("version").asText()).isEqualTo(version);
            assertThat(health.path("commit").asText()).matches("[0-9a-f]{12}(-dirty)?");
            assertThat(talon.metrics())
                    .contains("talon_build_info{")
                    .contains("commit=\"" + health.path("commit").asText() + "\"");
            HelpFiles.areWholeIn(debian.path("/usr/share/doc/talon-server/help"));
            token = talon.token();
            ticket = firstTicket(talon, token);
            theFilesOfTheMonthAreMade(talon, token);
            assertThat(talon.get("/_static/echarts/6.0.0/dist/echarts.esm.min.js", token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(talon.get("/_static/echarts/6.0.0/dist/echarts.js.map", token)
                            .statusCode())
                    .as("nothing that no page uses")
                    .isEqualTo(404);
            assertThat(talon.stop()).as("%s", talon.said()).isIn(0, 143);
        }

        BareDebian.Answer upgraded = debian.install(server);
        assertThat(upgraded.code()).as(upgraded.text()).isZero();
        assertThat(status()).contains(version).contains("install ok installed");
        assertThat(debian.path("/usr/lib/talon/cable.conf")).isRegularFile();
        try (InstalledServer talon = start()) {
            talon.ready();
            assertThat(talon.get("/api/v1/centres/north/tickets/" + ticket, token)
                            .statusCode())
                    .as("the ticket of before the upgrade")
                    .isEqualTo(200);
        }

        BareDebian.Answer downgraded = debian.install(before, "--allow-downgrades");
        assertThat(downgraded.code()).isNotZero();
        assertThat(downgraded.text())
                .contains("talon-server " + version + " is installed, which is newer than " + version + "~before")
                .contains("restore a backup");
        assertThat(status()).contains(version).contains("install ok installed");
        try (InstalledServer talon = start()) {
            talon.ready();
        }

        debian.mustRun("apt-get", "-qq", "remove", "-y", "talon-server");
        assertThat(debian.path("/usr/lib/talon")).doesNotExist();
        assertThat(debian.path("/var/lib/talon/data/postgresql")).isDirectory();
        assertThat(debian.path("/etc/talon/talon.env")).exists();
        debian.mustRun("apt-get", "-qq", "purge", "-y", "talon-server");
        assertThat(debian.path("/var/lib/talon")).doesNotExist();
        assertThat(debian.path("/etc/talon")).doesNotExist();
        assertThat(debian.run("getent", "passwd", "talon").code()).isNotZero();
    }

    /** Its data were left by that release itself, not by this build under another number. */
    @Test
    void theDataOfTheFirstReleaseGoThroughAnUpgradeOfThePackage() throws Exception {
        BareDebian.Answer installed = debian.install(debian.renumbered(server, version, version + "~before"));
        assertThat(installed.code()).as(installed.text()).isZero();
        Path backup = debian.path("/tmp/released.tar.gz");
        Files.copy(Path.of("src/test/resources/released/0.2.0.tar.gz"), backup);
        Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("rw-r--r--"));
        debian.mustRun("talon", "restore", "/tmp/released.tar.gz");
        assertThat(debian.path("/var/lib/talon/data/postgresql")).isDirectory();

        BareDebian.Answer upgraded = debian.install(server);
        assertThat(upgraded.code()).as(upgraded.text()).isZero();
        try (InstalledServer talon = start()) {
            talon.ready();
            String cookie = talon.session("petrova", "a long password");
            HttpResponse<byte[]> months = talon.get("/api/v1/reports/monthly?year=2024", List.of("cookie", cookie));
            assertThat(months.statusCode()).as(new String(months.body())).isEqualTo(200);
            assertThat(new String(months.body())).contains("\"year\":2024");
            HttpResponse<byte[]> closings = talon.get("/api/v1/reports/closings?year=2024", List.of("cookie", cookie));
            assertThat(new String(closings.body())).contains("\"centre\":\"one\"", "2024-01");
        }
        debian.mustRun("apt-get", "-qq", "purge", "-y", "talon-server");
    }

    @Test
    void thePackageOfTheAgentBringsItsJavaAndShowsAPairCode() throws Exception {
        BareDebian.Answer installed = debian.install(BareDebian.published("talon-agent_", ".deb"));
        assertThat(installed.code()).as(installed.text()).isZero();
        Unit unit = Unit.of(debian, "talon-agent.service");
        assertThat(unit.programs())
                .allSatisfy(
                        program -> assertThat(debian.path(program.toString())).isExecutable());
        assertThat(debian.mustRun("talon-agent", "--version")).contains("talon-agent " + version + " (commit ");
        assertThat(debian.run("grep", "-qs", "^server=", "/etc/talon-agent.properties")
                        .code())
                .as("nobody has named a server yet")
                .isNotZero();
        Files.writeString(debian.path("/etc/talon-agent.properties"), "server=http://127.0.0.1:1\n");
        try (InstalledServer agent = new InstalledServer(debian.start(unit.command(debian, List.of())), 0, 0)) {
            dev.talon.Until.isTrue(
                    "the agent tries its server: " + agent.said(),
                    () -> agent.said().stream().anyMatch(line -> line.contains("127.0.0.1:1")));
        }
        debian.mustRun("apt-get", "-qq", "purge", "-y", "talon-agent");
        assertThat(debian.path("/var/lib/talon-agent")).doesNotExist();
    }

    /** What systemd would do with the unit. */
    private static InstalledServer start() throws IOException {
        assertThat(debian.path("/etc/systemd/system/multi-user.target.wants/talon.service"))
                .as("it starts with the machine")
                .isSymbolicLink();
        Path data = debian.path("/var/lib/talon");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(debian.mustRun("stat", "-c", "%U", "/var/lib/talon")).isEqualTo("talon");
        assertThat(debian.mustRun("talon", "--version")).contains("talon " + version + " (commit ");
        Unit unit = Unit.of(debian, "talon.service");
        assertThat(unit.programs())
                .allSatisfy(
                        program -> assertThat(debian.path(program.toString())).isExecutable());
        int port = InstalledServer.freePort();
        int managementPort = InstalledServer.freePort();
        return new InstalledServer(
                debian.start(unit.command(debian, InstalledServer.settings(port, managementPort))),
                port,
                managementPort);
    }

    private static String firstTicket(InstalledServer talon, String token) throws Exception {
        talon.post("/api/v1/centres", """
                {"code":"north","name":{"ru":"Северный","en":"North"},"zone":"Europe/Moscow"}""", token);
        JsonNode issued = talon.post("/api/v1/centres/north/tickets", "{\"service\":\"consultation\"}", token);
        String id = issued.path("id").asText();
        HttpResponse<byte[]> slip = talon.get("/api/v1/centres/north/tickets/" + id + "/slip.png", token);
        assertThat(slip.statusCode()).isEqualTo(200);
        assertThat(slip.body())
                .as("its picture, drawn with the libraries that the package names")
                .hasSizeGreaterThan(1000);
        return id;
    }

    /** They need parts of Java that nothing else does. */
    private static void theFilesOfTheMonthAreMade(InstalledServer talon, String token) throws Exception {
        for (String format : List.of("pdf", "docx", "xlsx", "csv", "html")) {
            HttpResponse<byte[]> file = talon.get("/api/v1/reports/monthly?year=2026&format=" + format, token);
            assertThat(file.statusCode()).as(format + ": " + talon.said()).isEqualTo(200);
            assertThat(file.body()).as(format).isNotEmpty();
        }
    }

    private static String status() {
        return debian.mustRun("dpkg-query", "-W", "-f", "${Version} ${Status}", "talon-server");
    }
}
