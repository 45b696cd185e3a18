package dev.talon.statistics.quarters;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.DaySpan;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Says of past days whether their last tickets were served by closing. */
public final class LastTickets {
    /**
     * The last ticket of a day.
     *
     * @param closes when the hours of that day ended
     * @param ended when its last stage did
     * @param inTime whether it was served by closing
     */
    record Last(
            LocalDate day,
            String label,
            OffsetDateTime issuedAt,
            OffsetDateTime closes,
            OffsetDateTime ended,
            boolean inTime) {}

    /**
     * The last tickets of some days.
     *
     * @param days that had one, the oldest first
     * @param inTime how many of them were served by closing
     * @param margin by how many minutes the centre now stops sooner than is reckoned, as its days have taught it
     */
    record Share(int inTime, int margin, List<Last> days) {}

    private static final String SQL = Sql.of(LastTickets.class, "last_tickets", "centre", "from", "to", "now");

    private static final String MARGIN = "SELECT closing_margin FROM centre WHERE code = $1";

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public LastTickets(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /** Days without entered hours, and those that go on round the clock, have none. */
    Future<Share> of(String centre, DaySpan span) {
        return database.reports()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, span.from(), span.to(), now.get()))
                .map(rows -> {
                    List<Last> days = new ArrayList<>();
                    rows.forEach(row -> days.add(new Last(
                            row.getLocalDate("day"),
                            row.getString("label"),
                            row.getOffsetDateTime("issued_at"),
                            row.getOffsetDateTime("closes"),
                            row.getOffsetDateTime("ended"),
                            row.getBoolean("in_time"))));
                    return days;
                })
                .compose(days -> margin(centre)
                        .map(margin -> new Share(
                                (int) days.stream().filter(Last::inTime).count(), margin, days)));
    }

    private Future<Integer> margin(String centre) {
        return database.reports()
                .preparedQuery(MARGIN)
                .execute(Tuple.of(centre))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger("closing_margin"));
    }
}
