package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.debian.AptGet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units of the documentation: what systemd says of them. */
class SystemdUnitIT {
    /** Of ten times an exposure, as the option takes it. */
    private static final String MOST = "30";

    @ParameterizedTest
    @ValueSource(strings = {"src/dist/talon.service", "../hardware/src/main/dist/talon-agent.service"})
    void theyExposeLittleAndNeverGiveUp(String unit) throws IOException, InterruptedException {
        assertThat(exposure(unit)).contains("Overall exposure level");
        List<String> lines = Files.readAllLines(Path.of(unit));
        assertThat(lines).contains("Restart=always", "RestartSec=3", "StartLimitIntervalSec=0");
        assertThat(lines)
                .as("Java compiles into memory that it then runs")
                .doesNotContain("MemoryDenyWriteExecute=yes", "MemoryDenyWriteExecute=true");
    }

    /** What comes with the package for a printer on the server's own cable. */
    @Test
    void aServerSeesNoDevicesUntilItIsLetSeeThemAndStillExposesLittle(@TempDir Path units) throws Exception {
        Path unit = Files.copy(Path.of("src/dist/talon.service"), units.resolve("talon.service"));
        assertThat(exposure(unit.toString())).contains("Service has no access to hardware devices");
        Path more = Files.createDirectory(units.resolve("talon.service.d"));
        Files.copy(Path.of("src/dist/cable.conf"), more.resolve("cable.conf"));
        assertThat(exposure(unit.toString()))
                .contains("Service potentially has access to hardware devices", "Service has no device ACL");
    }

    /** How the kernel calls what /dev/usb/lp0, /dev/ttyUSB0 and /dev/ttyACM0 are. */
    @Test
    void theAgentMayUsePrintersAndSerialLines() throws IOException {
        assertThat(Files.readAllLines(Path.of("../hardware/src/main/dist/talon-agent.service")))
                .contains("DeviceAllow=char-usb rw", "DeviceAllow=char-ttyUSB rw", "DeviceAllow=char-ttyACM rw");
    }

    private static String exposure(String unit) throws IOException, InterruptedException {
        Process analyze = new ProcessBuilder(
                        AptGet.program("systemd-analyze", "systemd").toString(),
                        "security",
                        "--offline=yes",
                        "--threshold=" + MOST,
                        "--no-pager",
                        unit)
                .redirectErrorStream(true)
                .start();
        String said = new String(analyze.getInputStream().readAllBytes());
        assertThat(analyze.waitFor()).as(said).isZero();
        return said;
    }
}
