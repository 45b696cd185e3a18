package dev.talon.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * When backups are made, where, and how many are kept.
 *
 * @param folder outside of the data directory; made if only the folder above it is there
 * @param times of each day, at least one
 * @param keep which of the backups stay
 * @param zone of the times, and of the days and weeks of which backups stay
 */
public record BackupPlan(Path folder, List<LocalTime> times, Keep keep, ZoneId zone) {
    /**
     * The newest backup of each of the last days, and the newest of each of the last weeks, that have one.
     *
     * @param days 1 to 999
     * @param weeks 0 to 999
     */
    public record Keep(int days, int weeks) {
        public static final Keep USUAL = new Keep(7, 4);
    }

    public static final List<LocalTime> USUAL_TIMES = List.of(LocalTime.of(2, 30));

    public BackupPlan {
        times = List.copyOf(times);
    }

    /** The last moment at which a backup was due; a moment that a change of the clocks skips is due after it. */
    Instant lastDue(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        return Stream.of(there.toLocalDate(), there.toLocalDate().minusDays(1))
                .flatMap(day -> times.stream().map(time -> ZonedDateTime.of(day, time, zone)))
                .map(ZonedDateTime::toInstant)
                .filter(due -> !due.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }
}
