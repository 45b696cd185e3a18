package dev.talon.imports.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a stage ended. */
enum Outcome {
    SERVED,
    NO_SHOW,
    CANCELLED,
    EXPIRED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }
}
