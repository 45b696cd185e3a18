package dev.talon.contactcentre;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that are in a queue at a line of the log. Their number is bounded: a call that has been there for a day
 * was cut off without an event, and so was the oldest of very many.
 */
final class OpenCalls {
    private static final int MOST = 100_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    private record Key(String queue, String call) {}

    /**
     * What the log contains about a call so far.
     *
     * @param entered empty: the log begins later
     * @param connected empty: nobody has answered yet
     * @param ended whether its end was read: later events belong to the same talk
     */
    record Open(Optional<Instant> entered, Optional<Instant> connected, boolean ended) {}

    /** A call that will have no end. */
    record CutOff(String queue, String call, Instant at) {}

    private final LinkedHashMap<Key, Open> calls = new LinkedHashMap<>();
    private final List<CutOff> untold = new ArrayList<>();
    private long cutOff;

    void entered(String queue, String call, Instant at) {
        put(new Key(queue, call), new Open(Optional.of(at), Optional.empty(), false));
        forgetBefore(at.minus(LONGEST));
    }

    void connected(String queue, String call, Instant at) {
        var key = new Key(queue, call);
        Optional<Instant> entered = Optional.ofNullable(calls.get(key)).flatMap(Open::entered);
        put(key, new Open(entered, Optional.of(at), false));
    }

    /** The call is over; what was known of it. */
    Optional<Open> ended(String queue, String call, Instant at) {
        var key = new Key(queue, call);
        Optional<Open> known = Optional.ofNullable(calls.get(key));
        put(key, new Open(Optional.of(at), Optional.empty(), true));
        return known;
    }

    /** Cuts off all calls that are in a queue. */
    void restart() {
        while (!calls.isEmpty()) {
            forget(calls.entrySet().iterator());
        }
    }

    /** The calls that were cut off since this was last asked. */
    List<CutOff> untold() {
        if (untold.isEmpty()) {
            return List.of();
        }
        List<CutOff> told = List.copyOf(untold);
        untold.clear();
        return told;
    }

    /** The calls that are still in a queue, with when they came there. */
    List<CutOff> still() {
        return calls.entrySet().stream()
                .filter(entry -> !entry.getValue().ended())
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static CutOff told(Key key, Open call) {
        return new CutOff(
                key.queue(), key.call(), call.entered().or(call::connected).orElseThrow());
    }

    /** Calls without an end, up to now: lost with a restart of the exchange, or a day ago. */
    long cutOff() {
        return cutOff;
    }

    /** Calls that are still in a queue. */
    long open() {
        return calls.values().stream().filter(call -> !call.ended()).count();
    }

    private void put(Key key, Open call) {
        // Removed first, because the order of the map is that of the last event.
        calls.remove(key);
        calls.put(key, call);
        if (calls.size() > MOST) {
            forget(calls.entrySet().iterator());
        }
    }

    private void forgetBefore(Instant moment) {
        var oldest = calls.entrySet().iterator();
        while (oldest.hasNext() && forgettable(oldest, moment)) {
            forget(calls.entrySet().iterator());
            oldest = calls.entrySet().iterator();
        }
    }

    private static boolean forgettable(Iterator<Map.Entry<Key, Open>> oldest, Instant moment) {
        Open call = oldest.next().getValue();
        return call.connected().or(call::entered).filter(moment::isAfter).isPresent();
    }

    private void forget(Iterator<Map.Entry<Key, Open>> oldest) {
        var call = oldest.next();
        if (!call.getValue().ended()) {
            cutOff++;
            untold.add(told(call.getKey(), call.getValue()));
        }
        oldest.remove();
    }
}
