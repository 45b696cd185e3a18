package dev.talon.contactcentre;

import io.vertx.core.json.JsonObject;

/**
 * The calls of a month as exact sums; times in microseconds.
 *
 * @param answered calls that an operator answered, including transferred ones
 * @param transferred those of the answered ones that were transferred
 * @param timedOut calls that the queue ended after its longest wait
 * @param leftByKey calls that left by a key
 * @param nobodyThere calls that left because the queue had no operators
 */
record CallSums(
        long answered,
        long answeredWait,
        long service,
        long transferred,
        long transferredService,
        long abandoned,
        long abandonedWait,
        long timedOut,
        long timedOutWait,
        long leftByKey,
        long nobodyThere) {
    static final CallSums NONE = new CallSums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** @param figures of {@code calls_figures} */
    static CallSums of(JsonObject figures) {
        return new CallSums(
                figures.getLong("answered"),
                figures.getLong("answered_wait"),
                figures.getLong("service"),
                figures.getLong("transferred"),
                figures.getLong("transferred_service"),
                figures.getLong("abandoned"),
                figures.getLong("abandoned_wait"),
                figures.getLong("timed_out"),
                figures.getLong("timed_out_wait"),
                figures.getLong("left_by_key"),
                figures.getLong("nobody_there"));
    }

    CallSums plus(CallSums other) {
        return new CallSums(
                answered + other.answered,
                Math.addExact(answeredWait, other.answeredWait),
                Math.addExact(service, other.service),
                transferred + other.transferred,
                Math.addExact(transferredService, other.transferredService),
                abandoned + other.abandoned,
                Math.addExact(abandonedWait, other.abandonedWait),
                timedOut + other.timedOut,
                Math.addExact(timedOutWait, other.timedOutWait),
                leftByKey + other.leftByKey,
                nobodyThere + other.nobodyThere);
    }
}
