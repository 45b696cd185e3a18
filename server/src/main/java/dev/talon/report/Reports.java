package dev.talon.report;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the monthly table. */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final String NAMES = "SELECT code, name_ru, name_en FROM centre WHERE code = ANY ($1::text[])";

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

    /** @param centres codes; empty: all centres pooled; an unknown one gives an empty table */
    public Future<MonthlyTable> monthly(int year, List<String> centres, Form form) {
        return facts.of(year, centres).map(read -> {
            if (read.toSettle() > 0) {
                settleBehind(year, centres);
            }
            return MonthlyTable.of(year, centres, form, read.months());
        });
    }

    /**
     * The centres' names, in the order of the codes; fails with a 404 problem where there is no such centre.
     *
     * @param centres codes
     */
    Future<List<Names>> names(List<String> centres) {
        return database.reports()
                .preparedQuery(NAMES)
                .execute(Tuple.of(centres.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Names> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getString(0), new Names(row.getString(1), row.getString(2))));
                    return centres.stream()
                            .map(code -> Optional.ofNullable(known.get(code)).orElseThrow(() -> unknown(code)))
                            .toList();
                });
    }

    private static Problem unknown(String centre) {
        return Problem.notFound("no-such-centre", "There is no centre with the code " + centre + ".")
                .at("centre", "is no centre's code")
                .ru("Центра с кодом " + centre + " нет.");
    }

    /** The answer does not wait for it: the next one will be quicker. */
    private void settleBehind(int year, List<String> centres) {
        days.settle(year, centres.size() == 1 ? Optional.of(centres.get(0)) : Optional.empty())
                .onSuccess(settled -> LOG.debug("{} days of {} settled", settled, year))
                .onFailure(fault -> LOG.warn("days of {} could not be settled", year, fault));
    }
}
