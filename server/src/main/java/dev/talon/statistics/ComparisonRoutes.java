package dev.talon.statistics;

import dev.talon.db.Database;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** {@code /reports/comparison}. */
public final class ComparisonRoutes implements Routes {
    private final Overviews overviews;

    /** @param cache of the node */
    public ComparisonRoutes(Database database, PackedDayCache cache) {
        this.overviews = new Overviews(database, cache);
    }

    @Override
    public void mount(Api api) {
        api.on("comparisonReport", this::comparison);
    }

    private Future<Answer> comparison(Request request) {
        return overviews
                .compare(StageFilterReader.of(request), StageFilterReader.against(request))
                .compose(comparison -> overviews.aside(() -> answer(request, comparison)));
    }

    private static Answer answer(Request request, Comparison comparison) {
        if (!request.query("format").equals(Optional.of("csv"))) {
            return Answer.ok(comparison);
        }
        var words = new ComparisonWords(request.language());
        boolean ofCentres = request.query("table").equals(Optional.of("centres"));
        Buffer csv = ofCentres ? ComparisonCsv.centres(comparison, words) : ComparisonCsv.sides(comparison, words);
        return Answer.bytes(200, "text/csv; charset=utf-8", csv)
                .header("content-disposition", "attachment; filename=\"talon-comparison.csv\"");
    }
}
