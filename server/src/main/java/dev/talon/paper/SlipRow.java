package dev.talon.paper;

import dev.talon.hardware.Slip;
import dev.talon.queue.TicketAddress;
import dev.talon.queue.TicketId;
import dev.talon.queue.WaitRange;
import dev.talon.words.Name;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.Optional;

/** Makes the texts of a paper from the facts at the moment of issue, in the visitor's language. */
public final class SlipRow {
    private SlipRow() {}

    /** From the view {@code ticket_paper}. @param publicUrl without a slash at its end; empty where no phone could open it */
    public static Slip map(Row row, String publicUrl, boolean copy) {
        String language = row.getString("language");
        Optional<WaitRange> wait = Optional.ofNullable(row.getInteger("expected_from"))
                .map(from -> new WaitRange(from, row.getInteger("expected_to")));
        var facts = new TicketFacts(
                language,
                text(row, "centre_name", language),
                text(row, "centre_address", language),
                row.getString("label"),
                text(row, "service_name", language),
                text(row, "advice", language),
                row.getInteger("ahead"),
                wait,
                row.getOffsetDateTime("issued_at").atZoneSameInstant(ZoneId.of(row.getString("zone"))),
                TicketAddress.of(publicUrl, row.getString("centre"), new TicketId(row.getUUID("ticket_id")).toString()),
                copy);
        return facts.slip();
    }

    /** The id of the layout that holds in the ticket's centre; empty: the usual one. */
    public static Optional<Integer> layout(Row row) {
        return Optional.ofNullable(row.getInteger("layout_id"));
    }

    /** A text in a language; where there is none in it, in English or Russian. */
    static String text(Row row, String what, String language) {
        return Name.of(row.getJsonObject(what).getMap()).in(language);
    }
}
