package dev.talon.statistics.quarters;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What some quarters of a day come to.
 *
 * @param arrivals people who came, a mean over days where there are several
 * @param desks open desks, a mean over the time
 * @param service mean seconds of a service; empty if there was none
 */
record Span(double arrivals, double desks, OptionalDouble service) {
    static Span of(List<Quarter> quarters) {
        int served = quarters.stream().mapToInt(Quarter::served).sum();
        double spent = quarters.stream().mapToLong(Quarter::serviceTime).sum() / 1e6;
        return new Span(
                quarters.stream().mapToInt(Quarter::arrivals).sum(),
                quarters.stream().mapToInt(Quarter::deskSeconds).sum()
                        / (double) (Quarter.SECONDS * Math.max(1, quarters.size())),
                served == 0 ? OptionalDouble.empty() : OptionalDouble.of(spent / served));
    }

    /** The mean of several days. @param days not empty */
    static Span mean(List<Span> days) {
        return new Span(
                days.stream().mapToDouble(Span::arrivals).average().orElse(0),
                days.stream().mapToDouble(Span::desks).average().orElse(0),
                days.stream().flatMapToDouble(day -> day.service().stream()).average());
    }
}
