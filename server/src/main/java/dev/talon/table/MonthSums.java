package dev.talon.table;

import dev.talon.queue.Kind;
import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The exact sums of a month: the contents of a signature and of a passport. The sums of several months add up to
 * those of their stages together.
 *
 * @param values by name; counts, and microseconds
 */
public record MonthSums(JsonObject values) {

    /** The reason of stages that were served and turned out to be for another service. */
    public static final String WRONG_SERVICE = "wrong_service";

    /** What the passports count of the stages of a kind. */
    public static List<String> leftOut() {
        return List.of("no_show", "cancelled", "expired", "inaccurate", WRONG_SERVICE);
    }

    public static MonthSums none() {
        return new MonthSums(new JsonObject());
    }

    public long get(String name) {
        return values.getLong(name, 0L);
    }

    public MonthSums plus(MonthSums other) {
        JsonObject sum = values.copy();
        other.values.forEach(
                entry -> sum.put(entry.getKey(), Math.addExact(get(entry.getKey()), other.get(entry.getKey()))));
        return new MonthSums(sum);
    }

    public Sums sums(Kind kind) {
        return sums(kind.word(), kind.word());
    }

    /** Over the tickets that went through both kinds. */
    public Sums both() {
        return sums("both_kinds", "both");
    }

    private Sums sums(String count, String prefix) {
        return new Sums(get(count), get(prefix + "_not_queued"), get(prefix + "_wait"), get(prefix + "_service"));
    }

    /** As the table counts: whatever their kind. */
    public Excluded excluded() {
        List<Long> counts = new ArrayList<>();
        for (String why : leftOut()) {
            counts.add(get("consultation_" + why) + get("cash_" + why));
        }
        return new Excluded(counts.get(0), counts.get(1), counts.get(2), counts.get(3), counts.get(4));
    }

    public MonthFacts facts(YearMonth month) {
        return new MonthFacts(month.getMonthValue(), sums(Kind.CONSULTATION), sums(Kind.CASH), both(), excluded());
    }
}
