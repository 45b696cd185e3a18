package dev.talon.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hours.LastTicket.Later;
import dev.talon.hours.LastTicket.Pace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ticket of two stages is given while both can be over by closing. */
class LastTicketTest {
    private static final Pace SLOW = new Pace(300, 60, 1, 0);
    private static final Pace QUICK = new Pace(100, 20, 1, 0);
    private static final double TWO_HOURS = 7200;

    @Test
    void thoseWhoComeToTheSecondStageFirstTakeItsTime() {
        int free = most(QUICK, new Later(SLOW, 0));
        int ten = most(QUICK, new Later(SLOW, 10));
        int all = most(QUICK, new Later(SLOW, 30));
        assertThat(free).isGreaterThan(0);
        assertThat(ten).isBetween(0, free);
        assertThat(all)
                .as("the desk of the second stage is busy until long after closing")
                .isEqualTo(-1);
    }

    @Test
    void theSecondStageIsServedWhileTheFirstIs() {
        assertThat(most(SLOW, new Later(QUICK, 8)))
                .as("its desk is done with those before long before the newcomer comes to it")
                .isEqualTo(most(SLOW, new Later(QUICK, 0)))
                .isGreaterThan(5);
    }

    @Test
    void aSecondStageIsAsLongAsItIs() {
        assertThat(most(SLOW, new Later(QUICK, 0))).isLessThan(LastTicket.mostWaiting(SLOW, List.of(), TWO_HOURS));
    }

    private static int most(Pace first, Later second) {
        return LastTicket.mostWaiting(first, List.of(second), TWO_HOURS);
    }
}
