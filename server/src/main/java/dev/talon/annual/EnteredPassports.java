package dev.talon.annual;

import dev.talon.db.Database;
import dev.talon.table.Version;
import dev.talon.table.publication.FigurePassport;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the passports of entered figures. */
final class EnteredPassports {
    static final List<String> SECTIONS = List.of("contacts", "claims", "satisfaction");

    /** Parameters: year, section. One statement, so one moment; each line at least once. */
    private static final String FIGURES = """
            SELECT line.code, line.active, figure.part, figure.month, figure.value,
                   change.at, change.actor, coalesce(staff.name, change.actor) AS by, change.source, now() AS computed
            FROM quality_line AS line
            LEFT JOIN quality_figure AS figure
                ON (figure.section, figure.code) = (line.section, line.code) AND figure.year = $1
            LEFT JOIN LATERAL (
                SELECT at, actor, source, after
                FROM quality_change
                WHERE (year, section, code, part, month)
                    = (figure.year, figure.section, figure.code, figure.part, figure.month)
                ORDER BY id DESC
                LIMIT 1) AS change ON change.after = figure.value
            LEFT JOIN staff ON change.actor = 'staff:' || staff.login
            WHERE line.section = $2
            ORDER BY line.code, figure.part, figure.month""";

    private static final int MONTHS = 12;

    private final Database database;

    EnteredPassports(Database database) {
        this.database = database;
    }

    /** @param section one of {@link #SECTIONS} */
    Future<KindPassport> of(String section, int year, QualityWords words) {
        return database.slow()
                .preparedQuery(FIGURES)
                .execute(Tuple.of(year, section))
                .map(rows -> passport(section, year, words, rows));
    }

    private static KindPassport passport(String section, int year, QualityWords words, RowSet<Row> rows) {
        List<EnteredFigure> figures = new ArrayList<>();
        long hidden = 0;
        OffsetDateTime computed = OffsetDateTime.now(ZoneOffset.UTC);
        for (Row row : rows) {
            computed = row.getOffsetDateTime("computed");
            if (row.getString("part") != null && row.getBoolean("active")) {
                figures.add(figure(section, row));
            } else if (row.getString("part") != null) {
                hidden++;
            }
        }
        long lines = rows.stream()
                .filter(row -> row.getBoolean("active"))
                .map(row -> row.getString("code"))
                .distinct()
                .count();
        long cells = lines * MONTHS * (section.equals("satisfaction") ? 2 : 1);
        return new KindPassport(
                section,
                year,
                phrase(section, "NAME").in(words),
                phrase(section, "DEFINITION").in(words),
                PassportPhrase.ENTERED_COUNTED.in(words, words.table().number(figures.size())),
                figures.size(),
                List.of(
                        new FigurePassport.LeftOut("empty", PassportPhrase.EMPTY.in(words), cells - figures.size()),
                        new FigurePassport.LeftOut("hidden", PassportPhrase.HIDDEN.in(words), hidden)),
                rounding(section).in(words),
                List.of(),
                PassportPhrase.ENTERED_MONTH.in(words),
                computed,
                Version.current(),
                EnteredFacts.FORMAT,
                figures.isEmpty() ? Optional.empty() : Optional.of(EnteredFacts.hash(section, year, figures)),
                List.of(),
                figures);
    }

    private static EnteredFigure figure(String section, Row row) {
        Optional<EnteredFigure.Put> put = Optional.ofNullable(row.getOffsetDateTime("at"))
                .map(at -> new EnteredFigure.Put(
                        at, row.getString("actor"), row.getString("by"), row.getString("source")));
        return new EnteredFigure(
                section,
                row.getString("code"),
                row.getString("part"),
                row.getInteger("month"),
                QualityFigures.plain(row.getBigDecimal("value")),
                put);
    }

    private static PassportPhrase phrase(String section, String what) {
        return PassportPhrase.valueOf(section.toUpperCase(java.util.Locale.ROOT) + "_" + what);
    }

    private static PassportPhrase rounding(String section) {
        return switch (section) {
            case "contacts" -> PassportPhrase.SHARES;
            case "satisfaction" -> PassportPhrase.SCORES;
            default -> PassportPhrase.NOT_ROUNDED;
        };
    }
}
