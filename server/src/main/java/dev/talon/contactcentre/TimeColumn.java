package dev.talon.contactcentre;

import dev.talon.imports.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of the times in a column, and whether a spreadsheet may have misread them: it takes 5:20 for hours and
 * minutes and saves 05:20:00.
 */
final class TimeColumn {
    /** Fewer may be whole minutes by chance. */
    private static final int NOT_BY_CHANCE = 2;

    private final String name;
    private final Duration seldom;
    private final boolean plainSecondsToo;
    private long minutesAt;
    private long hoursAt;
    private long seldomAt;
    private long seldomOnes;
    private long wholeMinutes;
    private boolean allWholeMinutes = true;

    /**
     * @param seldom          times from here on are asked about
     * @param plainSecondsToo whether they are also where they are written in seconds
     */
    TimeColumn(String name, Duration seldom, boolean plainSecondsToo) {
        this.name = name;
        this.seldom = seldom;
        this.plainSecondsToo = plainSecondsToo;
    }

    void add(long line, String text, Duration time) {
        int colons = (int) text.chars().filter(sign -> sign == ':').count();
        if (colons == 1 && minutesAt == 0) {
            minutesAt = line;
        }
        if (colons == 2 && hoursAt == 0) {
            hoursAt = line;
        }
        if (time.compareTo(seldom) >= 0 && (plainSecondsToo || colons > 0)) {
            seldomAt = seldomOnes == 0 ? line : seldomAt;
            seldomOnes++;
        }
        if (colons == 2 && !time.isZero()) {
            allWholeMinutes &= time.toSecondsPart() == 0 && time.getNano() == 0;
            wholeMinutes++;
        }
    }

    /** What is to be looked at before the times are taken. */
    List<Fault> questions() {
        List<Fault> questions = new ArrayList<>();
        if (minutesAt > 0 && hoursAt > 0) {
            questions.add(new Fault(
                    Math.max(minutesAt, hoursAt),
                    name,
                    "the column mixes m:ss (line " + minutesAt + ") and h:mm:ss (line " + hoursAt + ")"));
        }
        if (seldomOnes > 0) {
            questions.add(new Fault(
                    seldomAt, name, "hours: times of " + seldom.toHours() + ":00:00 or longer: " + seldomOnes));
        }
        if (allWholeMinutes && wholeMinutes >= NOT_BY_CHANCE) {
            questions.add(new Fault(
                    hoursAt, name, "every time is of whole minutes, as where a spreadsheet has read m:ss as hours"));
        }
        return questions;
    }
}
