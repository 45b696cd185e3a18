package dev.talon.statistics.times;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a desk spent a day, in whole seconds, none of which is counted twice.
 *
 * @param walking from the call to the desk, not from repeated ones, until the visitor came or did not
 * @param doubtful    stages whose times are not trusted
 * @param idle open and free, and nobody waited for it; empty if nobody recorded when the desk was open
 * @param idleWaiting open and free while somebody waited for a kind that it and the person at it serve
 * @param pauses seconds by reason; {@code paused} is their sum
 * @param closed within the centre's working hours
 */
record DeskTime(
        String centre,
        String desk,
        LocalDate day,
        long serving,
        long walking,
        long doubtful,
        Optional<Long> idle,
        Optional<Long> idleWaiting,
        long paused,
        Map<String, Long> pauses,
        Optional<Long> closed) {

    static DeskTime of(Row row) {
        Map<String, Long> pauses = new TreeMap<>();
        Optional.ofNullable(row.getJsonObject("pauses"))
                .orElse(new JsonObject())
                .forEach(pause -> pauses.put(pause.getKey(), ((Number) pause.getValue()).longValue()));
        return new DeskTime(
                row.getString("centre"),
                row.getString("desk"),
                row.getLocalDate("day"),
                row.getLong("serving"),
                row.getLong("walking"),
                row.getLong("doubtful"),
                Optional.ofNullable(row.getLong("idle")),
                Optional.ofNullable(row.getLong("idle_waiting")),
                row.getLong("paused"),
                pauses,
                Optional.ofNullable(row.getLong("closed")));
    }
}
