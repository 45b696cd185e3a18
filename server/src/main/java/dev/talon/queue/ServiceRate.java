package dev.talon.queue;

import java.util.Optional;

/**
 * How fast a kind of stage is being served at a centre now.
 *
 * @param service mean service time of recent stages in seconds; empty if there are none
 */
public record ServiceRate(Optional<Double> service) {
    public static final ServiceRate UNKNOWN = new ServiceRate(Optional.empty());
}
