package dev.talon.demo.past;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes the events of a day's visits, in order of time over the whole centre. */
final class EventWriter {
    private static final String KIOSK = "kiosk";
    private static final String VISITOR = "visitor";
    /** The manager who checks the day; the demonstration has an account of this name. */
    private static final String MANAGER = "staff:kovalev";

    /** @param desk empty: none */
    record Event(long at, String kind, SimulatedStage stage, String desk, String actor, String reason) {}

    private final List<Event> events = new ArrayList<>();
    private final PastCentre centre;

    EventWriter(PastCentre centre) {
        this.centre = centre;
    }

    List<Event> of(Iterable<SimulatedVisit> visits) {
        for (SimulatedVisit visit : visits) {
            String before = KIOSK;
            for (SimulatedStage stage : visit.stages) {
                note(stage.queued, stage.position == 1 ? "issued" : "queued", stage, "", before, "");
                if (stage.postponedAt != 0) {
                    note(stage.postponedAt, "postponed", stage, "", VISITOR, "");
                    note(stage.resumedAt, "resumed", stage, "", VISITOR, "");
                }
                calls(stage);
                end(stage);
                before = stage.specialist;
            }
        }
        events.sort(Comparator.comparingLong(Event::at));
        return events;
    }

    private void calls(SimulatedStage stage) {
        if (stage.called != 0) {
            atDesk(stage.called, "called", stage);
        }
        if (stage.calls > 1) {
            atDesk(stage.lastCalled, "recalled", stage);
        }
        if (stage.started != 0) {
            atDesk(stage.started, "started", stage);
        }
    }

    private void end(SimulatedStage stage) {
        switch (stage.state) {
            case SERVED -> {
                boolean overnight = stage.inaccurate.equals("left open overnight");
                if (overnight) {
                    note(stage.finished, "finished", stage, stage.desk, "duty:close-days", stage.inaccurate);
                } else {
                    atDesk(stage.finished, "finished", stage);
                }
                if (stage.distrusted != 0) {
                    note(stage.distrusted, "times_distrusted", stage, stage.desk, MANAGER, stage.inaccurate);
                }
            }
            case NO_SHOW -> atDesk(stage.finished, "no_show", stage);
            case CANCELLED -> note(stage.finished, "cancelled", stage, "", VISITOR, "");
            case EXPIRED -> note(stage.finished, "expired", stage, "", "duty:close-days", "left open overnight");
            default -> throw new IllegalStateException(centre.code() + ": a stage was left " + stage.state);
        }
    }

    private void atDesk(long at, String kind, SimulatedStage stage) {
        note(at, kind, stage, stage.desk, stage.specialist, "");
    }

    private void note(long at, String kind, SimulatedStage stage, String desk, String actor, String reason) {
        events.add(new Event(at, kind, stage, desk, actor, reason));
    }
}
