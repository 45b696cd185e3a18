package dev.talon.printing;

import dev.talon.hardware.Slip;
import dev.talon.queue.Seconds;
import dev.talon.queue.TicketId;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What stands on the paper, from the facts of the moment of issue and in the visitor's language. */
final class SlipRow {
    /** The columns of {@link #map}, from {@code ticket t}, {@code centre c} and {@code service s}. */
    static final String COLUMNS = """
            c.code AS centre, c.name_ru AS centre_ru, c.name_en AS centre_en, c.address_ru, c.address_en, c.zone, t.id AS ticket_id, t.label, t.language,
            s.name_ru AS service_ru, s.name_en AS service_en, s.advice_ru, s.advice_en, t.issued_at, t.ahead, t.expected_from, t.expected_to""";

    private static final DateTimeFormatter RUSSIAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", java.util.Locale.ENGLISH);

    private SlipRow() {}

    /** @param publicUrl without a slash at its end */
    static Slip map(Row row, String publicUrl, boolean copy) {
        boolean russian = row.getString("language").equals("ru");
        String url = publicUrl + "/t/" + row.getString("centre") + "/" + new TicketId(row.getUUID("ticket_id"));
        return new Slip(
                row.getString("language"),
                row.getString(russian ? "centre_ru" : "centre_en"),
                either(row, russian, "address"),
                row.getString("label"),
                row.getString(russian ? "service_ru" : "service_en"),
                lines(row, russian),
                url,
                russian
                        ? "Наведите камеру телефона — очередь будет у вас в руке"
                        : "Point your phone’s camera here to follow the queue",
                either(row, russian, "advice"),
                copy);
    }

    /** What is said in one language only is said to everybody. */
    private static String either(Row row, boolean russian, String what) {
        String own = row.getString(what + (russian ? "_ru" : "_en"));
        return own.isBlank() ? row.getString(what + (russian ? "_en" : "_ru")) : own;
    }

    private static List<Slip.Line> lines(Row row, boolean russian) {
        List<Slip.Line> lines = new ArrayList<>();
        lines.add(new Slip.Line(
                Slip.Fact.AHEAD, russian ? "Перед вами" : "Ahead of you", Integer.toString(row.getInteger("ahead"))));
        if (row.getInteger("expected_from") != null) {
            var wait = new Seconds(row.getInteger("expected_from"), row.getInteger("expected_to"));
            lines.add(new Slip.Line(
                    Slip.Fact.WAIT, russian ? "Ждать примерно" : "Wait, about", WaitWords.of(wait, russian)));
        }
        var issued = row.getOffsetDateTime("issued_at").atZoneSameInstant(ZoneId.of(row.getString("zone")));
        lines.add(new Slip.Line(
                Slip.Fact.ISSUED, russian ? "Выдан" : "Issued", (russian ? RUSSIAN : ENGLISH).format(issued)));
        return lines;
    }
}
