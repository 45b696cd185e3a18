package dev.talon.annual;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.contactcentre.Calls2024;
import dev.talon.table.FactsOf2024;
import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The year 2024 of two centres and of the contact centre, with what a manager entered for its annual report. */
final class AnnualYear implements AutoCloseable {
    static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));

    final ReportHouse house = new ReportHouse();
    final ReportDoor door;

    /** With nothing entered yet; whoever asks from now on is a manager of all centres, Petrova. */
    AnnualYear() {
        CENTRES.forEach((code, zone) -> house.centre(code, zone.getId()));
        house.execute("INSERT INTO staff (login, name, role, password) VALUES ('petrova', 'Петрова', 'manager', 'x')");
        door = new ReportDoor(house, 100_000_000);
        var facts = door.importCsv(new FactsOf2024(CENTRES).csv());
        assertThat(facts.statusCode()).as(facts.body()).isEqualTo(200);
        door.caller = new Principal(CallerKind.MANAGER, "staff:petrova", "Петрова", Optional.empty());
        var calls = door.post("/imports/calls", "text/plain", Calls2024.log().getBytes(StandardCharsets.UTF_8));
        assertThat(calls.statusCode()).as(calls.body()).isEqualTo(200);
    }

    /** The same, with twelve figures of each kind entered. */
    static AnnualYear entered() {
        var year = new AnnualYear();
        var csv = new StringBuilder("section,line,part,year,month,value\n");
        for (int month = 1; month <= 12; month++) {
            csv.append("contacts,email,count,2024,%d,%d\n".formatted(month, 1000 + month));
            csv.append("claims,charges,count,2024,%d,10\n".formatted(month));
            csv.append("satisfaction,csi,count,2024,%d,100\n".formatted(month));
            csv.append("satisfaction,csi,score,2024,%d,80.50\n".formatted(month));
        }
        year.enter(csv.toString().getBytes(StandardCharsets.UTF_8));
        return year;
    }

    /** The same with everything that the report can have: figures of all kinds, a note and hours, and doubted times. */
    static AnnualYear whole() {
        var year = new AnnualYear();
        year.house.execute("""
                UPDATE stage SET inaccurate = 'left running'
                FROM ticket
                WHERE (ticket.centre_id, ticket.id) = (stage.centre_id, stage.ticket_id)
                  AND stage.state = 'served' AND ticket.label LIKE 'X%'""");
        assertThat(year.enter(figures().getBytes(Charset.forName("windows-1251"))))
                .isEqualTo(new JsonObject("{\"read\":72,\"changed\":72}"));
        assertThat(year.enter(figures().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new JsonObject("{\"read\":72,\"changed\":0}"));
        assertThat(year.door.put("/quality/years/2024/page", page().encode()).statusCode())
                .isEqualTo(200);
        return year;
    }

    /** 1000 letters a month, 500 by post in the first half; ten claims and a half; people asked. */
    private static String figures() {
        var csv = new StringBuilder("section;line;part;year;month;value\n");
        for (int month = 1; month <= 12; month++) {
            csv.append("contacts;email;count;2024;%d;1000\n".formatted(month));
            csv.append("claims;charges;count;2024;%d;10\n".formatted(month));
            csv.append("satisfaction;csi;count;2024;%d;%d\n".formatted(month, month == 12 ? 1000 : 100));
            csv.append("satisfaction;csi;score;2024;%d;%s\n".formatted(month, month == 12 ? "95,5" : "80"));
            csv.append("satisfaction;nps;count;2024;%d;50\n".formatted(month));
            if (month <= 6) {
                csv.append("contacts;post;count;2024;%d;500\n".formatted(month));
                csv.append("claims;service;count;2024;%d;1\n".formatted(month));
            }
        }
        return csv.toString();
    }

    private static JsonObject page() {
        return new JsonObject()
                .put("organisation", both("АО «Энергосбыт»", ""))
                .put(
                        "note",
                        both("Электронные очереди работают в 3 центрах, планшеты самообслуживания — в 25.", "Note."))
                .put(
                        "hours",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("where", both("Операторы контактного центра", "Contact centre operators"))
                                        .put("hours", both("Пн–Пт 08:00–17:00", "Mon–Fri 08:00–17:00")))
                                .add(new JsonObject()
                                        .put("where", both("Сайт, личный кабинет, голосовой помощник", ""))
                                        .put("hours", both("круглосуточно", "round the clock"))));
    }

    private static JsonObject both(String ru, String en) {
        return new JsonObject().put("ru", ru).put("en", en);
    }

    /** @return how many figures were read, and how many of them were others than before */
    JsonObject enter(byte[] csv) {
        var answer = door.post("/imports/quality", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** As on the page: {@code was} is what the manager saw there. */
    void change(String section, String code, String part, int month, int was, int value) {
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

    /** The passport of the figures of one kind, and how far the year is closed for them. */
    JsonObject passport(String kind) {
        return json(door.get("/reports/quality/passport?year=2024&kind=" + kind));
    }

    List<String> lines(String path) {
        var answer = door.bytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Keeps a file where a person can look at it. */
    static void keep(String name, byte[] file) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "reports")).resolve(name), file);
    }

    @Override
    public void close() {
        door.close();
        house.close();
    }
}
