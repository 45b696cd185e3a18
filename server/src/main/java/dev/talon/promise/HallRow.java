package dev.talon.promise;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a hall from the row of {@code hall.sql}.
 *
 * @param norms by kind: of whoever takes a ticket for it now, seconds
 */
record HallRow(Hall hall, Map<String, Double> norms) {
    /** @param before by kind: how long the services of the last weeks took, seconds */
    static HallRow of(Row row, Map<String, double[]> before) {
        Map<String, Double> norms = new LinkedHashMap<>();
        list(row, "kinds").forEach(kind -> norms.put(kind.getString("kind"), kind.getDouble("norm")));
        JsonObject recent =
                Optional.ofNullable((JsonObject) row.getJson("recent")).orElseGet(JsonObject::new);
        Map<String, ServiceTimes> times = new HashMap<>();
        for (String kind : norms.keySet()) {
            ServiceTimes found =
                    ServiceTimes.of(numbers(recent.getJsonArray(kind)), before.getOrDefault(kind, new double[0]));
            if (found != null) {
                times.put(kind, found);
            }
        }
        List<Hall.Waiting> waiting = list(row, "waiting").stream()
                .map(one -> visitor(one, one.getDouble("due")))
                .toList();
        List<Hall.Place> places =
                list(row, "desks").stream().map(HallRow::place).toList();
        return new HallRow(new Hall(places, waiting, times), norms);
    }

    private static Hall.Place place(JsonObject desk) {
        return new Hall.Place(
                strings(desk.getJsonArray("kinds")),
                desk.getString("kind") == null ? Optional.empty() : Optional.of(visitor(desk, 0)),
                Optional.ofNullable(desk.getDouble("lasted")).orElse(0.0),
                Optional.ofNullable(desk.getDouble("back")),
                desk.getBoolean("away"));
    }

    private static Hall.Waiting visitor(JsonObject one, double due) {
        return new Hall.Waiting(one.getString("kind"), due, strings(one.getJsonArray("rest")), one.getDouble("norm"));
    }

    private static List<String> strings(JsonArray array) {
        return array == null ? List.of() : array.stream().map(Object::toString).toList();
    }

    private static double[] numbers(JsonArray array) {
        return array == null
                ? new double[0]
                : array.stream()
                        .mapToDouble(each -> ((Number) each).doubleValue())
                        .toArray();
    }

    private static List<JsonObject> list(Row row, String column) {
        List<JsonObject> found = new ArrayList<>();
        Optional.ofNullable((JsonArray) row.getJson(column))
                .ifPresent(array -> array.forEach(each -> found.add((JsonObject) each)));
        return found;
    }
}
