package dev.talon.hardware.link;

import java.util.Optional;
import java.util.OptionalLong;

/** What was told of a line, so that only news is told again: how it is at once, that bytes went over it every ten seconds. Not for several threads. */
public final class LineNews {
    private static final long EVERY_MS = 10_000;

    private Optional<LineState> told = Optional.empty();
    private OptionalLong moved = OptionalLong.empty();

    /** Whether this is to be told; it counts as told then. */
    public boolean isNews(LineState state) {
        OptionalLong moves = state.quietMs()
                .map(quiet -> OptionalLong.of(System.nanoTime() / 1_000_000 - quiet))
                .orElse(OptionalLong.empty());
        boolean same = told.isPresent()
                && told.get().connected() == state.connected()
                && told.get().fault().equals(state.fault());
        if (same && (moves.isEmpty() || moved.isPresent() && moves.getAsLong() < moved.getAsLong() + EVERY_MS)) {
            return false;
        }
        told = Optional.of(state);
        moved = moves;
        return true;
    }

    /** What was told did not arrive. */
    public void forget() {
        told = Optional.empty();
    }
}
