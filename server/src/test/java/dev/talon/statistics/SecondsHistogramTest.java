package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Percentiles from seconds are those of the sorted microseconds. */
class SecondsHistogramTest {
    private static final double[] SHARES = {0, 0.25, 0.5, 0.9, 0.95, 1};

    @Test
    void aPercentileIsThatOfEveryMicrosecond() {
        long seed = Proof.seed();
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int count = 1 + random.nextInt(round % 10 == 0 ? 3_000 : 12);
            // From all in one second to some days, and corrected times below zero.
            long spread = (long) Math.pow(10, 5 + random.nextInt(7));
            long[] times = random.longs(count, -spread / 8, spread).toArray();
            if (random.nextInt(4) == 0) {
                times = LongStream.of(times)
                        .map(time -> time / 500_000 * 500_000)
                        .toArray();
            }
            assertThat(parted(times, random).cuts(SHARES, count))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(straight(times));
        }
    }

    @Test
    void halfwayIsTheNextSecond() {
        assertThat(of(30_000_000, 31_000_000).cuts(new double[] {0.5}, 2)).containsExactly(OptionalLong.of(31));
        assertThat(of(30_000_000, 30_999_998).cuts(new double[] {0.5}, 2)).containsExactly(OptionalLong.of(30));
        assertThat(new SecondsHistogram().cuts(new double[] {0.5}, 0)).containsExactly(OptionalLong.empty());
    }

    @Test
    void moreOfOneSecondThanItsEntryHoldsAreStillCounted() {
        int many = 17_000_000;
        var minute = new SecondsHistogram();
        long mark = SecondsHistogram.mark(60_000_000);
        for (int i = 0; i < many; i++) {
            minute.add(mark);
        }
        var all = of(1_000_000);
        all.add(minute);
        all.add(minute);
        all.add(SecondsHistogram.mark(99_000_000));
        long count = 2L * many + 2;
        assertThat(all.cuts(new double[] {0, 0.5, (count - 2.0) / (count - 1), 1}, count))
                .containsExactly(OptionalLong.of(1), OptionalLong.of(60), OptionalLong.of(60), OptionalLong.of(99));
    }

    /** Added one by one, and some of them as sums of others. */
    private static SecondsHistogram parted(long[] times, Random random) {
        SecondsHistogram[] parts = {new SecondsHistogram(), new SecondsHistogram(), new SecondsHistogram()};
        for (long time : times) {
            parts[random.nextInt(parts.length)].add(SecondsHistogram.mark(time));
        }
        parts[0].add(parts[1]);
        parts[0].add(parts[2]);
        return parts[0];
    }

    private static SecondsHistogram of(long... times) {
        var seconds = new SecondsHistogram();
        Arrays.stream(times).map(SecondsHistogram::mark).forEach(seconds::add);
        return seconds;
    }

    private static OptionalLong[] straight(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return Arrays.stream(SHARES)
                .map(share -> share * (sorted.length - 1))
                .mapToObj(at -> {
                    long below = sorted[(int) Math.floor(at)];
                    long above = sorted[(int) Math.ceil(at)];
                    return Times.seconds(below + (at - Math.floor(at)) * (above - below));
                })
                .toArray(OptionalLong[]::new);
    }
}
