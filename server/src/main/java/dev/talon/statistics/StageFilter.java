package dev.talon.statistics;

import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Selects stages.
 *
 * @param from    first business day
 * @param to      last business day, not before the first
 * @param centres codes; empty: all centres
 * @param hour 0–23, on the centre's clock, at which the stage was queued
 * @param weekday 1 Monday – 7 Sunday
 * @param outcome empty: any
 * @param normsAnew whether to use the norms that are now valid for each business day, instead of those at issue
 */
public record StageFilter(
        LocalDate from,
        LocalDate to,
        List<String> centres,
        Optional<String> service,
        Optional<String> kind,
        Optional<String> desk,
        Optional<String> specialist,
        Optional<String> category,
        Optional<Integer> hour,
        Optional<Integer> weekday,
        Optional<Outcome> outcome,
        boolean normsAnew) {
    private static final int MANY = 20;

    /** The parameters of a statement of {@link StageQuery}, $1 to $12. */
    public Tuple tuple() {
        return Tuple.of(from, to)
                .addArrayOfString(centres.isEmpty() ? null : centres.toArray(String[]::new))
                .addString(service.orElse(null))
                .addString(kind.orElse(null))
                .addString(desk.orElse(null))
                .addString(specialist.orElse(null))
                .addString(category.orElse(null))
                .addInteger(hour.orElse(null))
                .addInteger(weekday.orElse(null))
                .addString(outcome.map(Outcome::word).orElse(null))
                .addBoolean(normsAnew);
    }

    /** An estimate of the days of centres to be read, before the number of centres is known. */
    public long centreDays() {
        return (ChronoUnit.DAYS.between(from, to) + 1) * (centres.isEmpty() ? MANY : centres.size());
    }

    /** Whether stages are left out by what is a stage's own: then tickets cannot be counted by their first stage. */
    boolean splitsTickets() {
        return kind.isPresent() || desk.isPresent() || specialist.isPresent() || outcome.isPresent();
    }

    /** The same of other days. */
    public StageFilter of(LocalDate first, LocalDate last) {
        return new StageFilter(
                first, last, centres, service, kind, desk, specialist, category, hour, weekday, outcome, normsAnew);
    }

    /** The same of some centres. */
    public StageFilter at(List<String> some) {
        return new StageFilter(
                from, to, some, service, kind, desk, specialist, category, hour, weekday, outcome, normsAnew);
    }

    /** Every stage of the same days and centres. */
    public StageFilter whole() {
        return all(from, to, centres);
    }

    /** Every stage of these days, by the norms at issue. @param centres empty: of all centres */
    public static StageFilter all(LocalDate from, LocalDate to, List<String> centres) {
        return new StageFilter(
                from,
                to,
                centres,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
