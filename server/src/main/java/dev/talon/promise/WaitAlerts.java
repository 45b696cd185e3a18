package dev.talon.promise;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.DaySpan;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The alerts of a centre, and how often they were right. */
public final class WaitAlerts {
    /**
     * Visitors of a kind will wait longer than their norm.
     *
     * @param aboutAt those who join the queue about this moment
     * @param norm seconds
     * @param expected seconds that are to be expected; empty: people wait, and no open desk serves the kind
     * @param desk whose opening helps most; empty: there is none to open that helps
     * @param expectedWith seconds that are to be expected then
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Alert(
            long id,
            String kind,
            Name name,
            OffsetDateTime raisedAt,
            OffsetDateTime aboutAt,
            int norm,
            Optional<Integer> expected,
            Optional<String> desk,
            Optional<Integer> expectedWith) {}

    /**
     * What came of the alerts of a kind.
     *
     * @param right half of those who joined then or more waited longer
     * @param wrong fewer did
     * @param taken the desk was opened, and fewer did
     * @param nobody nobody joined then
     * @param open it is not known yet
     * @param missed quarter hours in which half of those who joined waited longer, without an alert
     */
    record Score(String kind, Name name, int right, int wrong, int taken, int nobody, int open, int missed) {}

    private static final String OPEN = Sql.of(WaitAlerts.class, "open_alerts", "centre", "now");
    private static final String DISMISS = Sql.of(WaitAlerts.class, "dismiss_alert", "now", "centre", "alert", "actor");
    private static final String SCORES = Sql.of(WaitAlerts.class, "alert_scores", "centre", "from", "to");

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public WaitAlerts(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /** What is to be feared now, the nearest first. */
    Future<List<Alert>> open(String centre) {
        return database.reads()
                .preparedQuery(OPEN)
                .execute(Tuple.of(centre, now.get()))
                .map(rows -> {
                    List<Alert> alerts = new ArrayList<>();
                    rows.forEach(row -> alerts.add(alert(row)));
                    return alerts;
                });
    }

    /** Takes one off the pages; fails with 404 if the centre has no such alert. */
    Future<Void> dismiss(String centre, long alert, String actor) {
        return database.slow()
                .preparedQuery(DISMISS)
                .execute(Tuple.of(now.get(), centre, alert, actor))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-alert", said("no-such-alert"));
                    }
                    return null;
                });
    }

    /** By kind; one of which there was neither an alert nor a long wait is not there. */
    Future<List<Score>> scores(String centre, DaySpan days) {
        return database.reports()
                .preparedQuery(SCORES)
                .execute(Tuple.of(centre, days.from(), days.to()))
                .map(rows -> {
                    List<Score> scores = new ArrayList<>();
                    rows.forEach(row -> scores.add(new Score(
                            row.getString("kind"),
                            Name.of(row.getJsonObject("names").getMap()),
                            row.getInteger("right"),
                            row.getInteger("wrong"),
                            row.getInteger("taken"),
                            row.getInteger("nobody"),
                            row.getInteger("open"),
                            row.getInteger("missed"))));
                    return scores;
                });
    }

    private static Alert alert(Row row) {
        return new Alert(
                row.getLong("id"),
                row.getString("kind"),
                Name.of(row.getJsonObject("names").getMap()),
                row.getOffsetDateTime("raised_at"),
                row.getOffsetDateTime("about_at"),
                row.getInteger("norm"),
                Optional.ofNullable(row.getInteger("wait")),
                Optional.ofNullable(row.getString("desk")),
                Optional.ofNullable(row.getInteger("wait_with")));
    }
}
