package dev.talon.statistics.quarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worst time of a day, and what is said to have caused it. */
class BadTimeTest {
    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-03-05T09:00:00+03:00");
    private static final int NORM = 900;

    /** Eight quarters with four desks, four people each, five minutes a service, and nobody late. */
    private static List<Quarter> usual() {
        List<Quarter> day = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            day.add(quarter(n, 4, 4, 300, 400, 0));
        }
        return day;
    }

    private static Quarter quarter(int n, int arrivals, double desks, int service, int longest, int late) {
        return new Quarter(
                n,
                NINE.plusMinutes(15L * n),
                arrivals,
                (int) (desks * 900),
                arrivals,
                arrivals * service * 1_000_000L,
                Optional.of(longest),
                Optional.of(NORM),
                late);
    }

    /** The same, with the quarters 3 to 5 as they are given; 5 is the worst. */
    private static List<Quarter> bad(int arrivals, double desks, int service) {
        List<Quarter> day = usual();
        day.set(2, quarter(2, arrivals, desks, service, 800, 0));
        day.set(3, quarter(3, arrivals, desks, service, 1000, 2));
        day.set(4, quarter(4, arrivals, desks, service, 1500, 4));
        day.set(5, quarter(5, arrivals, desks, service, 2000, 6));
        day.set(6, quarter(6, 4, 4, 300, 1200, 1));
        return day;
    }

    @Test
    void nobodyLateIsNoBadTime() {
        assertThat(BadTime.of(usual(), List.of(usual(), usual()))).isEmpty();
    }

    @Test
    void theTimeIsTheQuartersInARowAroundTheWorstAndTheCauseIsLookedForFromOneNormBefore() {
        BadTime bad = BadTime.of(bad(4, 2, 300), List.of(usual(), usual())).orElseThrow();
        assertThat(bad.from()).isEqualTo(NINE.plusMinutes(45));
        assertThat(bad.to()).isEqualTo(NINE.plusMinutes(105));
        assertThat(bad.causeFrom()).isEqualTo(NINE.plusMinutes(30));
        assertThat(bad.causeTo()).isEqualTo(NINE.plusMinutes(90));
        assertThat(bad.longest()).isEqualTo(2000);
    }

    @Test
    void whatDiffersMostIsTheCause() {
        assertThat(cause(bad(4, 2, 300))).isEqualTo(Cause.FEWER_DESKS);
        assertThat(cause(bad(9, 4, 300))).isEqualTo(Cause.MORE_PEOPLE);
        assertThat(cause(bad(4, 4, 600))).isEqualTo(Cause.LONGER_SERVICES);
        assertThat(cause(bad(5, 2, 330))).as("twice fewer desks weigh more").isEqualTo(Cause.FEWER_DESKS);
        assertThat(cause(bad(4, 0, 300))).isEqualTo(Cause.NO_DESKS);
        assertThat(cause(bad(4, 3.8, 310))).as("nothing differs by 15 %").isEqualTo(Cause.AS_USUAL);
    }

    @Test
    void withoutPastWeeksThoseWhoCameAreComparedWithWhatTheDesksCanServe() {
        BadTime crowd = BadTime.of(bad(20, 4, 300), List.of(usual())).orElseThrow();
        assertThat(crowd.cause()).isEqualTo(Cause.MORE_THAN_DESKS_CAN);
        assertThat(crowd.capacity()).isEqualTo(4 * 3600 / 300);
        assertThat(crowd.usualDesks()).isEmpty();
        assertThat(BadTime.of(bad(4, 4, 300), List.of()).orElseThrow().cause()).isEqualTo(Cause.UNKNOWN);
    }

    private static Cause cause(List<Quarter> day) {
        return BadTime.of(day, List.of(usual(), usual(), usual())).orElseThrow().cause();
    }
}
