package dev.talon.centre;

import java.util.Optional;

/**
 * How a centre's desks are worked at.
 *
 * @param severalDesks whether one person may have active calls at several desks
 * @param noShowAfter seconds from the call to the desk, not from its repeats, before a no-show needs no reason, 0 to 3600
 * @param returnMinutes minutes after a no-show within which it is returned without a reason, 0 to 720
 * @param returnAfter after how many others a returned visitor is called, 0 to 20
 * @param recallLimit how often a visitor may be called again, 1 to 20; empty: any number of times
 * @param recallPause seconds between two calls of a visitor, 0 to 300
 * @param asideMinutes for how long a visitor is set aside, unless another length is chosen, 1 to 60
 * @param backMinutes for how long one who comes back after a transfer waits for that specialist only, 1 to 120
 * @param outcomeAsked whether the desk asks at the end how a service ended
 */
public record DeskRules(
        boolean severalDesks,
        int noShowAfter,
        int returnMinutes,
        int returnAfter,
        Optional<Integer> recallLimit,
        int recallPause,
        int asideMinutes,
        int backMinutes,
        boolean outcomeAsked) {}
