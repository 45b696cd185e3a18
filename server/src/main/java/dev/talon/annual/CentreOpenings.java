package dev.talon.annual;

import dev.talon.db.Database;
import dev.talon.hours.Hours;
import dev.talon.schedule.TimetableRow;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The working hours of a year: what the hours of centres say of it, where nobody has entered something else. */
final class CentreOpenings {
    /** So many centres are read at a time: a report over thousands holds the hours of a few. */
    private static final int STEP = 100;

    /** $1 centre or null, $2 code after which it goes on, $3 how many. The names of centres, and of their services that have hours of their own. */
    private static final String NAMES = """
            SELECT c.code, by_language(c.name_ru, c.name_en, c.translations -> 'name') AS name,
                   (SELECT jsonb_object_agg(s.code, by_language(s.name_ru, s.name_en, s.translations -> 'name')) FROM service s
                    WHERE s.centre_id = c.id AND s.active
                      AND EXISTS (SELECT FROM working_week w WHERE w.centre_id = c.id AND w.service = s.code)) AS services
            FROM centre c WHERE ($1::text IS NULL OR c.code = $1) AND c.code > $2 ORDER BY c.code LIMIT $3""";

    private final Vertx vertx;
    private final Database database;

    CentreOpenings(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    private record Named(Name name, Map<String, Name> services) {}

    /**
     * What the hours of each centre say of a year, in some languages; a centre without hours is left out.
     *
     * @param centre code of the only one; empty: all
     */
    Future<List<QualityPage.Hours>> of(int year, Optional<String> centre, List<String> languages) {
        return goOn(year, centre, languages, "", new ArrayList<>());
    }

    /**
     * @param after code of the last centre that was read
     * @param all what was said of the centres up to it; the others are added
     */
    private Future<List<QualityPage.Hours>> goOn(
            int year, Optional<String> centre, List<String> languages, String after, List<QualityPage.Hours> all) {
        return database.slow()
                .preparedQuery(NAMES)
                .execute(Tuple.of(centre.orElse(null), after, STEP))
                .map(CentreOpenings::named)
                .compose(named -> named.isEmpty()
                        ? Future.succeededFuture(all)
                        : said(year, named, languages).compose(said -> {
                            all.addAll(said);
                            return named.size() < STEP
                                    ? Future.succeededFuture(all)
                                    : goOn(year, centre, languages, last(named), all);
                        }));
    }

    private Future<List<QualityPage.Hours>> said(int year, Map<String, Named> named, List<String> languages) {
        return database.slow()
                .preparedQuery(TimetableRow.SQL)
                .execute(Tuple.of(named.keySet().toArray(String[]::new)))
                .map(CentreOpenings::hours)
                .compose(hours -> vertx.executeBlocking(() -> said(year, named, hours, languages), false));
    }

    private static String last(Map<String, Named> named) {
        return named.keySet().stream().reduce((one, next) -> next).orElseThrow();
    }

    /** The rows of a report: of each centre what was entered for it, or what its hours say; then the others that were entered. */
    static List<QualityReport.Opening> rows(
            List<QualityPage.Hours> said, List<QualityPage.Hours> entered, Optional<String> only, QualityWords words) {
        List<QualityReport.Opening> rows = new ArrayList<>();
        Set<String> centres =
                said.stream().flatMap(row -> row.centre().stream()).collect(Collectors.toSet());
        for (QualityPage.Hours row : said) {
            List<QualityPage.Hours> own =
                    entered.stream().filter(one -> stands(one, row)).toList();
            (own.isEmpty() ? List.of(row) : own).forEach(one -> rows.add(row(one, !own.isEmpty(), words)));
        }
        entered.stream()
                .filter(row -> row.centre().isPresent()
                        ? !centres.contains(row.centre().get())
                                && (only.isEmpty() || row.centre().equals(only))
                        : said.stream().noneMatch(one -> stands(row, one)))
                .forEach(row -> rows.add(row(row, true, words)));
        return rows;
    }

    /** Whether what was entered is of that centre: by its code, or by its name where the row has none. */
    private static boolean stands(QualityPage.Hours entered, QualityPage.Hours said) {
        return entered.centre().isPresent()
                ? entered.centre().equals(said.centre())
                : entered.where().ru().equals(said.where().ru());
    }

    private static QualityReport.Opening row(QualityPage.Hours hours, boolean entered, QualityWords words) {
        return new QualityReport.Opening(
                hours.centre(),
                hours.where().in(words.language()),
                hours.hours().in(words.language()),
                entered);
    }

    private static Map<String, Named> named(RowSet<Row> rows) {
        Map<String, Named> named = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, Name> services = new HashMap<>();
            Optional.ofNullable(row.getJsonObject("services"))
                    .ifPresent(all -> all.forEach(
                            each -> services.put(each.getKey(), Name.of(((JsonObject) each.getValue()).getMap()))));
            named.put(
                    row.getString("code"),
                    new Named(Name.of(row.getJsonObject("name").getMap()), services));
        }
        return named;
    }

    private static Map<String, Hours> hours(RowSet<Row> rows) {
        Map<String, Hours> hours = new HashMap<>();
        rows.forEach(
                row -> hours.put(row.getString("code"), TimetableRow.map(row).hours()));
        return hours;
    }

    /** What is the same of several centres is worked out once. */
    private record Alike(Hours hours, Map<String, Name> services) {}

    private static List<QualityPage.Hours> said(
            int year, Map<String, Named> named, Map<String, Hours> hours, List<String> languages) {
        Map<Alike, Map<String, String>> known = new HashMap<>();
        List<QualityPage.Hours> all = new ArrayList<>();
        named.forEach((code, centre) -> {
            Map<String, String> said = known.computeIfAbsent(
                    new Alike(hours.get(code), centre.services()), alike -> said(year, alike, languages));
            if (!said.isEmpty()) {
                all.add(new QualityPage.Hours(centre.name(), new Name(said), Optional.of(code)));
            }
        });
        return all;
    }

    /** By language; empty where no hours were valid in the year. */
    private static Map<String, String> said(int year, Alike alike, List<String> languages) {
        Map<String, String> said = new HashMap<>();
        for (String language : languages) {
            Map<String, String> services = alike.services().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().in(language)));
            new HoursInWords(new QualityWords(language))
                    .of(alike.hours(), services, year)
                    .ifPresent(text -> said.put(language, text));
        }
        return said;
    }
}
