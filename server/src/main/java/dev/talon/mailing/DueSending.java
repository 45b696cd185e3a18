package dev.talon.mailing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One report that this node must send now.
 *
 * @param key        of its period
 * @param dueOn      the day after its period
 * @param tries including this one
 * @param folder whether it is written into the folder instead of mailed
 * @param recipients those who have not got it yet
 */
record DueSending(
        String sending,
        String key,
        LocalDate dueOn,
        int tries,
        Optional<String> centre,
        ReportKind what,
        Frequency rhythm,
        String language,
        boolean folder,
        List<String> recipients) {
    LocalDate from() {
        return rhythm.from(dueOn);
    }

    LocalDate to() {
        return dueOn.minusDays(1);
    }
}
