package dev.talon.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.Map;

/** Three centres, one of them empty; in the two others, half a world apart, the facts behind the published year. */
final class YearOf2024 implements AutoCloseable {
    static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));
    static final FactsOf2024 FACTS = new FactsOf2024(CENTRES);

    final ReportHouse house = new ReportHouse();
    final ReportDoor door;
    final HttpResponse<String> imported;

    YearOf2024() {
        CENTRES.forEach((code, zone) -> house.centre(code, zone.getId()));
        house.centre("empty", "Europe/Moscow");
        door = new ReportDoor(house, 10_000_000);
        imported = door.importCsv(FACTS.csv());
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    }

    /** The same, with one stage a month and centre whose times are not trusted. */
    static YearOf2024 withDoubts() {
        var year = new YearOf2024();
        year.house.execute("""
                UPDATE stage SET inaccurate = 'left running'
                FROM ticket
                WHERE (ticket.centre_id, ticket.id) = (stage.centre_id, stage.ticket_id)
                  AND stage.state = 'served' AND ticket.label LIKE 'X%'""");
        return year;
    }

    @Override
    public void close() {
        door.close();
        house.close();
    }
}
