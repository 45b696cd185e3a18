package dev.talon.demo.past;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events that a day's visits left, in order of time over the whole centre. */
final class Story {
    private static final String KIOSK = "kiosk";
    private static final String VISITOR = "visitor";
    /** Who looks through the day; the demonstration has an account of this name. */
    private static final String MANAGER = "staff:kovalev";

    /** @param desk empty: none */
    record Event(long at, String kind, Leg leg, String desk, String actor, String reason) {}

    private final List<Event> events = new ArrayList<>();
    private final PastCentre centre;

    Story(PastCentre centre) {
        this.centre = centre;
    }

    List<Event> of(Iterable<Visit> visits) {
        for (Visit visit : visits) {
            String before = KIOSK;
            for (Leg leg : visit.legs) {
                note(leg.queued, leg.position == 1 ? "issued" : "queued", leg, "", before, "");
                if (leg.postponedAt != 0) {
                    note(leg.postponedAt, "postponed", leg, "", VISITOR, "");
                    note(leg.resumedAt, "resumed", leg, "", VISITOR, "");
                }
                calls(leg);
                end(leg);
                before = leg.specialist;
            }
        }
        events.sort(Comparator.comparingLong(Event::at));
        return events;
    }

    private void calls(Leg leg) {
        if (leg.called != 0) {
            atDesk(leg.called, "called", leg);
        }
        if (leg.calls > 1) {
            atDesk(leg.lastCalled, "recalled", leg);
        }
        if (leg.started != 0) {
            atDesk(leg.started, "started", leg);
        }
    }

    private void end(Leg leg) {
        switch (leg.state) {
            case SERVED -> {
                boolean overnight = leg.inaccurate.equals("left open overnight");
                if (overnight) {
                    note(leg.finished, "finished", leg, leg.desk, "duty:close-days", leg.inaccurate);
                } else {
                    atDesk(leg.finished, "finished", leg);
                }
                if (leg.distrusted != 0) {
                    note(leg.distrusted, "times_distrusted", leg, leg.desk, MANAGER, leg.inaccurate);
                }
            }
            case NO_SHOW -> atDesk(leg.finished, "no_show", leg);
            case CANCELLED -> note(leg.finished, "cancelled", leg, "", VISITOR, "");
            case EXPIRED -> note(leg.finished, "expired", leg, "", "duty:close-days", "left open overnight");
            default -> throw new IllegalStateException(centre.code() + ": a stage was left " + leg.state);
        }
    }

    private void atDesk(long at, String kind, Leg leg) {
        note(at, kind, leg, leg.desk, leg.specialist, "");
    }

    private void note(long at, String kind, Leg leg, String desk, String actor, String reason) {
        events.add(new Event(at, kind, leg, desk, actor, reason));
    }
}
