package dev.talon.annual;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The working hours in the annual report of a network: of every centre, however many there are. */
class OpeningsOfManyTest {
    private static final int CENTRES = 230;

    @Test
    void theHoursOfEachCentreOfALargeNetworkAreInTheReport() {
        try (var house = new ReportHouse();
                var door = new ReportDoor(house, 1_000)) {
            house.execute(
                    "INSERT INTO centre (code, name_ru, name_en, zone) SELECT 'c' || n, 'Центр ' || n, 'Centre ' || n,"
                            + " 'Europe/Moscow' FROM generate_series(1, " + CENTRES + ") AS n");
            house.execute("INSERT INTO working_week (centre_id, valid_from) SELECT id, '2030-01-01' FROM centre");
            house.execute("INSERT INTO working_hours (centre_id, valid_from, weekday, opens, closes)"
                    + " SELECT id, '2030-01-01', 1, '09:00', make_time(10 + id % 3, 0, 0) FROM centre");
            JsonArray hours = json(door.get("/reports/quality?year=2031&format=json&language=ru"))
                    .getJsonArray("hours");
            List<JsonObject> rows = hours.stream().map(JsonObject.class::cast).toList();
            assertThat(rows)
                    .extracting(row -> row.getString("where"))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CENTRES)
                            .mapToObj(n -> "Центр " + n)
                            .toList());
            assertThat(rows)
                    .extracting(row -> row.getString("hours"))
                    .allMatch(text -> text.matches("пн 9:00–1[012]:00; вт–вс выходной\\."))
                    .contains("пн 9:00–10:00; вт–вс выходной.", "пн 9:00–12:00; вт–вс выходной.");
            assertThat(json(door.get("/quality/years/2031")).getJsonArray("openings"))
                    .hasSize(CENTRES);
            assertThat(json(door.get("/reports/quality?year=2031&format=json&language=ru&centre=c150"))
                            .getJsonArray("hours"))
                    .hasSize(1);
        }
    }
}
