package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code talon recompute} says the same hash as the closing, or where the two part. */
class RecomputeCommandTest {
    private static ReportHouse house;
    private static ReportDoor door;
    private static String hash;

    @BeforeAll
    static void closeAMonth() {
        house = new ReportHouse();
        house.centre("one", "Europe/Moscow");
        door = new ReportDoor(house, 1_000_000);
        var imported = door.importCsv("""
                centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist
                one,N1,cash,cash,2024-01-12T09:00:00+03:00,2024-01-12T09:10:00+03:00,2024-01-12T09:10:30+03:00,2024-01-12T09:20:00+03:00,served,3,Петрова
                one,N2,cash,cash,2024-01-31T23:50:00+03:00,,,,cancelled,,
                """);
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        door.caller = new Principal(CallerKind.MANAGER, "staff:kovalev", "Ковалёв", Optional.empty());
        var closed = door.send(door.request("/centres/one/closings")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"month\":\"2024-01\"}")));
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(201);
        hash = ReportDoor.json(closed).getString("hash");
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    @Test
    void aClosedMonthComesBackFromEventsToTheSignedHash() {
        var said = new StringBuilder();
        assertThat(talon(said, "--month", "2024-01", "--centre", "one")).isZero();
        assertThat(said.toString().lines().filter(line -> line.contains(hash))).hasSize(3);
        assertThat(said)
                .contains("one 2024-01: 2 stages")
                .endsWith("the same\n")
                .doesNotContain("NOT");
        var open = new StringBuilder();
        assertThat(talon(open, "--month", "2023-12", "--centre", "one")).isZero();
        assertThat(open).contains("0 stages", "the month is not closed");
    }

    @Test
    void whatNoEventTellsOfIsSaidByDay() {
        house.execute("""
                WITH unseen AS (
                    INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                    SELECT id, gen_random_uuid(), '2024-02-05', 'cash', '{cash}', 900, 'Q1', '2024-02-05T09:00Z'
                    FROM centre WHERE code = 'one' RETURNING *)
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, finished_at)
                SELECT centre_id, id, 1, business_day, service, 'cash', 'cancelled', issued_at, issued_at, issued_at FROM unseen""");
        var said = new StringBuilder();
        assertThat(talon(said, "--month", "2024-02", "--centre", "one")).isEqualTo(3);
        assertThat(said).contains("2024-02-05: events do not describe 1 stages", "(Q1)", "NOT the same");
    }

    @Test
    void aWrongSettingIsOneSentence() {
        var said = new StringBuilder();
        assertThat(talon(said, "--month", "January", "--centre", "one")).isEqualTo(2);
        assertThat(talon(said, "--month", "2024-01", "--centre", "nowhere")).isEqualTo(2);
        assertThat(talon(said, "--month", "2024-01")).isEqualTo(2);
    }

    private static int talon(StringBuilder said, String... arguments) {
        var address = house.database.address();
        String url = "postgresql://%s:%s@%s:%d/%s"
                .formatted(address.user(), address.password(), address.host(), address.port(), address.database());
        String[] all = new String[arguments.length + 3];
        all[0] = "recompute";
        all[1] = "--database-url";
        all[2] = url;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        PrintStream before = System.out;
        var out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return TalonCommand.run(all);
        } finally {
            System.setOut(before);
            said.append(out.toString(StandardCharsets.UTF_8));
        }
    }
}
