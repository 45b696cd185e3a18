package dev.talon.contactcentre;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Reads moments as exchanges write them: seconds since 1970, with or without a fraction, or, in their database's
 * table, local times. All are cut to the second, as in the log, so that the same call has the same moments in both.
 *
 * @param zone of the local times
 * @param latest later moments are in the future
 */
record LogTimes(ZoneId zone, Instant latest) {
    /** Clocks differ by so much. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Pattern EPOCH = Pattern.compile("\\d{9,11}(\\.\\d{1,9})?");
    /** Thousandths or millionths of seconds, without a point. */
    private static final Pattern PARTS = Pattern.compile("\\d{13}|\\d{16}");

    private static final Pattern CLOCK = Pattern.compile("\\d{4}-.*");
    private static final int SECONDS_AS_DIGITS = 10;
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

    /** @throws CallTimes.Unfit with what is wrong with it */
    Instant moment(String text) throws CallTimes.Unfit {
        Instant moment;
        if (EPOCH.matcher(text).matches()) {
            moment = Instant.ofEpochSecond(Long.parseLong(text.split("\\.")[0]));
        } else if (PARTS.matcher(text).matches()) {
            moment = Instant.ofEpochSecond(Long.parseLong(text.substring(0, SECONDS_AS_DIGITS)));
        } else if (CLOCK.matcher(text).matches()) {
            moment = CallTimes.moment(text, zone).truncatedTo(ChronoUnit.SECONDS);
        } else {
            throw new CallTimes.Unfit("does not begin with the seconds since 1970: " + LogLine.shown(text));
        }
        if (moment.isBefore(FIRST)) {
            throw new CallTimes.Unfit("does not begin with the seconds since 1970: " + LogLine.shown(text));
        }
        if (moment.isAfter(latest)) {
            throw new CallTimes.Unfit("is in the future: " + moment);
        }
        return moment;
    }
}
