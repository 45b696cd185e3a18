package dev.talon.statistics;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import dev.talon.words.Text;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hides the names of specialists if a centre demands it: a report then numbers them from the busiest on. */
final class HiddenNames {
    private static final String HIDDEN =
            "SELECT coalesce(bool_or(names_hidden), false) AS hidden FROM centre WHERE $1::text[] IS NULL OR code = ANY ($1)";

    private final Database database;

    HiddenNames(Database database) {
        this.database = database;
    }

    /** @return whether one of the scope's centres hides names; fails with a 403 problem where the scope is one specialist's */
    Future<Boolean> in(StageFilter scope) {
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return database.reports()
                .preparedQuery(HIDDEN)
                .execute(Tuple.tuple().addArrayOfString(centres))
                .map(rows -> {
                    boolean hidden = rows.iterator().next().getBoolean("hidden");
                    if (hidden && scope.specialist().isPresent()) {
                        throw Problem.forbidden("names-hidden", said("names-hidden"));
                    }
                    return hidden;
                });
    }

    static Overview of(Overview overview) {
        Map<String, List<Overview.Line>> by = new LinkedHashMap<>(overview.by());
        by.computeIfPresent(Breakdown.SPECIALIST.word(), (word, lines) -> numbered(lines));
        return new Overview(overview.from(), overview.to(), overview.centres(), overview.total(), by);
    }

    static StageLists.Page of(StageLists.Page page) {
        return new StageLists.Page(
                page.total(),
                page.page(),
                page.size(),
                page.stages().stream().map(StageLine::unnamed).toList());
    }

    private static List<Overview.Line> numbered(List<Overview.Line> lines) {
        List<Overview.Line> busiest = new ArrayList<>(lines);
        busiest.sort(
                Comparator.comparingLong((Overview.Line line) -> -line.figures().stages()));
        List<Overview.Line> numbered = new ArrayList<>();
        int number = 0;
        for (Overview.Line line : busiest) {
            numbered.add(line.key().isEmpty() ? line : nameless(++number, line.figures()));
        }
        return numbered;
    }

    private static Overview.Line nameless(int number, Figures figures) {
        Text nobody = Text.of("overview", "specialist", number);
        var name = new Name(nobody.inEach());
        return new Overview.Line("#" + number, Optional.empty(), Optional.of(name), figures);
    }
}
