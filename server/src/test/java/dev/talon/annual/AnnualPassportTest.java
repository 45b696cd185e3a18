package dev.talon.annual;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.contactcentre.Calls2024;
import dev.talon.table.DayFigures;
import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
    private static AnnualYear year;
    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void enterTheYear() {
        year = AnnualYear.entered();
        house = year.house;
        door = year.door;
    }

    @AfterAll
    static void close() {
        year.close();
    }

    @Test
    void theHashOfEnteredFiguresIsHadFromTheirValuesAndWhoPutThemThere() {
        year.change("claims", "charges", "count", 3, 10, 12);
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
        byte[] docx = file("format=docx&language=ru", "quality.docx");
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
        byte[] pdf = file("format=pdf&language=en", "quality-en.pdf");
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

    private static JsonObject passport(String kind) {
        return year.passport(kind).getJsonObject("passport");
    }

    private static long excluded(JsonObject passport, String why) {
        return passport.getJsonArray("excluded").stream()
                .map(JsonObject.class::cast)
                .filter(out -> out.getString("why").equals(why))
                .findFirst()
                .orElseThrow()
                .getLong("count");
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

    private static byte[] file(String query, String name) throws IOException {
        var answer = door.bytes("/reports/quality?year=2024&" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        AnnualYear.keep(name, answer.body());
        return answer.body();
    }
}
