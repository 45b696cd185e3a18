package dev.talon.device;

import dev.talon.device.PrinterView.LastJob;
import dev.talon.device.PrinterView.LastTest;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.paper.ProfileRow;
import dev.talon.web.JsonText;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads a printer from its row. */
final class PrinterRow {
    /** $1 centre · $2 printer's code, or null for all. A test page whose node is no longer alive is uncertain. */
    static final String READ = """
            SELECT p.code, p.transport, p.address, p.profile,
                   own.profile AS own_profile, p.state AS condition, p.since, p.watched_at,
                   p.roll_papers, p.roll_size, p.roll_since, p.roll_before IS NOT NULL AS can_take_back,
                   job.state, job.reason, coalesce(job.ended_at, job.claimed_at, job.created_at) AS at,
                   CASE WHEN test.state = 'printing' AND test.alive_until < now() THEN 'uncertain' ELSE test.state END
                       AS test_state,
                   CASE WHEN test.state = 'printing' AND test.alive_until < now() THEN 'the server stopped while printing'
                       ELSE test.reason END AS test_reason,
                   coalesce(test.ended_at, test.asked_at) AS test_at, test.asked_by AS test_by, test.ticket AS test_ticket,
                   test.tried AS test_tried
            FROM printer p JOIN centre c ON c.id = p.centre_id
            LEFT JOIN printer_profile own ON own.code = p.own_profile
            LEFT JOIN test_page test ON test.printer_id = p.id
            LEFT JOIN LATERAL (SELECT state, reason, created_at, claimed_at, ended_at FROM print_job j WHERE j.printer_id = p.id
                               ORDER BY j.created_at DESC LIMIT 1) job ON true
            WHERE c.code = $1 AND ($2::text IS NULL OR p.code = $2) ORDER BY p.code""";

    private PrinterRow() {}

    static PrinterView view(Row row) {
        String transport = row.getString("transport");
        Optional<LinkAddress> link = transport.equals(PrinterAddress.VIRTUAL)
                ? Optional.empty()
                : Optional.of(
                        JsonText.decode(row.get(JsonObject.class, "address").toBuffer(), LinkAddress.class));
        PrinterProfile profile = ProfileRow.map(row);
        return new PrinterView(
                row.getString("code"),
                PrinterAddress.of(transport, link),
                profile.code(),
                profile.widthDots(),
                row.getString("condition"),
                at(row, "since").orElseThrow(),
                at(row, "watched_at"),
                at(row, "at").map(at -> new LastJob(row.getString("state"), text(row, "reason"), at)),
                at(row, "test_at")
                        .map(at -> new LastTest(
                                row.getString("test_state"),
                                text(row, "test_reason"),
                                at,
                                row.getString("test_by"),
                                row.getBoolean("test_ticket"),
                                row.getBoolean("test_tried"))),
                Rolls.roll(row));
    }

    private static Optional<Instant> at(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }
}
