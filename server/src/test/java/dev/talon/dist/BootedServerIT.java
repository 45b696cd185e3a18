package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import dev.talon.debian.AptGet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The package of the server in a bare Debian 12 that systemd-nspawn has booted: its own systemd starts the service, with all that its unit
 * takes from it. It shares this machine's kernel and network. Where a machine cannot boot one, this test fails and says so.
 */
@Tag("dist")
@Timeout(900)
class BootedServerIT {
    private static final int BOOT_SECONDS = 120;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static BareDebian debian;
    private static Process nspawn;
    private static int port;
    private static int managementPort;

    @BeforeAll
    static void boot() throws Exception {
        String program = AptGet.program("systemd-nspawn", "systemd-container").toString();
        debian = new BareDebian();
        debian.mustRun(
                "apt-get", "-qq", "install", "-y", "--no-install-recommends", "systemd", "systemd-sysv", "procps");
        port = InstalledServer.freePort();
        managementPort = InstalledServer.freePort();
        Path settings = debian.path("/etc/systemd/system/talon.service.d/test.conf");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                "[Service]\nEnvironment=" + String.join(" ", InstalledServer.settings(port, managementPort)) + "\n");
        Path log = Path.of("target/booted-debian.log");
        nspawn = new ProcessBuilder(
                        program,
                        "--quiet",
                        "--boot",
                        "--directory=" + debian.path("/"),
                        "--register=no",
                        "--keep-unit",
                        "--console=pipe")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        nspawn.getOutputStream().close();
        Until.isTrue(
                "it has booted, or cannot",
                () -> !nspawn.isAlive() || List.of("running", "degraded").contains(systemd()));
        assertThat(nspawn.isAlive())
                .as("this machine cannot boot a root with systemd-nspawn, see " + log.toAbsolutePath())
                .isTrue();
    }

    @AfterAll
    static void shutDown() throws InterruptedException {
        if (nspawn != null) {
            nspawn.children().forEach(ProcessHandle::destroyForcibly);
            if (!nspawn.waitFor(BOOT_SECONDS, TimeUnit.SECONDS)) {
                nspawn.destroyForcibly().waitFor();
            }
        }
        if (debian != null) {
            debian.close();
        }
    }

    @Test
    void aptBringsAServiceThatRunsComesBackAndGoes() throws Exception {
        Path server = BareDebian.published("talon-server_", ".deb");
        Files.copy(server, debian.path("/root/server.deb"));
        inside("apt-get", "-qq", "install", "-y", "--no-install-recommends", "/root/server.deb");
        ready();
        assertThat(inside("systemctl", "is-active", "talon")).isEqualTo("active");
        assertThat(inside("systemctl", "is-enabled", "talon")).isEqualTo("enabled");
        assertThat(inside("ps", "-o", "user=", "-p", mainPid())).isEqualTo("talon");

        assertThat(enter("talon", "doctor").text())
                .contains("✓ systemd confines the service talon as its unit says, and lets it write to its folders");
        inside("install", "-d", "-o", "talon", "-g", "talon", "/srv/backups");
        assertThat(enter("env", "TALON_BACKUP_FOLDER=/srv/backups", "talon", "doctor")
                        .text())
                .as("the user may write there, the service may not")
                .contains("✗ systemd does not let the service talon write to /srv/backups")
                .contains("ReadWritePaths=/srv/backups");

        String killed = mainPid();
        inside("kill", "-9", killed);
        Until.isTrue("systemd has started another", () -> !List.of(killed, "0").contains(mainPid()));
        ready();

        String before = mainPid();
        inside("apt-get", "-qq", "install", "-y", "--reinstall", "/root/server.deb");
        assertThat(mainPid()).as("an upgrade starts the new one").isNotEqualTo(before);
        ready();

        inside("apt-get", "-qq", "remove", "-y", "talon-server");
        assertThat(debian.path("/var/lib/talon/data/postgresql")).isDirectory();
        assertThat(inside("sh", "-c", "systemctl is-active talon || true")).isEqualTo("inactive");
        assertThat(inside("sh", "-c", "ps -u talon -o pid= || true")).isEmpty();
    }

    private static String mainPid() {
        return inside("systemctl", "show", "-p", "MainPID", "--value", "talon");
    }

    private static void ready() {
        Until.isTrue("it is ready", () -> {
            try {
                return HTTP.send(
                                        HttpRequest.newBuilder(URI.create(
                                                        "http://127.0.0.1:" + managementPort + "/health/ready"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String systemd() {
        return nspawn.children().findFirst().isEmpty()
                ? ""
                : enter("systemctl", "is-system-running").text();
    }

    private static String inside(String... command) {
        BareDebian.Answer answer = enter(command);
        assertThat(answer.code())
                .as(String.join(" ", command) + ": " + answer.text())
                .isZero();
        return answer.text();
    }

    /** Runs a command among the processes of the booted one. */
    private static BareDebian.Answer enter(String... command) {
        String leader =
                Long.toString(nspawn.children().findFirst().orElseThrow().pid());
        List<String> line = new ArrayList<>(List.of("nsenter", "-t", leader, "-m", "-u", "-i", "-p", "-n", "-C"));
        line.addAll(List.of("env", "-i", "HOME=/root", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"));
        line.add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        line.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new BareDebian.Answer(process.waitFor(), text.strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
