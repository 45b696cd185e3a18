package dev.talon.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.publication.Publication;
import dev.talon.web.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonthlyTableTest {
    private static final long SECOND = 1_000_000;

    @Test
    void aMeanIsRoundedHalfUpOnce() {
        assertThat(mean(2, 3 * SECOND)).hasValue(2);
        assertThat(mean(2, 3 * SECOND - 1)).hasValue(1);
        assertThat(mean(3, SECOND)).hasValue(0);
        assertThat(mean(3, 5 * SECOND)).hasValue(2);
        assertThat(mean(1, SECOND / 2)).hasValue(1);
        assertThat(mean(1, SECOND / 2 - 1)).hasValue(0);
        assertThat(mean(0, 0)).isEmpty();
    }

    @Test
    void theLargestQueueOfACenturyDoesNotOverflow() {
        long stages = 1_000_000_000L;
        assertThat(new Sums(stages, stages * 3_600 * SECOND, stages * SECOND).cell())
                .isEqualTo(new Cell(OptionalLong.of(3_600), OptionalLong.of(1), stages));
    }

    @Test
    void thePublishedCombinedIsTheSumOfTwoRoundedMeans() {
        // 1.5 s and 1.5 s: each rounds to 2, and the sum is 4, not the rounded 3.
        var facts = new MonthFacts(3, new Sums(2, 3 * SECOND, 0), new Sums(2, 3 * SECOND, 0), Sums.NONE, Excluded.NONE);
        var march = table(Form.PUBLISHED, facts).months().get(2);
        assertThat(march.combined()).isEqualTo(new Cell(OptionalLong.of(4), OptionalLong.of(0), 4));
    }

    @Test
    void theMeasuredCombinedIsTheMeanOverTicketsThatWentThroughBoth() {
        var facts = new MonthFacts(
                3,
                new Sums(10, 100 * SECOND, 0),
                new Sums(10, 100 * SECOND, 0),
                new Sums(2, 61 * SECOND, 40 * SECOND),
                Excluded.NONE);
        var march = table(Form.MEASURED, facts).months().get(2);
        assertThat(march.combined()).isEqualTo(new Cell(OptionalLong.of(31), OptionalLong.of(20), 2));
    }

    @Test
    void aMonthWithoutStagesHasNoFigures() {
        var cash = new MonthFacts(5, Sums.NONE, new Sums(1, SECOND, SECOND), Sums.NONE, Excluded.NONE);
        var table = table(Form.PUBLISHED, cash);
        assertThat(table.months()).hasSize(12);
        assertThat(table.months().get(4).combined().waiting()).isEmpty();
        assertThat(printed(table).get(4)).containsExactly("—", "—", "0:00:01", "0:00:01", "—", "—");
        assertThat(printed(table).get(0)).containsOnly("—");
        var json = new JsonObject(JsonText.encode(table)).getJsonArray("months");
        assertThat(json.getJsonObject(0).getJsonObject("consultation").getMap())
                .containsEntry("wait", null)
                .containsEntry("service", null)
                .containsEntry("count", 0);
    }

    @Test
    void exclusionsAreCountedPerMonthAndForTheYear() {
        var one = new MonthFacts(1, Sums.NONE, Sums.NONE, Sums.NONE, new Excluded(1, 2, 3, 4, 0));
        var two = new MonthFacts(2, Sums.NONE, Sums.NONE, Sums.NONE, new Excluded(10, 20, 30, 40, 0));
        var table = table(Form.PUBLISHED, one, two);
        assertThat(table.months().get(0).excluded()).isEqualTo(new Excluded(1, 2, 3, 4, 0));
        assertThat(table.excluded()).isEqualTo(new Excluded(11, 22, 33, 44, 0));
        assertThat(new JsonObject(JsonText.encode(table)).getJsonObject("excluded"))
                .isEqualTo(new JsonObject(
                        "{\"no_show\":11,\"cancelled\":22,\"expired\":33,\"inaccurate\":44,\"wrong_service\":0}"));
    }

    @Test
    void allSeventyTwoCellsOfThePublishedYearArePrintedAsPublished() {
        List<MonthFacts> facts = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new MonthFacts(
                        month,
                        new Sums(7, 7 * at(month, 0), 7 * at(month, 1)),
                        new Sums(9, 9 * at(month, 2), 9 * at(month, 3)),
                        Sums.NONE,
                        Excluded.NONE))
                .toList();
        var table = MonthlyTable.of(2024, List.of(), Form.PUBLISHED, facts, Map.of());
        assertThat(printed(table)).isEqualTo(Published2024.printed());
        assertThat(table.months().stream().map(month -> new TableWords("ru").month(month.month())))
                .isEqualTo(Published2024.MONTHS);
        assertThat(new TableWords("en").month(5)).isEqualTo("May");
    }

    /** The months' figures as every file has them. */
    private static List<List<String>> printed(MonthlyTable table) {
        return Publication.of(table, new TableWords("ru")).grid().rows().stream()
                .map(row -> row.cells().subList(1, row.cells().size()))
                .toList();
    }

    private static long at(int month, int column) {
        return Published2024.seconds(month, column) * SECOND;
    }

    private static OptionalLong mean(long count, long micros) {
        return new Sums(count, micros, 0).cell().waiting();
    }

    private static MonthlyTable table(Form form, MonthFacts... facts) {
        return MonthlyTable.of(2024, List.of("one"), form, List.of(facts), Map.of());
    }
}
