package dev.talon.report.sending;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One report that this node is to send now.
 *
 * @param key   of its period
 * @param dueOn the day after its period
 * @param tries this one included
 */
record Due(
        String sending,
        String key,
        LocalDate dueOn,
        int tries,
        Optional<String> centre,
        What what,
        Rhythm rhythm,
        String language,
        List<String> recipients) {
    LocalDate from() {
        return rhythm.from(dueOn);
    }

    LocalDate to() {
        return dueOn.minusDays(1);
    }
}
