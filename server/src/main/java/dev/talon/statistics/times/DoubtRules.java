package dev.talon.statistics.times;

import dev.talon.statistics.PackedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rules by which a served stage's times are doubtful. They apply to packed stages and to rows alike. */
final class DoubtRules {
    private static final long SECONDS = 10_000_000;
    private static final int MINUTES_PAST_CLOSING = 30;

    /**
     * A served stage.
     *
     * @param spent microseconds
     * @param begun the minute in which it began, counted from the midnight of its business day
     * @param ended the minute by which it had ended, counted as that, rounded up
     */
    record Served(String centre, LocalDate day, long spent, int begun, int ended, TypicalDuration usual) {}

    private final Timetable timetable;
    private final TypicalDurations usuals;
    /** The day that is gone through, and what is the same throughout it. */
    private PackedDay day;

    private Timetable.Limits hours = Timetable.Limits.NONE;
    private TypicalDuration[] usualOfDay = {};

    DoubtRules(Timetable timetable, TypicalDurations usuals) {
        this.timetable = timetable;
        this.usuals = usuals;
    }

    TypicalDuration usual(String specialist, String kind) {
        return usuals.of(specialist, kind);
    }

    /** Whether a rule but the end of the day, which packed stages do not know of, doubts it. */
    boolean doubts(PackedDay stage) {
        if (stage != day) {
            day = stage;
            hours = timetable.of(stage.centre(), stage.day());
            usualOfDay = new TypicalDuration[stage.kinds() * (stage.words().length + 1)];
        }
        return stage.spent() < SECONDS
                || isOutOfHours(hours, stage.begun(), stage.ended())
                || stage.specialist() > 0 && usual(stage).isFar(stage.spent());
    }

    private TypicalDuration usual(PackedDay stage) {
        int place = stage.kinds() * stage.specialist() + stage.kind();
        if (usualOfDay[place] == null) {
            usualOfDay[place] = usual(stage.word(stage.specialist()), stage.kindWord(stage.kind()));
        }
        return usualOfDay[place];
    }

    /** As the contract names them, but for the end of the day. */
    List<String> of(Served stage) {
        Timetable.Limits hours = timetable.of(stage.centre(), stage.day());
        List<String> rules = new ArrayList<>();
        if (stage.spent() < SECONDS) {
            rules.add("seconds");
        }
        if (hours.isOverLunch(stage.begun(), stage.ended())) {
            rules.add("lunch");
        }
        if (hours.isPastClosing(stage.begun(), stage.ended(), MINUTES_PAST_CLOSING)) {
            rules.add("closing");
        }
        if (stage.usual().isFar(stage.spent())) {
            rules.add("unusual");
        }
        return rules;
    }

    private static boolean isOutOfHours(Timetable.Limits hours, int begun, int ended) {
        return hours.isOverLunch(begun, ended) || hours.isPastClosing(begun, ended, MINUTES_PAST_CLOSING);
    }
}
