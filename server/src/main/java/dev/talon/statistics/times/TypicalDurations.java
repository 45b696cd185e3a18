package dev.talon.statistics.times;

import dev.talon.statistics.PackedDay;
import dev.talon.statistics.PackedStageScanner;
import dev.talon.statistics.StageFilter;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calculates the typical duration of each specialist from the period and the 90 days before it. It reads centre by
 * centre, so that the times of one centre are in memory at once, and reads a specialist who worked in several centres
 * once more over all of them.
 */
final class TypicalDurations {
    private static final int DAYS = 90;

    private record Case(String specialist, boolean cash) {}

    private final Map<Case, TypicalDuration> known = new HashMap<>();
    private final Set<Case> several = new HashSet<>();
    private final Map<Case, Times> gathered = new HashMap<>();

    private TypicalDurations() {}

    /** @param centres of the scope */
    static Future<TypicalDurations> read(SqlConnection connection, StageFilter scope, List<String> centres) {
        var usuals = new TypicalDurations();
        StageFilter past = scope.whole().of(scope.from().minusDays(DAYS), scope.to());
        Future<Void> read = Future.succeededFuture();
        for (String centre : centres) {
            read = read.compose(before -> PackedStageScanner.read(connection, past.at(centre), usuals::add))
                    .map(missing -> usuals.endCentre());
        }
        return read.compose(all -> usuals.several.isEmpty()
                ? Future.succeededFuture(usuals)
                : PackedStageScanner.read(connection, past, usuals::addOfSeveral)
                        .map(missing -> usuals.endSeveral()));
    }

    /** {@link TypicalDuration#UNKNOWN} where there are too few cases. */
    TypicalDuration of(String specialist, boolean cash) {
        return known.getOrDefault(new Case(specialist, cash), TypicalDuration.UNKNOWN);
    }

    private void add(PackedDay stage) {
        if (stage.counts() && stage.specialist() > 0 && stage.spent() > 0) {
            gathered.computeIfAbsent(caseOf(stage), fresh -> new Times()).add(stage.spent());
        }
    }

    private void addOfSeveral(PackedDay stage) {
        if (stage.specialist() > 0 && several.contains(caseOf(stage))) {
            add(stage);
        }
    }

    private static Case caseOf(PackedDay stage) {
        return new Case(stage.word(stage.specialist()), stage.cash());
    }

    private Void endCentre() {
        gathered.forEach((one, times) -> {
            if (known.put(one, TypicalDuration.of(times.all())) != null) {
                several.add(one);
            }
        });
        gathered.clear();
        return null;
    }

    private TypicalDurations endSeveral() {
        gathered.forEach((one, times) -> known.put(one, TypicalDuration.of(times.all())));
        gathered.clear();
        return this;
    }

    private static final class Times {
        private long[] micros = new long[64];
        private int count;

        void add(long each) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, count * 2);
            }
            micros[count++] = each;
        }

        long[] all() {
            return Arrays.copyOf(micros, count);
        }
    }
}
