package dev.talon.mailing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One report that this node is to send now.
 *
 * @param key        of its period
 * @param dueOn      the day after its period
 * @param tries      this one included
 * @param folder     whether it goes into the folder and not by mail
 * @param recipients who have not got it yet
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
