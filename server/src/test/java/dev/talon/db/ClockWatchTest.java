package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.db.ClockWatch.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whose clock is believed, and for how long one that jumped is not. */
class ClockWatchTest {
    private static final ClockLimits LIMITS =
            new ClockLimits(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(2));

    private Instant machine = Instant.parse("2026-03-01T10:00:00Z");
    private long nanos = -5;
    private final ClockWatch watch = new ClockWatch(LIMITS, () -> machine, () -> nanos);

    @Test
    void aMinuteIsToldAndAnHourStops() {
        heard(Duration.ofSeconds(59));
        assertThat(watch.reading()).isEqualTo(new ClockWatch.Reading(Standing.AGREE, 59, 0));
        heard(Duration.ofSeconds(-60));
        assertThat(watch.reading()).isEqualTo(new ClockWatch.Reading(Standing.APART, -60, 0));
        heard(Duration.ofMinutes(59));
        assertThat(watch.reading().standing()).isEqualTo(Standing.APART);
        heard(Duration.ofHours(-1));
        assertThat(watch.reading().standing()).isEqualTo(Standing.STOPPED);
        heard(Duration.ZERO);
        assertThat(watch.reading().standing()).isEqualTo(Standing.AGREE);
    }

    @Test
    void recordsOfTheFutureAreToldButStopNothing() {
        heard(Duration.ZERO);
        watch.newest(Duration.ofSeconds(59));
        assertThat(watch.reading().standing()).isEqualTo(Standing.AGREE);
        watch.newest(Duration.ofDays(1));
        assertThat(watch.reading()).isEqualTo(new ClockWatch.Reading(Standing.APART, 0, 86_400));
        heard(Duration.ZERO);
        assertThat(watch.reading().standing()).isEqualTo(Standing.APART);
        watch.newest(Duration.ofSeconds(-7));
        assertThat(watch.reading()).isEqualTo(new ClockWatch.Reading(Standing.AGREE, 0, 0));
    }

    @Test
    void aClockThatBothShareAndThatJumpsIsBelievedOnlyAfterAWhile() {
        heard(Duration.ZERO);
        machine = machine.plus(Duration.ofDays(1));
        heard(Duration.ZERO);
        assertThat(watch.reading()).isEqualTo(new ClockWatch.Reading(Standing.STOPPED, 86_400, 0));
        pass(Duration.ofMinutes(119));
        heard(Duration.ZERO);
        assertThat(watch.reading().standing()).isEqualTo(Standing.STOPPED);
        pass(Duration.ofMinutes(1));
        heard(Duration.ZERO);
        assertThat(watch.reading()).isEqualTo(new ClockWatch.Reading(Standing.AGREE, 0, 0));
        pass(Duration.ofDays(3));
        heard(Duration.ZERO);
        assertThat(watch.reading().standing()).as("what runs evenly is no jump").isEqualTo(Standing.AGREE);
    }

    @Test
    void aClockThatJumpsThereAndBackIsNeverBelieved() {
        heard(Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            machine = machine.plus(Duration.ofDays(1));
            heard(Duration.ZERO);
            assertThat(watch.reading().standing()).isEqualTo(Standing.STOPPED);
            machine = machine.minus(Duration.ofDays(1));
            pass(Duration.ofMinutes(50));
            heard(Duration.ZERO);
            assertThat(watch.reading().standing()).isEqualTo(Standing.AGREE);
        }
    }

    @Test
    void aSmallJumpIsFollowedAtOnce() {
        machine = machine.plus(Duration.ofMinutes(59));
        assertThat(watch.node().toInstant()).isEqualTo(machine);
        machine = machine.minus(Duration.ofMinutes(59));
        assertThat(watch.node().toInstant()).isEqualTo(machine);
    }

    @Test
    void whetherTheDatabasesClockWasSetIsKnownAndWhatItMustSay() {
        var setBack = new AtomicInteger();
        watch.onSetBack(setBack::incrementAndGet);
        assertThat(watch.expected()).isNull();
        heard(Duration.ofMinutes(-3));
        pass(Duration.ofSeconds(10));
        assertThat(watch.expected().toInstant()).isEqualTo(machine.minus(Duration.ofMinutes(3)));
        heard(Duration.ofMinutes(-3));
        assertThat(watch.ranFor(Duration.ofDays(9))).as("it was never set").isTrue();
        heard(Duration.ofMinutes(-2));
        assertThat(watch.ranFor(Duration.ofSeconds(30))).isFalse();
        assertThat(setBack).hasValue(0);
        pass(Duration.ofSeconds(30));
        heard(Duration.ofMinutes(-2));
        assertThat(watch.ranFor(Duration.ofSeconds(30))).isTrue();
        heard(Duration.ofMinutes(-3));
        assertThat(setBack).hasValue(1);
    }

    /** The database says that its clock is so much ahead of the machine's. */
    private void heard(Duration ahead) {
        watch.heard(machine.plus(ahead));
    }

    private void pass(Duration time) {
        machine = machine.plus(time);
        nanos += time.toNanos();
    }
}
