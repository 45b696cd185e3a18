package dev.talon.statistics;

import dev.talon.db.Database;
import dev.talon.document.ReportFile;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The overview of a period as a CSV for scheduled reports: a centre by its services, or all centres by centre. */
public final class OverviewFiles {
    private final Overviews overviews;

    /** @param cache of the node */
    public OverviewFiles(Database database, PackedDayCache cache) {
        this.overviews = new Overviews(database, cache);
    }

    /**
     * @param from     first business day
     * @param to       last business day
     * @param centre   code; empty: all centres; fails with a 404 problem for an unknown one
     * @param language a code of ISO 639-1
     */
    public Future<ReportFile> of(LocalDate from, LocalDate to, Optional<String> centre, String language) {
        Breakdown by = centre.isPresent() ? Breakdown.SERVICE : Breakdown.CENTRE;
        var words = new OverviewWords(language);
        StageFilter scope = StageFilter.all(from, to, centre.map(List::of).orElse(List.of()));
        return overviews.of(scope, Set.of(by)).map(overview -> {
            String where = centre.map(code -> overview.centres().get(0).name())
                    .map(name -> name.in(words.language()))
                    .orElse(words.text("allCentres"));
            String days = from.equals(to) ? from.toString() : from + " – " + to;
            String title = words.text("title", days, where);
            String name = String.join("-", "talon", centre.orElse("all"), from.toString(), to.toString()) + ".csv";
            return new ReportFile(name, "text/csv; charset=utf-8", title, OverviewCsv.of(overview, by, words));
        });
    }
}
