package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.Settings;
import dev.talon.Settings.LogFormat;
import dev.talon.Settings.Mode;
import dev.talon.backup.BackupPlan;
import dev.talon.device.DeviceNetworks;
import dev.talon.events.hook.HookNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ServerOptionsTest {
    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        ServerOptions options;
    }

    @Test
    void withoutSettingsItStaysOnThisMachine() {
        Settings settings = read(Mode.SERVE, Map.of());
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.managementHost()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.managementPort()).isEqualTo(9090);
        assertThat(settings.data()).isEqualTo(Path.of(System.getProperty("user.home"), ".local/share/talon/data"));
        assertThat(settings.database()).isEmpty();
        assertThat(settings.adminPassword()).isEmpty();
        assertThat(settings.publicUrl(8080)).isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void aFlagGoesBeforeItsVariableAndAnEmptyVariableIsNone() {
        var environment = Map.of(
                "TALON_PORT", "8000",
                "TALON_MANAGEMENT_PORT", "9000",
                "TALON_ZONE", "Asia/Yekaterinburg",
                "TALON_LOG_FORMAT", "JSON",
                "TALON_IMPORT_LIMIT", "2g",
                "TALON_IMPORT_LONGEST", "90m",
                "TALON_HOST", "",
                "TALON_PUBLIC_URL", "https://queue.example.org/");
        Settings settings = read(Mode.SERVE, environment, "--port", "8001");
        assertThat(settings.port()).isEqualTo(8001);
        assertThat(settings.managementPort()).isEqualTo(9000);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Yekaterinburg"));
        assertThat(settings.logFormat()).isEqualTo(LogFormat.JSON);
        assertThat(settings.importLimit()).isEqualTo(2L << 30);
        assertThat(settings.importLongest()).hasToString("1:30:00");
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.publicUrl(8001)).isEqualTo("https://queue.example.org");
    }

    @Test
    void devicesAreOnTheMachineItselfOnlyWhereNobodyElseReachesIt() {
        assertThat(read(Mode.SERVE, Map.of()).networks()).isSameAs(DeviceNetworks.WITH_LOOPBACK);
        assertThat(read(Mode.DEMO, Map.of("TALON_HOST", "0.0.0.0")).networks()).isSameAs(DeviceNetworks.WITH_LOOPBACK);
        assertThat(read(Mode.SERVE, Map.of("TALON_HOST", "0.0.0.0")).networks()).isSameAs(DeviceNetworks.USUAL);
        assertThat(read(Mode.DEMO, Map.of("TALON_HOST", "0.0.0.0")).hooks().networks())
                .isSameAs(HookNetworks.WITH_LOOPBACK);
        assertThat(read(Mode.SERVE, Map.of("TALON_HOST", "0.0.0.0")).hooks().networks())
                .isSameAs(HookNetworks.PUBLIC);
        assertThat(read(Mode.SERVE, Map.of("TALON_HOOK_NETWORKS", "10.20.0.0/16"))
                        .hooks()
                        .networks())
                .isNotIn(HookNetworks.PUBLIC, HookNetworks.WITH_LOOPBACK);
        assertThat(read(Mode.SERVE, Map.of("TALON_PRINTER_NETWORKS", "10.20.0.0/16"))
                        .networks())
                .isNotIn(DeviceNetworks.USUAL, DeviceNetworks.WITH_LOOPBACK);
    }

    @Test
    void aMailServerNeedsAnAddressToSendFrom() {
        var host = Map.of("TALON_MAIL_HOST", "mail.example.org");
        assertThatThrownBy(() -> read(Mode.SERVE, host)).hasMessageContaining("--mail-from");
        assertThatThrownBy(() -> read(Mode.SERVE, host, "--mail-from", "talon@example.org", "--mail-tls", "some"))
                .hasMessageContaining("--mail-tls");
        var mail = read(Mode.SERVE, host, "--mail-from", "talon@example.org")
                .delivery()
                .mail();
        assertThat(mail.orElseThrow().port()).isEqualTo(587);
        assertThat(read(Mode.SERVE, Map.of()).delivery().mail()).isEmpty();
    }

    @Test
    void aMailServersNameAndPasswordGoTogetherAndItsAuthoritiesAreRead(@TempDir Path folder) throws IOException {
        var half = Map.of("TALON_MAIL_HOST", "mail.example.org", "TALON_MAIL_USER", "talon");
        assertThatThrownBy(() -> read(Mode.SERVE, half, "--mail-from", "talon@example.org"))
                .hasMessageContaining("--mail-password");
        var whole = Map.of(
                "TALON_MAIL_HOST",
                "mail.example.org",
                "TALON_MAIL_USER",
                "talon",
                "TALON_MAIL_PASSWORD",
                "very-secret");
        Settings settings = read(Mode.SERVE, whole, "--mail-from", "talon@example.org");
        assertThat(settings.delivery().mail().orElseThrow().password()).contains("very-secret");
        assertThat(settings.toString()).doesNotContain("very-secret");
        Path empty = Files.writeString(folder.resolve("ca.pem"), "");
        assertThatThrownBy(() ->
                        read(Mode.SERVE, whole, "--mail-from", "talon@example.org", "--mail-ca", empty.toString()))
                .hasMessageContaining("--mail-ca")
                .hasMessageContaining("ca.pem");
        assertThatThrownBy(() ->
                        read(Mode.SERVE, whole, "--mail-from", "talon@example.org", "--mail-ca", folder + "/none.pem"))
                .hasMessageContaining("none.pem");
    }

    @Test
    void theDemoStaysOnLoopbackWhateverIsAsked() {
        Settings settings = read(Mode.DEMO, Map.of("TALON_MANAGEMENT_HOST", "0.0.0.0"), "--host", "0.0.0.0");
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.managementHost()).isEqualTo("127.0.0.1");
        assertThat(settings.data()).endsWithRaw(Path.of("talon", "demo"));
    }

    @Test
    void theDemoFillsNobodyElsesDatabase() {
        assertThatThrownBy(() -> read(Mode.DEMO, Map.of("TALON_DATABASE_URL", "postgresql://talon@db/talon")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("TALON_DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "TALON_PORT, 80801, --port",
        "TALON_PORT, http, --port",
        "TALON_MANAGEMENT_PORT, -1, --management-port",
        "TALON_ZONE, Moscow, Europe/Moscow",
        "TALON_LOG_FORMAT, xml, text or json",
        "TALON_PUBLIC_URL, queue.example.org, https://",
        "TALON_PRINTER_NETWORKS, 10.20.0.0/33, 10.20.0.0/16",
        "TALON_PRINTER_NETWORKS, printers, 10.20.0.0/16",
        "TALON_HOOK_NETWORKS, 10.20.0.0/33, 10.20.0.0/16",
        "TALON_IMPORT_LIMIT, much, 256M",
        "TALON_IMPORT_LIMIT, 0, 256M",
        "TALON_IMPORT_LONGEST, soon, 24h",
        "TALON_IMPORT_LONGEST, 0h, 24h",
        "TALON_ADMIN_PASSWORD, short, at least 10",
        "TALON_DATABASE_PORT, 99999, --database-port",
        "TALON_BACKUP_FOLDER, /no/such/folder, --backup-folder",
        "TALON_BACKUP_AT, 25:00, 02:30",
        "TALON_BACKUP_KEEP, all, '7d,4w'",
        "TALON_BACKUP_KEEP, 0d, '7d,4w'",
        "TALON_DATABASE_URL, mysql://u@h/d, postgresql://",
    })
    void aWrongSettingIsNamedAndSaysWhatIsRight(String variable, String value, String right) {
        assertThatThrownBy(() -> read(Mode.SERVE, Map.of(variable, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(right)
                .hasMessageEndingWith(".");
    }

    @Test
    void backupsAreOnAScheduleWhereAFolderIsNamed(@TempDir Path folder) {
        assertThat(read(Mode.SERVE, Map.of()).backups()).isEmpty();
        var environment = Map.of(
                "TALON_BACKUP_FOLDER",
                folder.toString(),
                "TALON_BACKUP_AT",
                "13:00, 22:15",
                "TALON_BACKUP_KEEP",
                "30d");
        var plan = read(Mode.SERVE, environment).backups().orElseThrow();
        assertThat(plan.folder()).isEqualTo(folder);
        assertThat(plan.times()).containsExactly(LocalTime.of(13, 0), LocalTime.of(22, 15));
        assertThat(plan.keep()).isEqualTo(new BackupPlan.Keep(30, 0));
        assertThat(read(Mode.DEMO, environment).backups()).isEmpty();
        assertThatThrownBy(() -> read(
                        Mode.SERVE, environment, "--data", folder.getParent().toString()))
                .hasMessageContaining("outside of the data directory");
        assertThatThrownBy(() -> read(Mode.SERVE, environment, "--database-url", "postgresql://talon@db/talon"))
                .hasMessageContaining("pg_dump");
    }

    private static Settings read(Mode mode, Map<String, String> environment, String... flags) {
        var holder = new Holder();
        new CommandLine(holder).parseArgs(flags);
        return holder.options.settings(mode, new Variables(environment));
    }
}
