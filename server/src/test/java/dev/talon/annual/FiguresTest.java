package dev.talon.annual;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final String HEADER = "section,line,part,year,month,value\n";

    private ReportHouse house;
    private ReportDoor door;

    @BeforeEach
    void open() {
        house = new ReportHouse();
        house.centre("one", "Europe/Moscow");
        door = new ReportDoor(house, 1_000_000);
        house.execute(
                "INSERT INTO staff (login, name, role, password) VALUES ('petrova', 'Анна Петрова', 'manager', 'x')");
        door.caller = new Principal(CallerKind.MANAGER, "staff:petrova", "Анна Петрова", Optional.empty());
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void aFigureIsEnteredChangedAndTakenOutAndEachChangeHasItsAuthor() {
        assertThat(value(put("email", 3, "120", "null"), 3)).isEqualTo(120);
        assertThat(value(put("email", 3, "125", "120"), 3)).isEqualTo(125);
        assertThat(value(put("email", 3, "0", "125"), 3)).isEqualTo(0);
        assertThat(value(put("email", 3, "null", "0"), 3)).isNull();
        JsonArray changes =
                new JsonArray(door.get("/quality/years/2024/changes").body());
        assertThat(changes).hasSize(4);
        JsonObject second = changes.getJsonObject(2);
        assertThat(second.getString("by")).isEqualTo("Анна Петрова");
        assertThat(second.getString("source")).isEqualTo("typed");
        assertThat(second.getInteger("before")).isEqualTo(120);
        assertThat(second.getInteger("after")).isEqualTo(125);
        JsonObject sheet = json(door.get("/quality/years/2024"));
        assertThat(sheet.getJsonObject("changed").getString("by")).isEqualTo("Анна Петрова");
    }

    @Test
    void whoSawAnotherFigureWritesNothing() {
        put("email", 3, "120", "null");
        HttpResponse<String> late = send(change("post", 3, "7", "null") + "," + change("email", 3, "130", "110"));
        assertThat(late.statusCode()).isEqualTo(409);
        JsonObject problem = json(late);
        assertThat(problem.getString("type")).endsWith("figure-changed");
        assertThat(problem.getJsonArray("figures").getJsonObject(0).getInteger("value"))
                .isEqualTo(120);
        assertThat(house.number("SELECT count(*) FROM quality_figure")).isOne();
        assertThat(house.number("SELECT count(*) FROM quality_change")).isOne();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(send(change("email", 3, "1.5", "null")).statusCode()).isEqualTo(422);
        assertThat(send(change("email", 3, "-1", "null")).statusCode()).isEqualTo(422);
        assertThat(send(change("email", 13, "1", "null")).statusCode()).isEqualTo(400);
        assertThat(send(change("moon", 3, "1", "null")).statusCode()).isEqualTo(422);
        assertThat(send(change("email", 3, "1", "null").replace("count", "score"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(house.number("SELECT count(*) FROM quality_change")).isZero();
    }

    @Test
    void whatGoesOutAsCsvComesInAgainAndChangesNothing() {
        put("email", 3, "120", "null");
        door.post(
                "/imports/quality",
                "text/csv",
                (HEADER + "satisfaction,nps,score,2024,5,-12.5\nclaims,other,count,2025,1,3\n")
                        .getBytes(StandardCharsets.UTF_8));
        String csv = door.get("/quality/years/2024?format=csv").body();
        assertThat(csv.substring(1).lines())
                .containsExactly(
                        "section,line,part,year,month,value",
                        "contacts,email,count,2024,3,120",
                        "satisfaction,nps,score,2024,5,-12.5");
        var again = door.post("/imports/quality", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(json(again)).isEqualTo(new JsonObject("{\"read\":2,\"changed\":0}"));
    }

    @Test
    void everyFaultOfAFileIsNamedAndNothingIsEntered() {
        var answer = door.post(
                "/imports/quality",
                "text/csv",
                (HEADER
                                + "contacts,email,count,2024,1,5\n"
                                + "contacts,moon,count,2024,1,5\n"
                                + "contacts,email,score,2024,1,5\n"
                                + "claims,other,count,1999,13,-5\n"
                                + "contacts,email,count,2024,1,6\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getInteger("line") + " "
                                + ((JsonObject) error).getString("column")))
                .containsExactly("3 line", "4 part", "5 year", "5 month", "5 value", "6 value");
        assertThat(house.number("SELECT count(*) FROM quality_figure")).isZero();
    }

    @Test
    void aLineIsAddedRenamedAndHiddenWithItsFiguresKept() {
        assertThat(door.put("/quality/lines/contacts/bot", "{\"name\":{\"ru\":\"Бот\",\"en\":\"\"}}")
                        .statusCode())
                .isEqualTo(204);
        put("bot", 1, "9", "null");
        door.put("/quality/lines/contacts/bot", "{\"name\":{\"ru\":\"Телеграм-бот\",\"en\":\"Bot\"},\"active\":false}");
        JsonObject line = line(json(door.get("/quality/years/2024")), "bot");
        assertThat(line.getJsonObject("name").getString("ru")).isEqualTo("Телеграм-бот");
        assertThat(line.getBoolean("active")).isFalse();
        assertThat(line.getJsonArray("count").getInteger(0)).isEqualTo(9);
        assertThat(door.get("/reports/quality?year=2024").body()).doesNotContain("Телеграм-бот");
    }

    @Test
    void whoIsOfOneCentreReadsAndDoesNotWrite() {
        door.caller = new Principal(CallerKind.MANAGER, "staff:petrova", "Анна Петрова", Optional.of("one"));
        assertThat(door.get("/quality/years/2024").statusCode()).isEqualTo(200);
        assertThat(send(change("email", 3, "1", "null")).statusCode()).isEqualTo(403);
        assertThat(door.get("/reports/quality?year=2024&centre=two").statusCode())
                .isEqualTo(403);
        assertThat(door.post("/imports/quality", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
    }

    private JsonObject put(String code, int month, String value, String was) {
        var answer = send(change(code, month, value, was));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private HttpResponse<String> send(String changes) {
        return door.put("/quality/years/2024/figures", "{\"changes\":[" + changes + "]}");
    }

    private static String change(String code, int month, String value, String was) {
        return "{\"section\":\"contacts\",\"code\":\"%s\",\"part\":\"count\",\"month\":%d,\"value\":%s,\"was\":%s}"
                .formatted(code, month, value, was);
    }

    private static Integer value(JsonObject sheet, int month) {
        return line(sheet, "email").getJsonArray("count").getInteger(month - 1);
    }

    private static JsonObject line(JsonObject sheet, String code) {
        return sheet.getJsonArray("lines").stream()
                .map(JsonObject.class::cast)
                .filter(line -> line.getString("code").equals(code))
                .findFirst()
                .orElseThrow();
    }
}
