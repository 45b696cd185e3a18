package dev.talon.paper;

import dev.talon.hardware.Slip;
import dev.talon.queue.TicketAddress;
import dev.talon.queue.TicketId;
import dev.talon.queue.WaitRange;
import dev.talon.words.Languages;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.Optional;

/** Makes the texts of a paper from the facts at the moment of issue, in the visitor's language. */
public final class SlipRow {
    /** The columns of {@link #map} and {@link #layout}, from {@code ticket t}, {@code centre c} and {@code service s}. */
    public static final String COLUMNS = """
            c.code AS centre, c.name_ru AS centre_ru, c.name_en AS centre_en, c.address_ru, c.address_en, c.zone,
            t.id AS ticket_id, t.label, t.language, t.issued_at, t.ahead, t.expected_from, t.expected_to,
            s.name_ru AS service_ru, s.name_en AS service_en, s.advice_ru, s.advice_en,
            """ + SlipLayouts.CURRENT;

    private SlipRow() {}

    /** @param publicUrl without a slash at its end; empty where no phone could open it */
    public static Slip map(Row row, String publicUrl, boolean copy) {
        String language = row.getString("language");
        Optional<WaitRange> wait = Optional.ofNullable(row.getInteger("expected_from"))
                .map(from -> new WaitRange(from, row.getInteger("expected_to")));
        var facts = new TicketFacts(
                language,
                text(row, "centre", language),
                text(row, "address", language),
                row.getString("label"),
                text(row, "service", language),
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

    /** A text in a language; if it exists in one language only, everybody gets that. */
    static String text(Row row, String what, String language) {
        return Languages.name(language, row.getString(what + "_ru"), row.getString(what + "_en"));
    }
}
