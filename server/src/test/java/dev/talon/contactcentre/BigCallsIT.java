package dev.talon.contactcentre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.table.ReportHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A log of some 630 bytes a call, 31 MB of them in an ordinary build, goes through a process whose whole heap is smaller. Nor do the calls
 * fill it that are remembered because more of them may come.
 */
class BigCallsIT {
    private static final int CALLS = Proof.times(50_000, 250_000);
    /** Of every tenth the end is not there. */
    private static final int ENDED = CALLS / 10 * 9;

    private static final int LINES = CALLS * 3 + ENDED;
    private static final String HEAP = "-Xmx24m";

    @Test
    void aLogStreamsThroughASmallHeap() throws Exception {
        try (var house = new ReportHouse()) {
            assertThat(importAll(house)).startsWith(LINES + " lines, " + ENDED + " imported, 0 duplicates");
            assertThat(importAll(house)).startsWith(LINES + " lines, 0 imported, " + ENDED + " duplicates");
            assertThat(house.number("SELECT count(*) FROM call")).isEqualTo(ENDED);
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
