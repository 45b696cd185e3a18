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
 * @param kind the column that it counts in; another word than consultation and cash: in none that is published
 * @param countsFrom from when its wait counts
 * @param aside seconds set aside, while its service had begun
 * @param came whether somebody queued for it
 * @param outcome empty: nothing else than that it was done
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
        int postponed,
        Optional<Instant> countsFrom,
        int aside,
        boolean came,
        String outcome) {

    boolean published() {
        return kind.equals("consultation") || kind.equals("cash");
    }

    boolean counts() {
        return state.equals("served") && accurate && !wrongService();
    }

    boolean wrongService() {
        return state.equals("served") && outcome.equals("wrong_service");
    }

    /** The same stage, with times that are trusted or not. */
    Fact trusted(boolean are) {
        return new Fact(
                centre,
                ticket,
                position,
                day,
                kind,
                state,
                are,
                queued,
                called,
                started,
                finished,
                postponed,
                countsFrom,
                aside,
                came,
                outcome);
    }

    /** Microseconds. */
    BigInteger waited() {
        Instant from = countsFrom.filter(later -> later.isAfter(queued)).orElse(queued);
        Duration waited = Duration.between(from, called.orElseThrow()).minusSeconds(postponed);
        return micros(waited.isNegative() ? Duration.ZERO : waited);
    }

    BigInteger served() {
        return micros(
                Duration.between(started.orElseThrow(), finished.orElseThrow()).minusSeconds(aside));
    }

    private static BigInteger micros(Duration duration) {
        return BigInteger.valueOf(duration.toNanos()).divide(BigInteger.valueOf(1000));
    }
}
