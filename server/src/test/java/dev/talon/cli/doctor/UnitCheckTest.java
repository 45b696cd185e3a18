package dev.talon.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from {@code /proc} of a service that systemd has started by the unit of the package; {@code BootedServerIT} starts one. */
class UnitCheckTest {
    private static final String MOUNTS = """
            421 389 0:26 / / ro,relatime shared:1 - ext4 /dev/vda1 rw,errors=remount-ro
            433 421 0:26 /var/lib/talon /var/lib/talon rw,relatime shared:4 - ext4 /dev/vda1 rw
            434 421 0:26 /srv /srv\\040two rw,relatime - ext4 /dev/vda1 rw
            435 421 8:17 / /mnt/backup rw,relatime - ext4 /dev/sdb1 ro
            """;

    private static final String CONFINED = "Name:\tjava\nNoNewPrivs:\t1\nSeccomp:\t2\n";

    @TempDir
    Path process;

    @Test
    void aFolderThatTheUnitClosesIsAFaultThatSaysWhatToWriteIntoIt() throws Exception {
        List<Finding> found = look(CONFINED, "/var/lib/talon/data", "/srv/backups", "/srv two/x", "/mnt/backup/talon");
        assertThat(found).extracting(Finding::level).containsExactly(Finding.Level.FAULT, Finding.Level.FAULT);
        assertThat(found.get(0).says().in("en")).contains("/srv/backups");
        assertThat(found.get(0).todo().orElseThrow().in("ru")).contains("ReadWritePaths=/srv/backups");
        assertThat(found.get(1).says().in("en")).contains("/mnt/backup/talon");
    }

    @Test
    void aServiceWithinItsUnitIsWellAndOneWithoutIsLookedAt() throws Exception {
        assertThat(look(CONFINED, "/var/lib/talon/data"))
                .extracting(Finding::level)
                .containsExactly(Finding.Level.OK);
        assertThat(look("Name:\tjava\nNoNewPrivs:\t0\nSeccomp:\t0\n", "/var/lib/talon/data"))
                .extracting(Finding::level)
                .containsExactly(Finding.Level.NOTE);
    }

    @Test
    void aProcessThatHasEndedIsNothingToSay() {
        List<Finding> found = new ArrayList<>();
        UnitCheck.look(process.resolve("gone"), List.of(Path.of("/var/lib/talon/data")), found);
        assertThat(found).isEmpty();
    }

    @Test
    void whatThisProcessSeesIsRead() throws Exception {
        var mounts = new Mounts(Files.readAllLines(Path.of("/proc/self/mountinfo")));
        assertThat(mounts.isReadOnly(process)).as("a folder that was just made").isFalse();
    }

    private List<Finding> look(String status, String... folders) throws Exception {
        Files.writeString(process.resolve("mountinfo"), MOUNTS);
        Files.writeString(process.resolve("status"), status);
        List<Finding> found = new ArrayList<>();
        UnitCheck.look(process, List.of(folders).stream().map(Path::of).toList(), found);
        return found;
    }
}
