package dev.talon.table.proof;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A stage as the proof knows it.
 *
 * @param ticket   unique over all centres
 * @param position within its ticket, from 1: a stage of no length leaves the next one the same moments, so only this tells them apart
 * @param day      the business day of its ticket
 */
record Fact(
        String centre,
        String ticket,
        int position,
        LocalDate day,
        String kind,
        String state,
        boolean accurate,
        Instant queued,
        Optional<Instant> called,
        Optional<Instant> started,
        Optional<Instant> finished,
        int postponed) {

    boolean counts() {
        return state.equals("served") && accurate;
    }

    /** Microseconds. */
    BigInteger waited() {
        return micros(Duration.between(queued, called.orElseThrow()).minusSeconds(postponed));
    }

    BigInteger served() {
        return micros(Duration.between(started.orElseThrow(), finished.orElseThrow()));
    }

    private static BigInteger micros(Duration duration) {
        return BigInteger.valueOf(duration.toNanos()).divide(BigInteger.valueOf(1000));
    }
}
