package dev.talon.report.quality;

import static dev.talon.report.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.report.DayFigures;
import dev.talon.report.FactsOf2024;
import dev.talon.report.ReportDoor;
import dev.talon.report.ReportHouse;
import dev.talon.report.calls.Calls2024;
import dev.talon.web.Principal;
import dev.talon.web.Who;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every figure of the annual report says what it stands on, and its hash can be had by another program. */
class AnnualPassportTest {
    private static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));

    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void enterTheYear() {
        house = new ReportHouse();
        CENTRES.forEach((code, zone) -> house.centre(code, zone.getId()));
        house.execute("INSERT INTO staff (login, name, role, password) VALUES ('petrova', 'Петрова', 'manager', 'x')");
        door = new ReportDoor(house, 100_000_000);
        var facts = door.importCsv(new FactsOf2024(CENTRES).csv());
        assertThat(facts.statusCode()).as(facts.body()).isEqualTo(200);
        door.caller = new Principal(Who.MANAGER, "staff:petrova", "Петрова", Optional.empty());
        var calls = door.post("/imports/calls", "text/plain", Calls2024.log().getBytes(StandardCharsets.UTF_8));
        assertThat(calls.statusCode()).as(calls.body()).isEqualTo(200);
        var csv = new StringBuilder("section,line,part,year,month,value\n");
        for (int month = 1; month <= 12; month++) {
            csv.append("contacts,email,count,2024,%d,%d\n".formatted(month, 1000 + month));
            csv.append("claims,charges,count,2024,%d,10\n".formatted(month));
            csv.append("satisfaction,csi,count,2024,%d,100\n".formatted(month));
            csv.append("satisfaction,csi,score,2024,%d,80.50\n".formatted(month));
        }
        var entered = door.post("/imports/quality", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    @Test
    void theHashOfEnteredFiguresIsHadFromTheirValuesAndWhoPutThemThere() {
        enter("claims", "charges", "count", 3, 10, 12);
        for (String section : List.of("contacts", "claims", "satisfaction")) {
            JsonObject passport = passport(section);
            assertThat(passport.getString("format")).isEqualTo("talon-entered 1");
            assertThat(passport.getString("hash")).isEqualTo(straight(section));
        }
        JsonObject claims = passport("claims");
        assertThat(claims.getLong("count")).isEqualTo(12);
        assertThat(excluded(claims, "empty")).isEqualTo(3 * 12);
        JsonObject march = claims.getJsonArray("figures").getJsonObject(2);
        assertThat(march.getInteger("value")).isEqualTo(12);
        assertThat(march.getJsonObject("put").getString("by")).isEqualTo("Петрова");
        assertThat(march.getJsonObject("put").getString("source")).isEqualTo("typed");
    }

    @Test
    void aHiddenLineAndWhatWasChangedPastTalonAreSaid() {
        String before = passport("contacts").getString("hash");
        house.execute("UPDATE quality_figure SET value = 7 WHERE code = 'email' AND month = 5");
        JsonObject contacts = passport("contacts");
        assertThat(contacts.getString("hash")).isEqualTo(straight("contacts")).isNotEqualTo(before);
        assertThat(contacts.getJsonArray("figures").getJsonObject(4).getJsonObject("put"))
                .isNull();
        house.execute("UPDATE quality_line SET active = false WHERE code = 'email'");
        JsonObject none = passport("contacts");
        assertThat(none.getString("hash")).isNull();
        assertThat(excluded(none, "hidden")).isEqualTo(12);
        house.execute("UPDATE quality_line SET active = true WHERE code = 'email'");
    }

    @Test
    void contactsInPersonStandOnTheStagesOfTheTableAndByPhoneOnTheCalls() {
        for (String moment : List.of("from the stages", "from what is kept")) {
            JsonObject inPerson = passport("in_person");
            assertThat(inPerson.getString("hash"))
                    .as(moment)
                    .isEqualTo(json(door.get("/reports/monthly/passport?year=2024"))
                            .getString("hash"));
            assertThat(inPerson.getLong("count"))
                    .as(moment)
                    .isPositive()
                    .isEqualTo(house.number("SELECT count(DISTINCT ticket_id) FROM stage WHERE state = 'served'"
                            + " AND business_day BETWEEN '2024-01-01' AND '2024-12-31'"));
            long tickets = inPerson.getLong("count")
                    + excluded(inPerson, "no_show")
                    + excluded(inPerson, "cancelled")
                    + excluded(inPerson, "expired")
                    + excluded(inPerson, "open");
            assertThat(tickets)
                    .as(moment)
                    .isEqualTo(house.number(
                            "SELECT count(*) FROM ticket WHERE business_day BETWEEN '2024-01-01' AND '2024-12-31'"));
            assertThat(inPerson.getJsonArray("months").stream().map(month -> ((JsonObject) month).getLong("count")))
                    .as(moment)
                    .isEqualTo(json(door.get("/reports/quality?year=2024&without=passport"))
                            .getJsonArray("contacts")
                            .getJsonObject(0)
                            .getJsonArray("months")
                            .stream()
                            .map(count -> ((Number) count).longValue())
                            .toList());
            new DayFigures(house.database).settle(2024, Optional.empty()).await();
        }
        JsonObject phone = passport("phone");
        assertThat(phone.getLong("count")).isEqualTo(12L * Calls2024.ANSWERED);
        assertThat(phone.getString("hash"))
                .isEqualTo(json(door.get("/reports/calls/passport?year=2024")).getString("hash"));
        assertThat(door.get("/reports/quality/passport?year=2024&kind=moon").statusCode())
                .isEqualTo(400);
        assertThat(door.get("/reports/quality/passport?year=2024&kind=phone&centre=three")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theDocumentsEndWithThePassportsAndJsonCarriesThem() throws IOException {
        JsonObject report = json(door.get("/reports/quality?year=2024&language=ru"));
        List<String> hashes = new ArrayList<>(List.of(
                report.getJsonObject("table_passport").getString("hash"),
                report.getJsonObject("calls_passport").getString("hash")));
        JsonArray passports = report.getJsonArray("passports");
        assertThat(passports.stream().map(one -> ((JsonObject) one).getString("kind")))
                .containsExactly("in_person", "phone", "contacts", "claims", "satisfaction");
        passports.forEach(one -> hashes.add(((JsonObject) one).getString("hash")));
        byte[] docx = keep(door.bytes("/reports/quality?year=2024&format=docx&language=ru"), "quality.docx");
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            String text = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .reduce("", (all, one) -> all + one + "\n");
            assertThat(document.getParagraphs().stream()
                            .filter(one -> one.getText().startsWith("Что вошло. "))
                            .map(one ->
                                    one.isKeepNext() && one.getCTP().getPPr().isSetKeepLines()))
                    .as("a passport goes whole to the next page")
                    .containsExactly(true, true, true, true, true);
            assertThat(text).contains(hashes).contains("неявка", "Закрытие года", "Петрова", "Europe/Kaliningrad");
        }
        byte[] pdf = keep(door.bytes("/reports/quality?year=2024&format=pdf&language=en"), "quality-en.pdf");
        try (var document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains(hashes).contains("Passport of the figures", "The closing of the year");
        }
        JsonObject without = json(door.get("/reports/quality?year=2024&without=passport"));
        assertThat(without.getJsonArray("passports")).isEmpty();
        assertThat(without.getValue("table_passport")).isNull();
        JsonObject claims = json(door.get("/reports/quality?year=2024&without=contacts,in_person,contact_centre"));
        assertThat(claims.getJsonArray("passports").stream().map(one -> ((JsonObject) one).getString("kind")))
                .containsExactly("claims", "satisfaction");
    }

    @Test
    void aYearWhoseMonthsAreClosedSaysWhatWasChangedSince() throws IOException {
        assertThat(text())
                .contains(
                        "The year is not closed: of its 12 months 0 are. Not all centres have closed: January–December."
                                + " The contact centre has not closed: January–December.");
        for (String centre : CENTRES.keySet()) {
            for (int month = 1; month <= 12; month++) {
                var answer = door.post(
                        "/centres/" + centre + "/closings",
                        "application/json",
                        "{\"month\":\"2024-%02d\"}".formatted(month).getBytes(StandardCharsets.UTF_8));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
        }
        assertThat(text())
                .contains("of its 12 months 0 are. The contact centre has not closed: January–December.")
                .doesNotContain("Not all centres");
        assertThat(text("contact_centre,contacts"))
                .contains("The year is closed: all centres have closed all twelve months, and nothing was changed")
                .doesNotContain("no calls");
        for (int month = 1; month <= 12; month++) {
            if (month != 5 && month != 7) {
                closeCalls(month);
            }
        }
        assertThat(json(door.get("/reports/quality/closing?year=2024&language=ru"))
                        .getString("closing"))
                .isEqualTo("Год не закрыт: закрыто месяцев — 10 из 12. Контактный центр не закрыл: май, июль.");
        assertThat(closed().getJsonArray("open_at_contact_centre")).containsExactly(5, 7);
        assertThat(json(door.get("/reports/quality?year=2024&without=note&language=en"))
                        .getString("closing"))
                .contains("The contact centre has not closed: May, July.");
        closeCalls(5);
        closeCalls(7);
        JsonObject closed = closed();
        assertThat(closed.getLong("closed_months")).isEqualTo(12);
        assertThat(closed.getBoolean("changed_since")).isFalse();
        assertThat(text())
                .contains("The year is closed: all centres and the contact centre have closed all twelve months,"
                        + " and nothing was changed");
        enter("claims", "charges", "count", 4, 10, 12);
        JsonObject since = closed();
        assertThat(since.getBoolean("changed_since")).isTrue();
        assertThat(since.getJsonArray("months").stream()
                        .map(month -> ((JsonObject) month).getInteger("changed_after_closing")))
                .containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(text()).contains("what was changed since stands in the table");
        house.execute("""
                UPDATE stage SET inaccurate = 'left running'
                WHERE (centre_id, ticket_id, position) IN (
                    SELECT centre_id, ticket_id, position FROM stage
                    WHERE state = 'served' AND business_day BETWEEN '2024-05-01' AND '2024-05-31' LIMIT 1)""");
        assertThat(closed().getJsonArray("months").getJsonObject(4).getInteger("amendments"))
                .isOne();
        List<String> closings = csv("/reports/closings?year=2024&format=csv");
        assertThat(closings).hasSize(1 + 24 + 1);
        assertThat(closings.get(0))
                .startsWith("\uFEFFcentre,month,record,at,by,reason,")
                .endsWith(",stages");
        assertThat(closings)
                .filteredOn(line -> line.contains(",2024-05,amendment 1,"))
                .hasSize(1);
        List<String> calls = csv("/contact-centre/closings?year=2024&format=csv&separator=comma");
        assertThat(calls).hasSize(1 + 12);
        assertThat(calls.get(1)).startsWith(",2024-01,closing,").contains("Петрова");
        assertThat(calls)
                .allMatch(line -> line.split(",", -1).length == calls.get(0).split(",", -1).length);
    }

    @Test
    void ofAYearWithoutCallsTheCentresCloseAll() {
        JsonObject year = json(door.get("/reports/quality/closing?year=2019&language=en"));
        assertThat(year.getString("closing"))
                .isEqualTo(
                        "The year is not closed: of its 12 months 0 are. Not all centres have closed: January–December.");
        JsonObject month = year.getJsonObject("closed").getJsonArray("months").getJsonObject(0);
        assertThat(month.getJsonObject("calls").getBoolean("any")).isFalse();
        JsonObject without = json(door.get("/reports/quality/closing?year=2019&without=contacts,contact_centre"));
        assertThat(without.getJsonObject("closed").getBoolean("contact_centre")).isFalse();
        assertThat(without.getJsonObject("closed")
                        .getJsonArray("months")
                        .getJsonObject(0)
                        .getValue("calls"))
                .isNull();
    }

    private static List<String> csv(String path) {
        var answer = door.bytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8).lines().toList();
    }

    private static void closeCalls(int month) {
        var answer = door.post(
                "/contact-centre/closings",
                "application/json",
                "{\"month\":\"2024-%02d\"}".formatted(month).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String text() throws IOException {
        return text("in_person");
    }

    private static String text(String without) throws IOException {
        var file = door.bytes("/reports/quality?year=2024&format=pdf&language=en&without=" + without);
        try (var document = Loader.loadPDF(file.body())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static JsonObject passport(String kind) {
        return json(door.get("/reports/quality/passport?year=2024&kind=" + kind))
                .getJsonObject("passport");
    }

    private static JsonObject closed() {
        return json(door.get("/reports/quality/passport?year=2024&kind=claims")).getJsonObject("closed");
    }

    private static long excluded(JsonObject passport, String why) {
        return passport.getJsonArray("excluded").stream()
                .map(JsonObject.class::cast)
                .filter(out -> out.getString("why").equals(why))
                .findFirst()
                .orElseThrow()
                .getLong("count");
    }

    private static void enter(String section, String code, String part, int month, int was, int value) {
        var change = new JsonObject()
                .put("section", section)
                .put("code", code)
                .put("part", part)
                .put("month", month)
                .put("was", was)
                .put("value", value);
        var answer = door.put(
                "/quality/years/2024/figures",
                new JsonObject().put("changes", new JsonArray().add(change)).encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** As the documentation says, from the tables as they are: the present values, and of each the last change. */
    private static String straight(String section) {
        var last = new TreeMap<String, String[]>();
        for (String change : house.texts("SELECT concat_ws(';', code, part, lpad(month::text, 2, '0'),"
                + " coalesce(after::text, ''), (extract(epoch FROM at) * 1000000)::bigint, actor)"
                + " FROM quality_change WHERE year = 2024 AND section = '" + section + "' ORDER BY id")) {
            String[] fields = change.split(";");
            last.put(fields[0] + "\t" + fields[1] + "\t" + fields[2], fields);
        }
        var text = new StringBuilder("talon-entered 1\t" + section + "\t2024\n");
        for (String figure : house.texts("SELECT concat_ws(';', code, part, lpad(month::text, 2, '0'), value)"
                + " FROM quality_figure WHERE year = 2024 AND section = '" + section
                + "' ORDER BY code COLLATE \"C\", part, month")) {
            String[] fields = figure.split(";");
            String key = fields[0] + "\t" + fields[1] + "\t" + fields[2];
            boolean said = last.get(key)[3].equals(fields[3]);
            String value = fields[3].replaceAll("0+$", "").replaceAll("\\.$", "");
            text.append(key).append('\t').append(value).append('\t');
            text.append(said ? last.get(key)[4] + "\t" + last.get(key)[5] : "\t")
                    .append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] keep(java.net.http.HttpResponse<byte[]> answer, String name) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        Files.write(Files.createDirectories(Path.of("target", "reports")).resolve(name), answer.body());
        return answer.body();
    }
}
