package dev.talon.demo.past;

import java.time.LocalDate;
import java.util.List;

/** The rows of a few days of all centres, ready to be copied. */
record Chunk(long visits, byte[] tickets, byte[] stages, byte[] events) {

    /** @param last included */
    static Chunk of(List<PastCentre> centres, Plan plan, LocalDate first, LocalDate last, long seed) {
        var rows = new Rows();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (int c = 0; c < centres.size(); c++) {
                PastCentre centre = centres.get(c);
                rows.add(centre, day, Workday.of(centre, day, plan.visits(day, c), seed));
            }
        }
        return new Chunk(rows.count(), rows.tickets(), rows.stages(), rows.events());
    }
}
