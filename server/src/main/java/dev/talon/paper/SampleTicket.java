package dev.talon.paper;

import dev.talon.db.Database;
import dev.talon.hardware.Slip;
import dev.talon.queue.TicketAddress;
import dev.talon.queue.WaitRange;
import dev.talon.words.Words;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** A sample ticket for the preview of a layout: with the names of a centre, or with invented ones. */
final class SampleTicket {
    /** $1 centre · $2 service or null: that one, else the first with advice. */
    private static final String CENTRE = """
            SELECT c.code AS centre, by_language(c.name_ru, c.name_en, c.translations -> 'name') AS centre_name,
                   by_language(c.address_ru, c.address_en, c.translations -> 'address') AS centre_address, c.zone,
                   by_language(s.name_ru, s.name_en, s.translations -> 'name') AS service_name,
                   by_language(s.advice_ru, s.advice_en, s.translations -> 'advice') AS advice, s.prefix
            FROM centre c LEFT JOIN LATERAL (
                SELECT * FROM service WHERE centre_id = c.id AND active
                ORDER BY code IS NOT DISTINCT FROM $2 DESC, advice_ru <> '' DESC, position LIMIT 1) s ON true
            WHERE c.code = $1""";

    private static final WaitRange WAIT = new WaitRange(720, 1080);
    private static final int AHEAD = 4;
    private static final String NUMBER = "042";

    private final Database database;
    /** Used while the address is not known yet. */
    private static final String EXAMPLE = "https://queue.example.org";

    private final String publicUrl;

    /** @param publicUrl without a slash at its end */
    SampleTicket(Database database, String publicUrl) {
        this.database = database;
        this.publicUrl = publicUrl;
    }

    /**
     * What the sample is to show.
     *
     * @param centre   empty: none in particular
     * @param service  empty: one with advice, if there is one
     * @param language a code of ISO 639-1
     * @param copy     a second paper of the same ticket
     * @param longest  with names as long as they come
     */
    record Wanted(Optional<String> centre, Optional<String> service, String language, boolean copy, boolean longest) {}

    /** The ticket; without such a centre one with invented names. */
    Future<Slip> draw(Wanted wanted) {
        if (wanted.centre().isEmpty()) {
            return Future.succeededFuture(invented(wanted));
        }
        return database.fast()
                .preparedQuery(CENTRE)
                .execute(Tuple.of(wanted.centre().get(), wanted.service().orElse(null)))
                .map(rows -> rows.size() == 0
                        ? invented(wanted)
                        : real(rows.iterator().next(), wanted));
    }

    private Slip real(Row row, Wanted wanted) {
        if (wanted.longest() || row.getString("prefix") == null) {
            return invented(wanted);
        }
        String language = wanted.language();
        return ticket(
                wanted,
                SlipRow.text(row, "centre_name", language),
                SlipRow.text(row, "centre_address", language),
                row.getString("prefix"),
                SlipRow.text(row, "service_name", language),
                SlipRow.text(row, "advice", language),
                ZoneId.of(row.getString("zone")));
    }

    private Slip invented(Wanted wanted) {
        var words = new Words("ticket", wanted.language());
        String sample = wanted.longest() ? "sample.longest." : "sample.usual.";
        return ticket(
                wanted,
                words.text(sample + "centre"),
                words.text(sample + "address"),
                "К",
                words.text(sample + "service"),
                words.text(sample + "advice"),
                ZoneId.systemDefault());
    }

    private Slip ticket(
            Wanted wanted, String centre, String address, String prefix, String service, String advice, ZoneId zone) {
        String url = TicketAddress.of(
                publicUrl.isEmpty() ? EXAMPLE : publicUrl, wanted.centre().orElse("north"), "0".repeat(22));
        return new TicketFacts(
                        wanted.language(),
                        centre,
                        address,
                        prefix + NUMBER,
                        service,
                        advice,
                        AHEAD,
                        Optional.of(WAIT),
                        ZonedDateTime.now(zone),
                        url,
                        wanted.copy())
                .slip();
    }
}
