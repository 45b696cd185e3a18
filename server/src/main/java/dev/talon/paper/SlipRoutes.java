package dev.talon.paper;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.hardware.Paper;
import dev.talon.hardware.PaperImage;
import dev.talon.hardware.Slip;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import dev.talon.paper.KeptPictures.Picture;
import dev.talon.queue.TicketId;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** A ticket's paper on a screen: its picture as the printer prints it, and its QR code. */
public final class SlipRoutes implements Routes {
    /** What a QR code says never changes; how a paper looks may, now and then. */
    private static final int DAY_SECONDS = 86_400;

    private static final int LAYOUT_SECONDS = 60;

    private static final String SLIP = Sql.of(SlipRoutes.class, "paper_of_ticket", "centre", "ticket");

    /** Everything on which a ticket's picture depends. A stored layout never changes: a new one replaces it. */
    private record Looks(Slip slip, Optional<Integer> layout, PrinterProfile profile) {}

    private final KeptPictures pictures;
    private final Database database;
    private final SlipLayouts layouts;
    private final String publicUrl;

    public SlipRoutes(Vertx vertx, Database database, SlipLayouts layouts, String publicUrl) {
        this.pictures = new KeptPictures(vertx);
        this.database = database;
        this.layouts = layouts;
        this.publicUrl = publicUrl;
    }

    @Override
    public void mount(Api api) {
        api.on("ticketSlip", this::picture).on("ticketQr", this::qr);
    }

    private Future<Answer> picture(Request request) {
        return row(request).compose(this::drawn).map(picture -> picture.answer(request, LAYOUT_SECONDS));
    }

    private Future<Picture> drawn(Row row) {
        var looks = new Looks(SlipRow.map(row, publicUrl, false), SlipRow.layout(row), profile(row));
        return layouts.byId(looks.layout())
                .compose(layout -> pictures.get(
                        looks,
                        "image/png",
                        () -> Png.of(PaperImage.draw(new Paper.Ticket(looks.slip(), layout), looks.profile()))));
    }

    private Future<Answer> qr(Request request) {
        return row(request)
                .map(row -> SlipRow.map(row, publicUrl, false).url())
                .map(SlipRoutes::known)
                .compose(url -> pictures.get(url, "image/svg+xml", () -> svg(url)))
                .map(picture -> picture.answer(request, DAY_SECONDS));
    }

    private static String known(String url) {
        if (url.isEmpty()) {
            throw Problem.notFound("no-public-address", said("no-public-address"));
        }
        return url;
    }

    private Future<Row> row(Request request) {
        Tuple ticket = Tuple.of(
                request.path("centre"), TicketId.parse(request.path("id")).uuid());
        return database.reads().preparedQuery(SLIP).execute(ticket).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("no-such-ticket", said("no-such-ticket.here"));
            }
            return rows.iterator().next();
        });
    }

    /** A ticket that was not printed looks as on 80 mm paper. */
    private static PrinterProfile profile(Row row) {
        boolean printed = row.getString("profile") != null || row.getValue("own_profile") != null;
        return printed ? ProfileRow.map(row) : Profiles.usual();
    }

    private static Buffer svg(String url) {
        QrPath qr = QrPath.of(url);
        return Buffer.buffer("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <rect width="100%%" height="100%%" fill="#fff"/><path d="%2$s"/></svg>""".formatted(qr.size(), qr.path()));
    }
}
