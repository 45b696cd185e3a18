package dev.talon.hardware.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerTimeTest {
    /** The server is in another year than this computer, which only counts. */
    private static final long NOON = 1_800_000_000_000L;

    private long steady = 5_000;
    private final ServerTime time = new ServerTime(() -> steady);

    @Test
    void aMessageThatCameAtOnceIsNew() {
        time.heard(NOON);
        assertThat(time.since(NOON)).isZero();
        steady += 7_000;
        assertThat(time.since(NOON)).isEqualTo(7_000);
    }

    @Test
    void aMessageThatWasStuckOnItsWayIsOld() {
        time.heard(NOON);
        // Sent 1 s later, and arrived a minute after that, together with the beats behind it.
        steady += 61_000;
        time.heard(NOON + 1_000);
        assertThat(time.since(NOON + 1_000)).isEqualTo(60_000);
    }

    @Test
    void aClockOfTheServerThatIsSetBackIsBelievedAfterAFewBeats() {
        time.heard(NOON);
        for (int beat = 0; beat < 12; beat++) {
            steady += 5_000;
            time.heard(NOON - 3_600_000 + beat * 5_000L);
        }
        assertThat(time.since(NOON - 3_600_000 + 11 * 5_000L)).isZero();
    }

    @Test
    void nothingIsKnownBeforeTheFirstBeat() {
        assertThat(time.since(NOON)).isZero();
    }
}
