package dev.talon.statistics.quarters;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.DaySpan;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts why visitors were handed on, by the centre's list of reasons. */
public final class WhyTransferred {

    /**
     * @param reason its code in the centre's list; empty: other words than those of the list, or none
     * @param name empty where the reason is
     */
    record Why(Optional<String> reason, Optional<Name> name, int times) {}

    private static final String SQL = Sql.of(WhyTransferred.class, "why_transferred", "centre", "from", "to");

    private final Database database;

    public WhyTransferred(Database database) {
        this.database = database;
    }

    /** The most frequent first. */
    Future<List<Why>> of(String centre, DaySpan span) {
        return database.reports()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, span.from(), span.to()))
                .map(rows -> {
                    List<Why> reasons = new ArrayList<>();
                    rows.forEach(row -> reasons.add(new Why(
                            Optional.ofNullable(row.getString("reason")),
                            Optional.ofNullable(row.getJsonObject("names")).map(names -> Name.of(names.getMap())),
                            row.getInteger("times"))));
                    return reasons;
                });
    }
}
