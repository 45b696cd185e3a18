package dev.talon.paper;

import dev.talon.db.Database;
import dev.talon.hardware.Paper;
import dev.talon.hardware.Slip;
import dev.talon.words.Words;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A paper that looks like a ticket of a centre and is none: there is no ticket, number or print job behind it, so that nothing counts it.
 * Its number ends in 000, which no ticket has, and it says that it is a trial.
 */
public final class TestTicket {
    /** $1 centre. */
    private static final String READ = """
            SELECT by_language(c.name_ru, c.name_en, c.translations -> 'name') AS centre_name,
                   by_language(c.address_ru, c.address_en, c.translations -> 'address') AS centre_address, c.zone,
                   coalesce((SELECT s.prefix FROM service s WHERE s.centre_id = c.id AND s.active ORDER BY s.position LIMIT 1), '')
                       AS prefix,
                   layout_of_centre(c.id) AS layout_id
            FROM centre c WHERE c.code = $1""";

    private static final String NUMBER = "000";

    private final Database database;
    private final SlipLayouts layouts;
    private final String publicUrl;

    /** @param publicUrl without a slash at its end; empty: the paper has no QR code */
    public TestTicket(Database database, SlipLayouts layouts, String publicUrl) {
        this.database = database;
        this.layouts = layouts;
        this.publicUrl = publicUrl;
    }

    /** @param centre code of a centre that is there @param language a code of ISO 639-1 */
    public Future<Paper> of(String centre, String language) {
        return database.fast().preparedQuery(READ).execute(Tuple.of(centre)).compose(rows -> {
            Row row = rows.iterator().next();
            return layouts.byId(SlipRow.layout(row)).map(layout -> new Paper.Ticket(slip(row, language), layout));
        });
    }

    private Slip slip(Row row, String language) {
        var words = new Words("ticket", language);
        String moment = DateTimeFormatter.ofPattern(words.text("moment"), words.locale())
                .format(ZonedDateTime.now(ZoneId.of(row.getString("zone"))));
        return new Slip(
                language,
                SlipRow.text(row, "centre_name", language),
                SlipRow.text(row, "centre_address", language),
                row.getString("prefix") + NUMBER,
                words.text("trial.service"),
                List.of(new Slip.Line(Slip.Fact.ISSUED, words.text("trial.printed"), moment)),
                publicUrl.isEmpty() ? "" : publicUrl + "/",
                words.text("trial.scan"),
                words.text("trial.advice"),
                false);
    }
}
