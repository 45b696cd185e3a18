package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Debian's own systemd says of the units of all three packages, installed. */
@Tag("dist")
@Timeout(1200)
class UnitsIT {
    @Test
    void systemdFindsNoFault() throws IOException {
        try (BareDebian debian = new BareDebian()) {
            debian.mustRun("apt-get", "-qq", "install", "-y", "--no-install-recommends", "systemd");
            for (String name : new String[] {"talon-server", "talon-agent", "talon-screen"}) {
                BareDebian.Answer installed = debian.install(BareDebian.published(name + "_", ".deb"));
                assertThat(installed.code()).as(installed.text()).isZero();
            }
            assertThat(debian.mustRun(
                            "systemd-analyze",
                            "verify",
                            "--man=no",
                            "talon.service",
                            "talon-agent.service",
                            "talon-screen.service"))
                    .isEmpty();
        }
    }
}
