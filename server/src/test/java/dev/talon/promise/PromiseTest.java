package dev.talon.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.queue.Kind;
import dev.talon.queue.WaitRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final ServiceTimes FIVE_MINUTES =
            ServiceTimes.of(IntStream.range(0, 30).mapToDouble(i -> 240 + 4 * i).toArray(), new double[0]);

    @Test
    void aFreeDeskCallsAtOnce() {
        assertThat(at(hall(1, 0, 0), 0)).contains(new WaitRange(0, 60));
    }

    @Test
    void whoFindsMoreAheadWaitsLonger() {
        Integer[] numbers = waits(hall(0, 2, 12)).numbers();
        for (int ahead = 0; ahead < 12; ahead++) {
            int at = ahead * CentreWaits.NUMBERS;
            assertThat(numbers[at + 1]).isGreaterThan(numbers[at]);
            // The next visitor's expected wait is longer.
            assertThat(numbers[at + CentreWaits.NUMBERS + 2]).isGreaterThan(numbers[at + 2]);
        }
    }

    @Test
    void theSameHallGivesTheSamePromise() {
        assertThat(waits(hall(0, 3, 9)).numbers())
                .isEqualTo(waits(hall(0, 3, 9)).numbers());
    }

    @Test
    void nothingIsPromisedWithoutADeskOrWithoutTimes() {
        assertThat(at(hall(0, 0, 3), 2)).isEmpty();
        var unknown = new Hall(List.of(Hall.Place.free(List.of("cash"))), List.of(), Map.of());
        assertThat(at(unknown, 0)).isEmpty();
    }

    @Test
    void aDeskThatComesBackSoonIsReckonedWith() {
        var away = new Hall.Place(List.of("cash"), Optional.empty(), 0, Optional.of(600.0), true);
        var hall = new Hall(List.of(away), List.of(), Map.of("cash", FIVE_MINUTES));
        assertThat(at(hall, 0))
                .hasValueSatisfying(range -> assertThat(range.from()).isBetween(540, 600));
    }

    @Test
    void whoFailedTooOftenIsToldMoreOrNothing() {
        double[] waits = IntStream.range(0, 60).mapToDouble(i -> 300 + 10 * i).toArray();
        WaitRange usual = Promise.of(waits, Learned.NOTHING).range().orElseThrow();
        WaitRange wide = Promise.of(waits, learned(100, 65)).range().orElseThrow();
        assertThat(wide.to() - wide.from()).isGreaterThan(usual.to() - usual.from());
        Promise silent = Promise.of(waits, learned(100, 40));
        assertThat(silent.range()).isEmpty();
        assertThat(silent.mean()).isBetween(590, 600);
    }

    @Test
    void whatWasLearnedMovesTheInterval() {
        double[] waits = IntStream.range(0, 60).mapToDouble(i -> 300 + 10 * i).toArray();
        List<Learned.Case> later = IntStream.range(0, 200)
                .mapToObj(i -> new Learned.Case(1 + i / 100.0, true))
                .toList();
        WaitRange moved = Promise.of(waits, Learned.of(later)).range().orElseThrow();
        assertThat(moved.from())
                .isGreaterThan(
                        Promise.of(waits, Learned.NOTHING).range().orElseThrow().from());
    }

    @Test
    void fromHalfAnHourOnItIsSaidInFives() {
        double[] waits = IntStream.range(0, 60).mapToDouble(i -> 2_500 + 10 * i).toArray();
        WaitRange range = Promise.of(waits, Learned.NOTHING).range().orElseThrow();
        assertThat(range.from() % 300).isZero();
        assertThat(range.to() % 300).isZero();
    }

    /** Shares as they would be, off by nothing else. */
    private static Learned learned(int cases, int held) {
        List<Learned.Case> of = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            of.add(new Learned.Case(-1.4 + 2.8 * i / cases, i < held));
        }
        return Learned.of(of);
    }

    private static Optional<WaitRange> at(Hall hall, int ahead) {
        return waits(hall).expectedWait(Kind.of("cash"), ahead);
    }

    private static CentreWaits waits(Hall hall) {
        return Promises.waits(new HallRow(hall, Map.of("cash", 600.0)), Map.of());
    }

    private static Hall hall(int free, int busy, int waiting) {
        List<Hall.Place> places = new ArrayList<>();
        for (int i = 0; i < free; i++) {
            places.add(Hall.Place.free(List.of("cash")));
        }
        for (int i = 0; i < busy; i++) {
            places.add(Hall.Place.busy(List.of("cash"), new Hall.Waiting("cash", 0, List.of(), 600), 60 * i));
        }
        List<Hall.Waiting> queue = IntStream.range(0, waiting)
                .mapToObj(i -> new Hall.Waiting("cash", i, List.of(), 600))
                .toList();
        return new Hall(places, queue, Map.of("cash", FIVE_MINUTES));
    }
}
