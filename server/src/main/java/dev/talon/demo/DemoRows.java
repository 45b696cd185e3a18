package dev.talon.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Invented visits as the rows that COPY reads. */
final class DemoRows {
    private final int centre;
    private final StringBuilder tickets = new StringBuilder();
    private final StringBuilder stages = new StringBuilder();

    DemoRows(int centre) {
        this.centre = centre;
    }

    void add(LocalDate day, DemoVisit visit) {
        DemoDay.Service service = visit.service;
        row(
                tickets,
                centre,
                visit.id,
                day,
                service.code(),
                "{" + String.join(",", service.route()) + "}",
                service.norm(),
                visit.label,
                visit.issued,
                true);
        int position = 0;
        for (DemoVisit.Leg leg : visit.legs) {
            position++;
            row(
                    stages,
                    centre,
                    visit.id,
                    position,
                    day,
                    service.code(),
                    leg.kind(),
                    leg.state(),
                    leg.queued(),
                    leg.queued().plus(service.norm(), ChronoUnit.SECONDS),
                    orNull(leg.called()),
                    orNull(leg.called()),
                    leg.called().isPresent() ? 1 : 0,
                    orNull(leg.started()),
                    leg.finished(),
                    orNull(leg.desk()),
                    orNull(leg.inaccurate()));
        }
    }

    String tickets() {
        return tickets.toString();
    }

    String stages() {
        return stages.toString();
    }

    private static Object orNull(Optional<?> value) {
        return value.<Object>map(known -> known).orElse("\\N");
    }

    private static void row(StringBuilder rows, Object... values) {
        String between = "";
        for (Object value : values) {
            rows.append(between)
                    .append(value instanceof Instant moment ? moment.truncatedTo(ChronoUnit.MICROS) : value);
            between = "\t";
        }
        rows.append('\n');
    }
}
