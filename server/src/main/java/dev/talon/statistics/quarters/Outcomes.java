package dev.talon.statistics.quarters;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts how the stages of a day ended, by the service that the visitor had chosen. */
public final class Outcomes {
    /**
     * Stages of a service that ended alike.
     *
     * @param outcome its code in the centre's list
     * @param tickets of how many tickets these stages are
     * @param taken how many tickets of that service were given that day; who was served without a ticket took none
     */
    record Ended(String outcome, Name name, String service, Name serviceName, int stages, int tickets, int taken) {}

    private static final String SQL = Sql.of(Outcomes.class, "outcomes", "centre", "day");

    private final Database database;

    public Outcomes(Database database) {
        this.database = database;
    }

    /** The most frequent first; stages of which nobody said anything are not there. */
    Future<List<Ended>> of(String centre, LocalDate day) {
        return database.reports()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, day))
                .map(rows -> {
                    List<Ended> ended = new ArrayList<>();
                    rows.forEach(row -> ended.add(new Ended(
                            row.getString("outcome"),
                            Name.of(row.getJsonObject("outcome_name").getMap()),
                            row.getString("service"),
                            Name.of(row.getJsonObject("service_name").getMap()),
                            row.getInteger("stages"),
                            row.getInteger("tickets"),
                            row.getInteger("taken"))));
                    return ended;
                });
    }
}
