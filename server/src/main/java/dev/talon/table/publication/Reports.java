package dev.talon.table.publication;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.table.CentreMonth;
import dev.talon.table.DayFigures;
import dev.talon.table.Form;
import dev.talon.table.MonthlyFacts;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import dev.talon.table.closing.MonthWatch;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the monthly table. */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final String NAMES =
            "SELECT code, by_language(name_ru, name_en, translations -> 'name') FROM centre WHERE code = ANY ($1::text[])";

    /** $1 centre or null. Where one is in its new day already, the others are about to be. */
    private static final String TODAY = """
            SELECT coalesce(max(business_day(zone, day_ends, now())), (now() AT TIME ZONE 'UTC')::date) AS today
            FROM centre WHERE $1::text IS NULL OR code = $1""";

    private static final String ALL_NAMES =
            "SELECT by_language(name_ru, name_en, translations -> 'name') FROM centre ORDER BY code";

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
            verifyBehind(year, read.rows());
            return MonthlyTable.of(year, centres, form, read.months(), read.closed());
        });
    }

    /** A centre's name in the language of the report; fails with a 404 problem where there is no such centre. */
    public Future<String> name(String centre, TableWords words) {
        return names(List.of(centre)).map(names -> names.get(0).in(words.language()));
    }

    /**
     * The centres' names, in the order of the codes; fails with a 404 problem where there is no such centre.
     *
     * @param centres codes
     */
    public Future<List<Name>> names(List<String> centres) {
        return database.reports()
                .preparedQuery(NAMES)
                .execute(Tuple.of(centres.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Name> known = new HashMap<>();
                    rows.forEach(row -> known.put(
                            row.getString(0), Name.of(row.getJsonObject(1).getMap())));
                    return centres.stream()
                            .map(code -> Optional.ofNullable(known.get(code)).orElseThrow(() -> unknown(code)))
                            .toList();
                });
    }

    /** The business day that goes on at a centre, or the newest of all where none is named. */
    public Future<LocalDate> today(Optional<String> centre) {
        return database.reports()
                .preparedQuery(TODAY)
                .execute(Tuple.of(centre.orElse(null)))
                .map(rows -> rows.iterator().next().getLocalDate("today"));
    }

    /** Of all centres, in the order of their codes. */
    public Future<List<Name>> allNames() {
        return database.slow()
                .preparedQuery(ALL_NAMES)
                .mapping(row -> Name.of(row.getJsonObject(0).getMap()))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    private static Problem unknown(String centre) {
        return Problem.notFound("no-such-centre", said("no-such-centre.code", centre))
                .at("centre", "is no centre's code");
    }

    /** The answer does not wait for it; the next one will be faster. */
    private void settleBehind(int year, List<String> centres) {
        days.settle(year, centres.size() == 1 ? Optional.of(centres.get(0)) : Optional.empty())
                .onSuccess(settled -> LOG.debug("{} days of {} settled", settled, year))
                .onFailure(fault -> LOG.warn("days of {} could not be settled", year, fault));
    }

    /** Gives a closed month an amendment if its figures differ from the signed ones and no amendment explains it. */
    private void verifyBehind(int year, List<CentreMonth> rows) {
        List<MonthWatch.Month> differing = rows.stream()
                .filter(CentreMonth::differs)
                .map(row -> new MonthWatch.Month(
                        Optional.of(row.centre()),
                        YearMonth.of(year, row.live().month()).toString()))
                .toList();
        MonthWatch.verify(database, differing.iterator(), 0)
                .onFailure(fault -> LOG.warn("Closed months of {} could not be compared", year, fault));
    }
}
