package dev.talon.statistics;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The figures that a specialist sees: their own, beside those of their whole centre, and no colleague's. */
public final class OwnFigures {
    /** $1 centre · $2 now or null. */
    private static final String TODAY =
            "SELECT business_day(zone, day_ends, coalesce($2::timestamptz, now())) AS today FROM centre WHERE code = $1";

    /**
     * @param today  of the specialist
     * @param month  of the specialist, from its first day to today
     * @param centre of everybody at the centre, the same days
     */
    record Own(LocalDate day, Figures today, Figures month, Figures centre) {}

    private final Database database;
    private final Overviews overviews;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    OwnFigures(Database database, Overviews overviews, Supplier<OffsetDateTime> now) {
        this.now = now;
        this.database = database;
        this.overviews = overviews;
    }

    /** @param actor as the event log names them; fails with a 404 problem where there is no such centre */
    Future<Own> of(String centre, String actor) {
        return database.reports()
                .preparedQuery(TODAY)
                .execute(Tuple.of(centre, now.get()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-centre", said("no-such-centre.named", centre));
                    }
                    return rows.iterator().next().getLocalDate("today");
                })
                .compose(today -> of(centre, actor, today));
    }

    private Future<Own> of(String centre, String actor, LocalDate today) {
        LocalDate first = today.withDayOfMonth(1);
        Future<Figures> day = total(centre, Optional.of(actor), today, today);
        Future<Figures> month = total(centre, Optional.of(actor), first, today);
        Future<Figures> all = total(centre, Optional.empty(), first, today);
        return Future.all(day, month, all).map(done -> new Own(today, day.result(), month.result(), all.result()));
    }

    private Future<Figures> total(String centre, Optional<String> specialist, LocalDate from, LocalDate to) {
        Optional<String> any = Optional.empty();
        StageFilter scope = new StageFilter(
                from,
                to,
                List.of(centre),
                any,
                any,
                any,
                specialist,
                any,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return overviews.of(scope, List.of()).map(Overview::total);
    }
}
