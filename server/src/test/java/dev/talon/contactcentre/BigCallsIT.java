package dev.talon.contactcentre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nearly a million lines, some 50 MB, go through a process whose whole heap is smaller than the file; calls without an end do not fill it. */
class BigCallsIT {
    private static final int CALLS = 250_000;

    @Test
    void aLogStreamsThroughASmallHeap() throws Exception {
        try (var house = new ReportHouse()) {
            assertThat(importAll(house)).startsWith("975000 lines, 225000 imported, 0 duplicates");
            assertThat(importAll(house)).startsWith("975000 lines, 0 imported, 225000 duplicates");
            assertThat(house.number("SELECT count(*) FROM call")).isEqualTo(225_000);
        }
    }

    private static String importAll(ReportHouse house) throws Exception {
        var address = house.database.address();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BigCalls.class.getName(),
                        "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                                .formatted(
                                        address.host(),
                                        address.port(),
                                        address.database(),
                                        address.user(),
                                        address.password()),
                        Integer.toString(CALLS))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
