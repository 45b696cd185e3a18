package dev.talon.statistics.quarters;

import dev.talon.db.Database;
import dev.talon.db.RecurringWork;
import dev.talon.db.Sql;
import dev.talon.hours.ClosingMargin;
import dev.talon.web.DaySpan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns after each day of a centre from its last ticket by how much sooner tickets stop, see {@link ClosingMargin}. */
public final class LearnedMargins {
    private static final Logger LOG = LoggerFactory.getLogger(LearnedMargins.class);
    private static final Duration LOOK = Duration.ofMinutes(10);

    /** After so many days away nobody knows any more what was learned before them. */
    private static final int MOST_DAYS = 28;

    private static final String DUE = Sql.of(LearnedMargins.class, "margins_to_learn", "now");
    private static final String KEEP =
            Sql.of(LearnedMargins.class, "keep_margin", "margin", "settled", "learned", "centre", "before");

    private final Database database;
    private final LastTickets lastTickets;
    private final Supplier<OffsetDateTime> now;
    private final RecurringWork learns;

    /** @param now null answers mean the database's own clock */
    public LearnedMargins(Vertx vertx, Database database, LastTickets lastTickets, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.lastTickets = lastTickets;
        this.now = now;
        this.learns = new RecurringWork(vertx, LOG, "Learning from last tickets", LOOK, this::run);
    }

    /** Learns of every centre whose day has ended, one after the other. */
    public Future<Void> run() {
        return database.slow().preparedQuery(DUE).execute(Tuple.of(now.get())).compose(centres -> {
            Future<Void> done = Future.succeededFuture();
            for (Row centre : centres) {
                done = done.compose(before -> learn(centre));
            }
            return done;
        });
    }

    public void close() {
        learns.close();
    }

    private Future<Void> learn(Row centre) {
        String code = centre.getString("code");
        LocalDate last = centre.getLocalDate("to_day");
        LocalDate oldest = last.minusDays(MOST_DAYS - 1);
        LocalDate first = centre.getLocalDate("from_day");
        return lastTickets
                .of(code, new DaySpan(first.isBefore(oldest) ? oldest : first, last))
                .compose(share -> {
                    var before =
                            new ClosingMargin(centre.getInteger("closing_margin"), centre.getBoolean("margin_settled"));
                    ClosingMargin margin = after(before, share.days());
                    if (margin.minutes() != before.minutes()) {
                        LOG.info(
                                "Centre {} gives its last tickets {} min sooner than reckoned, until now {} min",
                                code,
                                margin.minutes(),
                                before.minutes());
                    }
                    return database.slow()
                            .preparedQuery(KEEP)
                            .execute(Tuple.of(
                                    margin.minutes(),
                                    margin.settled(),
                                    last,
                                    code,
                                    centre.getLocalDate("margin_learned")))
                            .mapEmpty();
                });
    }

    private static ClosingMargin after(ClosingMargin margin, List<LastTickets.Last> days) {
        ClosingMargin after = margin;
        for (LastTickets.Last day : days) {
            Duration early = Duration.between(day.ended(), day.closes());
            // What the end of the day closed was not served, whenever that was.
            after = after.after(day.inTime() || early.isNegative() ? early : Duration.ofMinutes(-1));
        }
        return after;
    }
}
