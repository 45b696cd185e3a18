package dev.talon.imports;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One odd line never refuses a month: it is named, and may be left out by its name. And what spreadsheets add is read over. */
class LinesLeftOutTest {
    private static final String CALL = "17104932%02d|a.%d|qA|NONE|ABANDON|1|1|30\n";
    private static final String STAGES =
            "centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist\n";
    private static final String STAGE = "one,A-%d,cash,cash,2024-05-14T09:00:00+03:00,2024-05-14T09:10:00+03:00,"
            + "2024-05-14T09:10:30+03:00,2024-05-14T09:16:00+03:00,served,4,%s\n";

    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void open() {
        house = new ReportHouse();
        house.centre("one", "Europe/Moscow");
        door = new ReportDoor(house, 30_000_000);
    }

    @BeforeEach
    void empty() {
        for (String table : new String[] {"call", "call_in_part", "stage", "ticket"}) {
            house.execute("DELETE FROM " + table);
        }
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\0\0\0\0\0\0\0",
                "1710493210|a.9|qA|NONE|ABANDON|1|1|-1\n",
                "1710493210|a.9|qA|NONE|ABANDON|1|1|1710493210\n",
                "1710493210|a.9|q\uFFFD|NONE|ABANDON|1|1|30\n",
                "17104932\n"
            })
    void anOddLineOfALog(String odd) {
        String good = CALL.formatted(1, 1) + CALL.formatted(2, 2) + CALL.formatted(3, 3);
        String file = good + odd + CALL.formatted(4, 4) + CALL.formatted(5, 5) + CALL.formatted(6, 6);
        var refused = post("/imports/calls", file.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).getJsonArray("errors"))
                .singleElement()
                .satisfies(error ->
                        assertThat(((JsonObject) error).getInteger("line")).isEqualTo(4));
        var taken = post("/imports/calls?skip=4&file=queue_log.1", file.getBytes(StandardCharsets.UTF_8));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(json(taken).getInteger("imported")).isEqualTo(odd.endsWith("\n") ? 6 : 5);
        JsonObject kept = new JsonArray(door.get("/imports/calls").body()).getJsonObject(0);
        assertThat(kept.getString("file")).isEqualTo("queue_log.1");
        assertThat(kept.getJsonArray("leftOut").getJsonObject(0).getInteger("line"))
                .isEqualTo(4);
        assertThat(kept.getJsonArray("leftOut").getJsonObject(0).getString("sha256"))
                .hasSize(64);
    }

    @Test
    void aLineOfTheOtherEncodingInEitherKindOfFile() throws Exception {
        Charset cp1251 = Charset.forName("windows-1251");
        for (Charset first : new Charset[] {StandardCharsets.UTF_8, cp1251}) {
            var file = new ByteArrayOutputStream();
            file.writeBytes((STAGES + STAGE.formatted(1, "Петрова")).getBytes(first));
            file.writeBytes(
                    STAGE.formatted(2, "Иванова").getBytes(first.equals(cp1251) ? StandardCharsets.UTF_8 : cp1251));
            file.writeBytes(STAGE.formatted(3, "Сидорова").getBytes(first));
            var refused = post("/imports/stages", file.toByteArray());
            assertThat(json(refused).getJsonArray("errors").encode())
                    .contains("\"line\":3")
                    .contains("neither UTF-8 nor CP1251")
                    .doesNotContain("\"line\":4");
            JsonObject taken = json(post("/imports/stages?skip=3", file.toByteArray()));
            assertThat(taken.getInteger("imported") + taken.getInteger("duplicates"))
                    .isEqualTo(2);
        }
    }

    @Test
    void anOddLineOfHistoryWhateverIsWrongWithIt() {
        String quote = "one,\"A-9,cash\n";
        String file = STAGES + STAGE.formatted(1, "x") + quote + STAGE.formatted(2, "x") + "one\0,\n"
                + STAGE.formatted(3, "x");
        assertThat(post("/imports/stages", file.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        var named = json(post("/imports/stages?skip=3", file.getBytes(StandardCharsets.UTF_8)));
        assertThat(named.getJsonArray("errors").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("line", 5)
                        .put("column", "")
                        .put("problem", "is not a text: zero bytes stand in this line"));
        JsonObject taken = json(post("/imports/stages?skip=3,5", file.getBytes(StandardCharsets.UTF_8)));
        assertThat(taken.getInteger("imported")).isEqualTo(3);
        assertThat(taken.getJsonArray("leftOut")).hasSize(2);
    }

    @Test
    void anOddLineOfAnnualFigures() {
        String file =
                "section,line,part,year,month,value\nclaims,service,count,2024,1,5\nclaims,service,count,2099,1,6\n";
        var refused = post("/imports/quality", file.getBytes(StandardCharsets.UTF_8));
        assertThat(json(refused).getJsonArray("errors").getJsonObject(0).getString("problem"))
                .isEqualTo("has not begun");
        assertThat(json(post("/imports/quality?skip=3", file.getBytes(StandardCharsets.UTF_8)))
                        .getInteger("read"))
                .isOne();
    }

    @Test
    void aMonthThatHasNotBegunHasNoFigureTypedEither() {
        String change =
                "{\"changes\":[{\"section\":\"claims\",\"code\":\"service\",\"part\":\"count\",\"month\":2,\"value\":1,\"was\":null}]}";
        assertThat(door.put("/quality/years/2099/figures", change).body()).contains("ещё не начался");
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        long before = house.number("SELECT count(*) FROM call_import");
        byte[] file = CALL.formatted(1, 1).getBytes(StandardCharsets.UTF_8);
        assertThat(post("/imports/calls?skip=four", file).statusCode()).isEqualTo(400);
        assertThat(post("/imports/calls?zone=Mars/Base", file).statusCode()).isEqualTo(400);
        assertThat(post("/imports/calls?skip=7", file).body()).contains("there is no such line to leave out");
        assertThat(house.number("SELECT count(*) FROM call_import")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\n", "\uFEFFsep=;\n", "\"sep=;\"\n", ""})
    void whatSpreadsheetsAddIsReadOver(String before) {
        String stages =
                before + (STAGES + STAGE.formatted(1, "x")).replace(',', ';').replace("\n", ";;\n");
        assertThat(json(post("/imports/stages", stages.getBytes(StandardCharsets.UTF_8)))
                        .getInteger("imported"))
                .isOne();
        String calls =
                before + "call;queue;entered_at;wait;service;outcome;;\nc1;line;2024-05-14 10:00:00;30;;abandoned;;\n";
        assertThat(json(post("/imports/calls", calls.getBytes(StandardCharsets.UTF_8)))
                        .getInteger("imported"))
                .isOne();
        String figures = before + "section;line;part;year;month;value;\nclaims;service;count;2024;1;5;\n";
        assertThat(json(post("/imports/quality", figures.getBytes(StandardCharsets.UTF_8)))
                        .getInteger("read"))
                .isOne();
    }

    @Test
    void theFilesNameIsKeptAsABrowserSaysIt() {
        door.send(door.request("/imports/calls")
                .header("content-type", "text/plain")
                .header("content-disposition", "attachment; filename*=UTF-8''%D0%B6%20+1.log")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(CALL.formatted(1, 1))));
        assertThat(new JsonArray(door.get("/imports/calls").body())
                        .getJsonObject(0)
                        .getString("file"))
                .isEqualTo("ж +1.log");
    }

    @Test
    void tabsMayPartTheFields() {
        String stages = (STAGES + STAGE.formatted(1, "x")).replace(',', '\t');
        assertThat(json(post("/imports/stages", stages.getBytes(StandardCharsets.UTF_8)))
                        .getInteger("imported"))
                .isOne();
        String calls =
                "call\tqueue\tentered_at\twait\tservice\toutcome\nc1\tline\t2024-05-14 10:00:00\t30\t\tabandoned\n";
        assertThat(json(post("/imports/calls", calls.getBytes(StandardCharsets.UTF_8)))
                        .getInteger("imported"))
                .isOne();
        String table =
                "id\ttime\tcallid\tqueuename\tagent\tevent\tdata1\tdata2\tdata3\n1\t1710493200.5\tx\tqA\tNONE\tABANDON\t1\t1\t30\n";
        assertThat(json(post("/imports/calls", table.getBytes(StandardCharsets.UTF_8)))
                        .getInteger("imported"))
                .isOne();
    }

    private HttpResponse<String> post(String path, byte[] file) {
        return door.post(path, "text/csv", file);
    }
}
