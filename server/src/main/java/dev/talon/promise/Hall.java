package dev.talon.promise;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A centre at a moment, as far as waits depend on it. Times are seconds after that moment; what was before is negative.
 *
 * @param places the open desks
 * @param waiting who waits, in any order
 * @param times by kind; one that is not there is not known
 */
record Hall(List<Place> places, List<Waiting> waiting, Map<String, ServiceTimes> times) {
    /**
     * An open desk.
     *
     * @param kinds that it serves
     * @param visitor who is there
     * @param lasted how long ago they were called; 0 without a visitor
     * @param back when its break ends; empty: it has none, or nobody knows
     * @param away whether it is on a break
     */
    record Place(List<String> kinds, Optional<Waiting> visitor, double lasted, Optional<Double> back, boolean away) {
        static Place free(List<String> kinds) {
            return new Place(kinds, Optional.empty(), 0, Optional.empty(), false);
        }

        static Place busy(List<String> kinds, Waiting visitor, double lasted) {
            return new Place(kinds, Optional.of(visitor), lasted, Optional.empty(), false);
        }
    }

    /**
     * Who waits, or is served.
     *
     * @param due the order in which they are called
     * @param rest the kinds of the stages that follow
     * @param norm seconds that each of those may wait
     */
    record Waiting(String kind, double due, List<String> rest, double norm) {}

    /** The same with one more desk. */
    Hall with(List<String> kinds) {
        List<Place> more = new java.util.ArrayList<>(places);
        more.add(Place.free(kinds));
        return new Hall(more, waiting, times);
    }
}
