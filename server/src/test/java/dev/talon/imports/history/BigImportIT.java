package dev.talon.imports.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.table.ReportHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A file of some 540 bytes a line, 27 MB of them in an ordinary build, goes through a process whose whole heap is smaller. */
class BigImportIT {
    private static final int LINES = Proof.times(50_000, 300_000);
    private static final String HEAP = "-Xmx24m";

    @Test
    void aFileThatIsLargerThanTheHeapStreamsThroughIt() throws Exception {
        try (var house = new ReportHouse()) {
            house.centre("one", "Europe/Moscow");
            assertThat(importAll(house)).isEqualTo(LINES + " imported, 0 duplicates");
            assertThat(importAll(house)).isEqualTo("0 imported, " + LINES + " duplicates");
            assertThat(house.number("SELECT count(*) FROM stage")).isEqualTo(LINES);
            assertThat(house.number("SELECT count(*) FROM ticket")).isEqualTo(LINES / 2);
        }
    }

    private static String importAll(ReportHouse house) throws Exception {
        var address = house.database.address();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BigImport.class.getName(),
                        "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                                .formatted(
                                        address.host(),
                                        address.port(),
                                        address.database(),
                                        address.user(),
                                        address.password()),
                        Integer.toString(LINES))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
