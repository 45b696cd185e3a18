package dev.talon.report;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the monthly table. */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final String NAMES = "SELECT name_ru, name_en FROM centre WHERE code = $1";

    /** A centre's names in both languages. */
    record Names(String ru, String en) {
        String in(TableWords words) {
            return words == TableWords.RU ? ru : en;
        }
    }

    private final Database database;
    private final MonthlyFacts facts;
    private final DayFigures days;

    public Reports(Database database) {
        this.database = database;
        this.facts = new MonthlyFacts(database);
        this.days = new DayFigures(database);
    }

    /** @param centre code; empty: all centres pooled; an unknown one gives an empty table */
    public Future<MonthlyTable> monthly(int year, Optional<String> centre, Form form) {
        return facts.of(year, centre).map(read -> {
            if (read.toSettle() > 0) {
                settleBehind(year, centre);
            }
            return MonthlyTable.of(year, centre, form, read.months());
        });
    }

    /** Fails with a 404 problem where there is no such centre. */
    Future<Names> names(String centre) {
        return database.slow().preparedQuery(NAMES).execute(Tuple.of(centre)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("no-such-centre", "There is no centre with the code " + centre + ".")
                        .ru("Центра с кодом " + centre + " нет.");
            }
            Row row = rows.iterator().next();
            return new Names(row.getString(0), row.getString(1));
        });
    }

    /** The answer does not wait for it: the next one will be quicker. */
    private void settleBehind(int year, Optional<String> centre) {
        days.settle(year, centre)
                .onSuccess(settled -> LOG.debug("{} days of {} settled", settled, year))
                .onFailure(fault -> LOG.warn("days of {} could not be settled", year, fault));
    }
}
