package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.debian.AptGet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units of the documentation: what systemd says of them. */
class SystemdUnitIT {
    /** Of ten times an exposure, as the option takes it. */
    private static final String MOST = "30";

    @ParameterizedTest
    @ValueSource(strings = {"src/dist/talon.service", "../hardware/src/main/dist/talon-agent.service"})
    void theyExposeLittleAndNeverGiveUp(String unit) throws IOException, InterruptedException {
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
        assertThat(said).contains("Overall exposure level");
        List<String> lines = Files.readAllLines(Path.of(unit));
        assertThat(lines).contains("Restart=always", "RestartSec=3", "StartLimitIntervalSec=0");
        assertThat(lines)
                .as("Java compiles into memory that it then runs")
                .doesNotContain("MemoryDenyWriteExecute=yes", "MemoryDenyWriteExecute=true");
    }
}
