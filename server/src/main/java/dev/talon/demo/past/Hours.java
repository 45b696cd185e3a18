package dev.talon.demo.past;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.SplittableRandom;

/** The opening hours of a centre, and how busy each half hour is. */
enum Hours {
    WEEKDAY(
            LocalTime.of(8, 0),
            0.8,
            1.1,
            1.5,
            1.7,
            1.6,
            1.3,
            1.0,
            1.0,
            1.4,
            1.5,
            1.2,
            0.9,
            0.8,
            0.8,
            0.7,
            0.6,
            0.5,
            0.3),
    SATURDAY(LocalTime.of(9, 0), 0.9, 1.3, 1.5, 1.6, 1.4, 1.2, 1.0, 0.8, 0.6, 0.3);

    private static final int HALF_HOUR = 1800;

    private final LocalTime opens;
    private final double[] untilThen;

    Hours(LocalTime opens, double... busy) {
        this.opens = opens;
        this.untilThen = new double[busy.length];
        double sum = 0;
        for (int i = 0; i < busy.length; i++) {
            sum += busy[i];
            untilThen[i] = sum;
        }
    }

    /** Empty where nobody works: Sundays and public holidays. */
    static Optional<Hours> of(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY || Season.holiday(day)) {
            return Optional.empty();
        }
        return Optional.of(day.getDayOfWeek() == DayOfWeek.SATURDAY ? SATURDAY : WEEKDAY);
    }

    LocalTime opens() {
        return opens;
    }

    int seconds() {
        return untilThen.length * HALF_HOUR;
    }

    /** When somebody comes, microseconds after opening. */
    long arrival(SplittableRandom random) {
        double dice = random.nextDouble() * untilThen[untilThen.length - 1];
        int half = 0;
        while (untilThen[half] < dice) {
            half++;
        }
        return half * HALF_HOUR * 1_000_000L + random.nextLong(HALF_HOUR * 1_000_000L);
    }
}
