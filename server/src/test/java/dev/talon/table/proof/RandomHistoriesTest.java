package dev.talon.table.proof;

import static dev.talon.table.ReportHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.table.DayFigures;
import dev.talon.table.Form;
import dev.talon.table.ReportHouse;
import dev.talon.table.publication.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happened, every cell of the monthly table is what the straightforward computation gives: before days are settled,
 * after, and after more tickets and corrections.
 */
class RandomHistoriesTest {
    private static final int TICKETS = 150;

    static LongStream seeds() {
        return Proof.seeds(12);
    }

    @ParameterizedTest(name = "-Dtalon.seed={0}")
    @MethodSource("seeds")
    void everyCellIsWhatTheStagesSay(long seed) {
        var random = new Random(seed);
        try (var house = new ReportHouse()) {
            List<RandomHistory> centres = IntStream.range(0, 3)
                    .mapToObj(n -> new RandomHistory(random, house, "centre" + n))
                    .toList();
            for (String moment : List.of("first", "with more tickets", "with still more")) {
                centres.forEach(centre -> centre.add(1 + random.nextInt(TICKETS)));
                prove(house, centres, seed, moment);
                settle(house, random);
                prove(house, centres, seed, moment + ", settled");
                centres.get(random.nextInt(3)).correct();
                prove(house, centres, seed, moment + ", corrected");
            }
        }
    }

    private static void settle(ReportHouse house, Random random) {
        Optional<String> whose = random.nextBoolean() ? Optional.empty() : Optional.of("centre" + random.nextInt(3));
        int year = RandomHistory.FIRST_YEAR + random.nextInt(3);
        await(new DayFigures(house.database).settle(year, whose));
    }

    private static void prove(ReportHouse house, List<RandomHistory> centres, long seed, String moment) {
        for (List<Integer> some : List.of(List.of(0), List.of(1), List.of(2), List.of(0, 2), List.of(0, 1, 2))) {
            List<Fact> facts = new ArrayList<>();
            some.forEach(n -> facts.addAll(centres.get(n).facts()));
            List<String> codes = some.size() == 3
                    ? List.of()
                    : some.stream().map(n -> "centre" + n).toList();
            for (int year = RandomHistory.FIRST_YEAR; year <= RandomHistory.LAST_YEAR; year++) {
                assertThat(Straight.lines(await(new Reports(house.database).monthly(year, codes, Form.MEASURED))))
                        .as("-Dtalon.seed=%d, %s, %d, %s", seed, moment, year, codes)
                        .isEqualTo(Straight.table(facts, year));
            }
        }
    }
}
