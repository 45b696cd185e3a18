package dev.talon.statistics.quarters;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts how the stages of a day ended, by the service that the visitor had chosen. */
public final class Outcomes {
    record Name(String ru, String en) {}

    /**
     * Stages of a service that ended alike.
     *
     * @param outcome its code in the centre's list
     */
    record Ended(String outcome, Name name, String service, Name serviceName, int stages) {}

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
                            new Name(row.getString("outcome_ru"), row.getString("outcome_en")),
                            row.getString("service"),
                            new Name(row.getString("name_ru"), row.getString("name_en")),
                            row.getInteger("stages"))));
                    return ended;
                });
    }
}
