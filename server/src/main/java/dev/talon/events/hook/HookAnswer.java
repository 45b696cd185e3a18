package dev.talon.events.hook;

import java.util.Optional;
import java.util.Set;

/**
 * What came of one try.
 *
 * @param status of HTTP; empty: no answer came
 * @param answer the beginning of its text, one line
 * @param fault why no answer came
 * @param took milliseconds
 */
public record HookAnswer(Optional<Integer> status, String answer, Optional<HookFault> fault, int took) {
    private static final int GONE = 410;
    /** They say that this message is wrong, not that the address has troubles. */
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 413, 415, 422);

    static HookAnswer none(HookFault fault, int took) {
        return new HookAnswer(Optional.empty(), "", Optional.of(fault), took);
    }

    boolean isSuccess() {
        return status.filter(code -> code >= 200 && code < 300).isPresent();
    }

    boolean isGone() {
        return status.filter(code -> code == GONE).isPresent();
    }

    boolean isRefusal() {
        return status.filter(REFUSALS::contains).isPresent();
    }
}
