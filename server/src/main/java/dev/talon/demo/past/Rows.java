package dev.talon.demo.past;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Converts generated visits to rows of the queue's tables. */
final class Rows {
    static final String TICKET = """
            COPY ticket (centre_id, id, business_day, service, route, norm, label, category, language, issued_at, ahead,
                         expected_from, expected_to, imported) FROM STDIN WITH (FORMAT binary%s)""";
    static final String STAGE = """
            COPY stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at,
                        last_called_at, calls, started_at, finished_at, postponed, desk, specialist, inaccurate, counted_in)
            FROM STDIN WITH (FORMAT binary%s)""";
    static final String EVENT = """
            COPY event (centre_id, at, kind, ticket_id, position, desk, actor, reason) FROM STDIN WITH (FORMAT binary%s)""";

    private final BinaryCopy tickets = new BinaryCopy();
    private final BinaryCopy stages = new BinaryCopy();
    private final BinaryCopy events = new BinaryCopy();
    private long count;

    void add(PastCentre centre, LocalDate day, List<SimulatedVisit> visits) {
        for (SimulatedVisit visit : visits) {
            count++;
            ticket(centre, day.toEpochDay(), visit);
            visit.stages.forEach(stage -> stage(centre, day.toEpochDay(), stage));
        }
        new EventWriter(centre).of(visits).forEach(event -> write(centre, event));
    }

    /** Visits so far. */
    long count() {
        return count;
    }

    byte[] tickets() {
        return tickets.bytes();
    }

    byte[] stages() {
        return stages.bytes();
    }

    byte[] events() {
        return events.bytes();
    }

    private void ticket(PastCentre centre, long day, SimulatedVisit visit) {
        tickets.row(14)
                .integer(centre.id())
                .uuid(visit.id)
                .date(day)
                .text(visit.service.code())
                .texts(visit.service.route())
                .integer(visit.service.norm())
                .text(visit.label)
                .text(visit.priority ? "priority" : "ordinary")
                .text(visit.english ? "en" : "ru")
                .moment(visit.issued)
                .integer(visit.ahead)
                .integer(visit.expectedFrom)
                .integer(visit.expectedTo)
                .flag(false);
    }

    private void stage(PastCentre centre, long day, SimulatedStage stage) {
        stages.row(19)
                .integer(centre.id())
                .uuid(stage.visit.id)
                .small(stage.position)
                .date(day)
                .text(stage.visit.service.code())
                .text(stage.kind)
                .text(stage.state.name().toLowerCase(Locale.ROOT))
                .moment(stage.queued)
                .moment(stage.due)
                .moment(stage.called)
                .moment(stage.lastCalled)
                .small(stage.calls)
                .moment(stage.started)
                .moment(stage.finished)
                .integer((int) stage.postponed())
                .text(stage.desk)
                .text(stage.specialist)
                .text(stage.inaccurate)
                .text(centre.columns().getOrDefault(stage.kind, ""));
    }

    private void write(PastCentre centre, EventWriter.Event event) {
        events.row(8)
                .integer(centre.id())
                .moment(event.at())
                .text(event.kind())
                .uuid(event.stage().visit.id)
                .small(event.stage().position)
                .text(event.desk())
                .text(event.actor().isEmpty() ? "desk:" + event.desk() : event.actor())
                .text(event.reason());
    }
}
