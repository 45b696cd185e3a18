package dev.talon.statistics.times;

import dev.talon.statistics.PackedDay;
import dev.talon.statistics.PageWindow;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The marked stages of some centres. They are judged from their rows, and skipped among the packed stages. A packed stage
 * has no identity, so any doubtful one of the same centre, day and duration is skipped for it; the result is the same.
 */
final class MarkedStages {
    private record Same(String centre, long day, long spent) {}

    private final DoubtRules rules;
    private final MarkFilter which;
    private final PageWindow sortKeys;
    private final Map<Same, Integer> over = new HashMap<>();

    MarkedStages(DoubtRules rules, MarkFilter which, PageWindow sortKeys) {
        this.rules = rules;
        this.which = which;
        this.sortKeys = sortKeys;
    }

    void add(Row row) {
        var served = DoubtfulStages.served(row, rules);
        List<String> found = rules.of(served);
        boolean inaccurate = row.getString("inaccurate") != null;
        long day = served.day().toEpochDay();
        if (!found.isEmpty() || inaccurate) {
            over.merge(new Same(served.centre(), day, served.spent()), 1, Integer::sum);
        }
        boolean listed = !found.isEmpty() || inaccurate || row.getBoolean("unfinished");
        if (listed && which.takes(row.getString("verdict"))) {
            sortKeys.add(-served.spent(), day, served.centre());
        }
    }

    void take(PackedDay stage) {
        if (!stage.served() || stage.counts() && !rules.doubts(stage)) {
            return;
        }
        long day = stage.day().toEpochDay();
        if (over.isEmpty()) {
            sortKeys.add(-stage.spent(), day, stage.centre());
            return;
        }
        var same = new Same(stage.centre(), day, stage.spent());
        Integer left = over.get(same);
        if (left == null) {
            sortKeys.add(-stage.spent(), day, stage.centre());
        } else if (left == 1) {
            over.remove(same);
        } else {
            over.put(same, left - 1);
        }
    }
}
