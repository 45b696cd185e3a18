package dev.talon.contactcentre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.table.Version;
import dev.talon.table.closing.Amendment;
import dev.talon.table.closing.MonthWatch;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a year's table and the queues that exist; stores the contact centre's settings. */
public final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private static final String SETTINGS = "SELECT zone, queues FROM contact_centre";

    private static final String QUEUES = """
            SELECT queue, calls, (first_entered AT TIME ZONE $1)::date, (last_entered AT TIME ZONE $1)::date
            FROM call_queue
            ORDER BY queue""";

    private static final String IMPORTS = """
            SELECT at, actor, form, encoding, lines, imported, duplicates
            FROM call_import
            ORDER BY id DESC
            LIMIT 20""";

    private static final String CHANGE = """
            WITH changed AS (UPDATE contact_centre SET zone = $1, queues = CASE WHEN $4::boolean THEN $2 ELSE queues END RETURNING zone, queues)
            INSERT INTO contact_centre_change (actor, zone, queues) SELECT $3, zone, queues FROM changed""";

    private record Settings(String zone, Optional<String[]> queues) {}

    private final Database database;
    private final CallMonths months;
    private final CallClosings closings;
    private final CallDays days;

    public Calls(Database database) {
        this.database = database;
        this.months = new CallMonths(database);
        this.closings = new CallClosings(database);
        this.days = new CallDays(database);
    }

    /** The calls behind the table's numbers. */
    CallLists lists() {
        return new CallLists(database);
    }

    /** @param queues empty: those of the settings */
    public Future<CallsTable> table(int year, List<String> queues) {
        return months.of(year, Optional.empty(), queues, false)
                .onSuccess(found -> verifyBehind(found.months()))
                .compose(found -> amendments(year, queues)
                        .map(made -> CallsTable.of(year, found.zone(), found.queues(), found.months(), made)));
    }

    /** Gives a closed month an amendment if its figures differ from the signed ones and no amendment explains it. */
    private void verifyBehind(List<CallMonth> found) {
        List<MonthWatch.Month> differing = found.stream()
                .filter(CallMonth::differs)
                .map(month ->
                        new MonthWatch.Month(Optional.empty(), month.month().toString()))
                .toList();
        MonthWatch.verify(database, differing.iterator(), 0)
                .onFailure(fault -> LOG.warn("Closed months of the contact centre could not be compared", fault));
    }

    /**
     * What the figures stand on; reads each call of the days that nothing is kept of.
     *
     * @param month  1–12; empty: the whole year
     * @param queues empty: those of the settings
     */
    public Future<CallsPassport> passport(int year, Optional<Integer> month, List<String> queues) {
        return months.of(year, month, queues, true)
                .onSuccess(found -> {
                    verifyBehind(found.months());
                    if (queues.isEmpty() && !found.kept()) {
                        days.keepBehind(
                                LocalDate.of(year, month.orElse(1), 1), LocalDate.of(year, month.orElse(12), 1));
                    }
                })
                .compose(found -> amendments(year, queues).map(made -> passport(year, month, found, made)));
    }

    private static CallsPassport passport(
            int year, Optional<Integer> month, CallMonths.Found found, List<Amendment<CallRow, CallFact>> amendments) {
        return new CallsPassport(
                year,
                month,
                month.map(one -> found.months().get(0).zone()).orElse(found.zone()),
                month.map(one -> found.months().get(0).queues()).orElse(found.queues()),
                found.at(),
                Version.current(),
                found.months().stream().filter(part -> !part.isEmpty()).toList(),
                amendments);
    }

    /** None where the queues are not those of the settings: only the published table is ever closed. */
    private Future<List<Amendment<CallRow, CallFact>>> amendments(int year, List<String> queues) {
        return queues.isEmpty() ? closings.amendmentsOfYear(year) : Future.succeededFuture(List.of());
    }

    public Future<ContactCentre> contactCentre() {
        return settings()
                .compose(settings -> database.reports()
                        .preparedQuery(QUEUES)
                        .execute(Tuple.of(settings.zone()))
                        .compose(queues -> database.reports()
                                .query(IMPORTS)
                                .execute()
                                .map(imports -> contactCentre(settings, queues, imports))));
    }

    private static ContactCentre contactCentre(Settings settings, RowSet<Row> queues, RowSet<Row> imports) {
        return new ContactCentre(
                settings.zone(),
                settings.queues().map(List::of).orElse(List.of()),
                queues.stream()
                        .map(row -> new ContactCentre.Queue(
                                row.getString(0), row.getLong(1), row.getLocalDate(2), row.getLocalDate(3)))
                        .toList(),
                imports.stream()
                        .map(row -> new ContactCentre.Import(
                                row.getOffsetDateTime(0),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                        .toList());
    }

    /** Fails with a 422 problem where there is no such zone. */
    public Future<ContactCentre> change(ContactCentre.Change change, String actor) {
        if (!ZoneId.getAvailableZoneIds().contains(change.zone())) {
            throw Problem.unprocessable("unknown-zone", said("unknown-zone", change.zone()))
                    .at("/zone", "unknown");
        }
        String[] queues = change.queues()
                .filter(some -> !some.isEmpty())
                .map(some -> some.toArray(String[]::new))
                .orElse(null);
        return database.changing(
                        CHANGE,
                        Tuple.tuple()
                                .addString(change.zone())
                                .addArrayOfString(queues)
                                .addString(actor)
                                .addBoolean(change.queues().isPresent()))
                .compose(done -> contactCentre());
    }

    /** Stores the days that an import touched, without waiting for it: their first passport is then quick. */
    void keepBehind(CallImport.Result imported) {
        imported.from()
                .ifPresent(from -> imported.to()
                        .ifPresent(to -> days.keepBehind(
                                LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1),
                                LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(1))));
    }

    private Future<Settings> settings() {
        return database.reports().query(SETTINGS).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Settings(row.getString(0), Optional.ofNullable(row.getArrayOfStrings(1)));
        });
    }
}
