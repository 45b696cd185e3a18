package dev.talon.promise;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/** Says how long those will wait who join a queue some time from now, and which desk would help them. */
final class HallForecast {
    /**
     * What is to be feared of a kind.
     *
     * @param expected seconds, as likely longer as shorter; empty: people wait, and no open desk serves the kind
     * @param share how likely it is that it is over the norm, from 0 to 1
     */
    record Outlook(String kind, double norm, OptionalDouble expected, double share) {}

    /** A desk that could be opened. */
    record Closed(String desk, List<String> kinds) {}

    /** What it would be like with one more desk. @param expected seconds */
    record Help(String desk, double expected) {}

    private static final int RUNS = 60;
    /** Desks that are tried. */
    private static final int TRIED = 4;
    /** A desk that helps less is not named. */
    private static final double LEAST_HELP = 0.8;

    private final Hall hall;
    private final List<Arrival> arrivals;
    private final double ahead;

    /** @param ahead seconds from now to the moment in question */
    HallForecast(Hall hall, List<Arrival> arrivals, double ahead) {
        this.hall = hall;
        this.arrivals = arrivals;
        this.ahead = ahead;
    }

    /**
     * Of each kind that is served and whose times are known, and of each for which people wait while nobody serves it.
     *
     * @param norms by kind, seconds
     * @param due the kinds that are to be served now by the centre's hours: of another it is no wonder that nobody does
     */
    List<Outlook> outlooks(Map<String, Double> norms, Set<String> due) {
        return norms.entrySet().stream()
                .map(kind -> isServed(kind.getKey())
                        ? outlook(hall, kind.getKey(), kind.getValue())
                        : due.contains(kind.getKey())
                                ? unserved(kind.getKey(), kind.getValue())
                                : Optional.<Outlook>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isServed(String kind) {
        return hall.places().stream().anyMatch(place -> place.kinds().contains(kind));
    }

    private Optional<Outlook> unserved(String kind, double norm) {
        return hall.waiting().stream().anyMatch(one -> one.kind().equals(kind))
                ? Optional.of(new Outlook(kind, norm, OptionalDouble.empty(), 1))
                : Optional.empty();
    }

    private Optional<Outlook> outlook(Hall of, String kind, double norm) {
        double[] waits = new double[RUNS];
        var simulation = new HallSimulation(of);
        for (int run = 0; run < RUNS; run++) {
            double wait = simulation.waitOfOneWhoJoins(
                    kind, norm, ahead, arrivals, new SplittableRandom(run), (run + 0.5) / RUNS);
            if (wait < 0) {
                return Optional.empty();
            }
            waits[run] = wait;
        }
        Arrays.sort(waits);
        double over = (double) Arrays.stream(waits).filter(wait -> wait > norm).count() / RUNS;
        return Optional.of(new Outlook(kind, norm, OptionalDouble.of(waits[RUNS / 2]), over));
    }

    /** The desk whose opening helps most, if one does. */
    Optional<Help> help(Outlook feared, List<Closed> closed) {
        return closed.stream()
                .filter(desk -> desk.kinds().contains(feared.kind()))
                .limit(TRIED)
                .flatMap(desk -> outlook(hall.with(desk.kinds()), feared.kind(), feared.norm())
                        .map(better -> new Help(desk.desk(), better.expected().orElseThrow()))
                        .stream())
                .filter(help ->
                        help.expected() <= LEAST_HELP * feared.expected().orElse(Double.MAX_VALUE))
                .min(java.util.Comparator.comparingDouble(Help::expected));
    }
}
