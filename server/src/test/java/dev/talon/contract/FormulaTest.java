package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever people type as names and reasons, no cell of any CSV is a formula to a spreadsheet. */
class FormulaTest {
    private static final String FORMULA = "=HYPERLINK(\"http://x\",\"y\")";
    private static final Pattern STARTS = Pattern.compile("[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,:][0-9]+)*");

    private static TestDatabase database;
    private static TestNode node;
    private static String today;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        today = LocalDate.now(ZoneId.of("Europe/Moscow")).toString();
        done(node.post("/centres", """
                {"code":"north","name":%s,"zone":"Europe/Moscow",
                 "services":[{"code":"cash","name":%s,"route":["cash"],"prefix":"К","norm":60}],
                 "desks":[{"code":"1","stages":["cash"]}]}""".formatted(name("=1+1"), name("@SUM(1+1)"))));
        done(node.post("/centres", """
                {"code":"south","name":%s,"zone":"Europe/Moscow"}""".formatted(name("-south"))));
        done(node.put(
                "/staff/formula", "{\"name\":\"+7 495\",\"role\":\"specialist\",\"password\":\"a long password\"}"));
        done(node.post("/session", "{\"login\":\"formula\",\"password\":\"a long password\"}", "authorization", ""));
        serve();
        done(node.post(
                "/imports/calls",
                "call,queue,entered_at,wait,service,outcome\n=1+1,-обед,2024-01-10T10:00:00+03:00,5,60,answered\n",
                "content-type",
                "text/csv"));
        done(node.post("/contact-centre/closings", "{\"month\":\"2024-01\"}"));
        done(node.put(
                "/quality/years/2024/page",
                new JsonObject()
                        .put("organisation", json("-Центр"))
                        .put("note", json(FORMULA))
                        .put(
                                "hours",
                                List.of(new JsonObject()
                                        .put("where", json("@home"))
                                        .put("hours", json("+1"))))
                        .encode()));
        done(node.put(
                "/quality/lines/claims/formula",
                new JsonObject().put("name", json("=2+2")).encode()));
        done(node.put("/quality/years/2024/figures", """
                {"changes":[{"section":"claims","code":"formula","part":"count","month":1,"value":3,"was":null}]}"""));
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyCsvOfTheContractIsGuarded() throws Exception {
        Set<String> withFormulas = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> file : files().entrySet()) {
            Reply reply = node.get(file.getValue());
            assertThat(reply.status()).as(file.getValue()).isEqualTo(200);
            assertThat(reply.http().headers().firstValue("content-type").orElse(""))
                    .as(file.getValue())
                    .startsWith("text/csv");
            for (List<String> line : lines(reply.http().body())) {
                for (String cell : line) {
                    if (STARTS.matcher(cell).matches() && !NUMBER.matcher(cell).matches()) {
                        wrong.add(file.getKey() + ": " + cell);
                    }
                    if (cell.startsWith("'")) {
                        withFormulas.add(file.getKey());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        // Where names and reasons stand, they have been met: the walk has seen something.
        assertThat(withFormulas)
                .contains(
                        "comparisonReport",
                        "deskTimes",
                        "listCalls",
                        "overviewReport",
                        "qualityReport",
                        "suspectStages");
    }

    @Test
    void whatIsGuardedIsReadBackAsItWas() {
        String file =
                node.get("/reports/calls/list?year=2024&format=csv").http().body();
        assertThat(file).contains("'=1+1,'-обед");
        Reply again = done(node.post("/imports/calls", file, "content-type", "text/csv"));
        assertThat(again.json().at("/imported").asInt(-1))
                .as("%s", again.json())
                .isZero();
    }

    /** A visitor served in no time, whose times are doubted and marked, at a desk that was paused. */
    private static void serve() {
        String desk = "/centres/north/desks/1";
        done(node.post(desk + "/hold", "{\"page\":\"page-of-desk-1\"}"));
        done(node.post("/centres/north/tickets", "{\"service\":\"cash\"}"));
        String ticket = done(node.post(desk + "/call-next", "")).text("/call/ticket");
        done(node.post(desk + "/start", ""));
        done(node.post(desk + "/finish", ""));
        done(node.post(desk + "/pause", new JsonObject().put("reason", FORMULA).encode()));
        done(node.delete(desk + "/pause"));
        done(node.post(
                "/centres/north/times",
                new JsonObject()
                        .put("verdict", "inaccurate")
                        .put("reason", "-1+2")
                        .put(
                                "stages",
                                List.of(new JsonObject().put("ticket", ticket).put("position", 1)))
                        .encode()));
    }

    /** The addresses of all CSV files, by operation. */
    private static Map<String, String> files() throws Exception {
        Map<String, String> files = new java.util.TreeMap<>();
        try (InputStream in = FormulaTest.class.getResourceAsStream("/openapi.yaml")) {
            JsonNode contract = new ObjectMapper(new YAMLFactory()).readTree(in);
            contract.get("paths").properties().forEach(path -> {
                JsonNode get = path.getValue().path("get");
                if (get.at("/responses/200/content").has("text/csv")) {
                    String id = get.get("operationId").asText();
                    files.put(id, address(id, path.getKey()));
                }
            });
        }
        return files;
    }

    private static String address(String operation, String path) {
        String days = "from=" + today + "&to=" + today;
        String query = switch (operation) {
            case "overviewReport" -> days + "&by=service";
            case "comparisonReport" -> days + "&from2=2024-01-01&to2=2024-01-02&table=centres";
            case "stagesReport", "gaveUp", "deskTimes", "promiseCoverage" -> days;
            case "suspectStages" -> days + "&verdict=all";
            case "ownFigures", "listAudit" -> "";
            default -> path.contains("{year}") ? "" : "year=2024";
        };
        return path.replace("{centre}", "north").replace("{year}", "2024") + "?format=csv"
                + (query.isEmpty() ? "" : "&" + query);
    }

    private static List<List<String>> lines(String text) {
        try (var csv = CsvReader.builder().ofCsvRecord(text.replaceFirst("^\uFEFF", ""))) {
            return csv.stream().map(line -> line.getFields()).collect(Collectors.toList());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String name(String text) {
        return json(text).encode();
    }

    private static JsonObject json(String text) {
        return new JsonObject().put("ru", text).put("en", text);
    }

    private static Reply done(Reply reply) {
        assertThat(reply.status()).as("%s", reply.json()).isBetween(200, 299);
        return reply;
    }
}
