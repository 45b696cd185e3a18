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
 * Calculates the typical duration of each specialist from the period and the 90 days before it. It reads some centres
 * at a time, so that only their times are in memory at once, and reads a specialist who worked in several such groups
 * once more over all of them.
 */
final class TypicalDurations {
    private static final int DAYS = 90;

    private record Case(String specialist, String kind) {}

    private final Map<Case, TypicalDuration> known = new HashMap<>();
    private final Set<Case> several = new HashSet<>();
    private final Map<Case, Times> gathered = new HashMap<>();
    private String[] words = {};
    private Times[] ofWords = {};

    private TypicalDurations() {}

    /** @param centres of the scope */
    static Future<TypicalDurations> read(
            SqlConnection connection, PackedStageScanner scanner, StageFilter scope, List<String> centres) {
        var usuals = new TypicalDurations();
        StageFilter past = scope.whole().of(scope.from().minusDays(DAYS), scope.to());
        Future<Void> read = Future.succeededFuture();
        for (List<String> some : CentreGroups.of(past, centres)) {
            read = read.compose(before -> scanner.read(connection, past.at(some), usuals::add))
                    .map(missing -> usuals.endGroup());
        }
        return read.compose(all -> usuals.several.isEmpty()
                ? Future.succeededFuture(usuals)
                : scanner.read(connection, past, usuals::addOfSeveral).map(missing -> usuals.endSeveral()));
    }

    /** {@link TypicalDuration#UNKNOWN} where there are too few cases. */
    TypicalDuration of(String specialist, String kind) {
        return known.getOrDefault(new Case(specialist, kind), TypicalDuration.UNKNOWN);
    }

    private void add(PackedDay stage) {
        if (stage.counts() && stage.specialist() > 0 && stage.spent() > 0) {
            timesOf(stage).add(stage.spent());
        }
    }

    /** Looked for once a day. */
    private Times timesOf(PackedDay stage) {
        if (stage.words() != words) {
            words = stage.words();
            ofWords = new Times[stage.kinds() * (words.length + 1)];
        }
        int place = stage.kinds() * stage.specialist() + stage.kind();
        if (ofWords[place] == null) {
            ofWords[place] = gathered.computeIfAbsent(caseOf(stage), fresh -> new Times());
        }
        return ofWords[place];
    }

    private void addOfSeveral(PackedDay stage) {
        if (stage.specialist() > 0 && several.contains(caseOf(stage))) {
            add(stage);
        }
    }

    private static Case caseOf(PackedDay stage) {
        return new Case(stage.word(stage.specialist()), stage.kindWord(stage.kind()));
    }

    private Void endGroup() {
        gathered.forEach((one, times) -> {
            if (known.put(one, TypicalDuration.of(times.all())) != null) {
                several.add(one);
            }
        });
        clear();
        return null;
    }

    private TypicalDurations endSeveral() {
        gathered.forEach((one, times) -> known.put(one, TypicalDuration.of(times.all())));
        clear();
        return this;
    }

    private void clear() {
        gathered.clear();
        words = new String[0];
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
