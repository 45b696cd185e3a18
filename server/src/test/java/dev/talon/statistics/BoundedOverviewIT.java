package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two million stages and more, packed into 100 MB, are counted by a process whose heap holds neither them nor their times. */
class BoundedOverviewIT {
    private static final int DAYS = 4_200;
    private static final int STAGES = 500;

    @Test
    void whatIsCountedDoesNotSayHowMuchMemoryItTakes() throws Exception {
        try (var house = new ReportHouse()) {
            house.centre("one", "Europe/Moscow");
            var history = new ManyStages(DAYS, STAGES);
            history.write(house);
            assertThat(overview(house, history))
                    .isEqualTo("%d stages, wait %d %d %d, service %d %d %d, %d days, %d in the list"
                            .formatted(
                                    DAYS * STAGES,
                                    ManyStages.cut(history.waits, 0.5),
                                    ManyStages.cut(history.waits, 0.9),
                                    ManyStages.cut(history.waits, 0.95),
                                    ManyStages.cut(history.services, 0.5),
                                    ManyStages.cut(history.services, 0.9),
                                    ManyStages.cut(history.services, 0.95),
                                    DAYS,
                                    DAYS * STAGES));
        }
    }

    private static String overview(ReportHouse house, ManyStages history) throws Exception {
        var address = house.database.address();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        address.host(),
                        Integer.toString(address.port()),
                        address.database(),
                        address.user(),
                        address.password(),
                        ManyStages.FIRST.toString(),
                        history.last().toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return said.lines()
                .filter(line -> line.contains(" stages, "))
                .findFirst()
                .orElse(said);
    }
}
