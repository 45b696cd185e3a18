package dev.talon.promise;

import dev.talon.queue.Kind;
import dev.talon.queue.WaitRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is promised at a centre now, by kind and by how many are ahead. */
public final class CentreWaits {
    public static final CentreWaits UNKNOWN = new CentreWaits(Map.of());

    /** Each promise is four numbers for a statement: from, to, expected, spread; null where there is none. */
    public static final int NUMBERS = 4;

    private final Map<String, List<Promise>> byAhead;
    private final Integer[] numbers;

    /** @param byAhead by kind, then by how many are ahead; an empty list: the wait is not known */
    CentreWaits(Map<String, List<Promise>> byAhead) {
        this.byAhead = byAhead;
        this.numbers = flat();
    }

    /** Empty where nothing is promised. @param ahead from zero; with more than were reckoned with, as with the most */
    public Optional<WaitRange> expectedWait(Kind kind, int ahead) {
        List<Promise> promises = byAhead.getOrDefault(kind.word(), List.of());
        return promises.isEmpty()
                ? Optional.empty()
                : promises.get(Math.min(ahead, promises.size() - 1)).range();
    }

    /** The kinds whose wait is known, in the order of {@link #numbers}. */
    public String[] kinds() {
        return byAhead.keySet().toArray(String[]::new);
    }

    /** With how many ahead a wait was reckoned, the least of it one. */
    public int depth() {
        return byAhead.values().stream().mapToInt(List::size).max().orElse(1);
    }

    /** By kind, then by how many are ahead, up to {@link #depth}: the numbers of each promise. */
    public Integer[] numbers() {
        return numbers;
    }

    private Integer[] flat() {
        int depth = depth();
        Integer[] flat = new Integer[byAhead.size() * depth * NUMBERS];
        int at = 0;
        for (List<Promise> promises : byAhead.values()) {
            for (int ahead = 0; ahead < depth; ahead++, at += NUMBERS) {
                if (!promises.isEmpty()) {
                    Promise promise = promises.get(Math.min(ahead, promises.size() - 1));
                    flat[at] = promise.range().map(WaitRange::from).orElse(null);
                    flat[at + 1] = promise.range().map(WaitRange::to).orElse(null);
                    flat[at + 2] = promise.mean();
                    flat[at + 3] = promise.spread();
                }
            }
        }
        return flat;
    }
}
