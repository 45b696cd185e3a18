package dev.talon.queue;

/** A range of whole seconds, both ends included; {@code 0 ≤ from ≤ to}. */
public record WaitRange(int from, int to) {
    /** A duration as the desk says it: {@code m:ss}. */
    public static String minutes(long seconds) {
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
