package dev.talon.printing;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.talon.db.Database;
import dev.talon.hardware.Slip;
import dev.talon.hardware.SlipImage;
import dev.talon.queue.TicketId;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** The paper on a screen: the ticket's picture to the dot, and its QR code. */
public final class SlipRoutes implements Routes {
    private static final int WIDTH = 576;

    /** $1 centre · $2 ticket id. */
    private static final String SLIP = "SELECT " + SlipRow.COLUMNS + """

            FROM centre c JOIN ticket t ON t.centre_id = c.id
            JOIN service s ON s.centre_id = t.centre_id AND s.code = t.service
            WHERE c.code = $1 AND t.id = $2""";

    private final Vertx vertx;
    private final Database database;
    private final String publicUrl;

    public SlipRoutes(Vertx vertx, Database database, String publicUrl) {
        this.vertx = vertx;
        this.database = database;
        this.publicUrl = publicUrl;
    }

    @Override
    public void mount(Api api) {
        api.on("ticketSlip", this::picture).on("ticketQr", this::qr);
    }

    private Future<Answer> picture(Request request) {
        return slip(request)
                .compose(slip -> vertx.executeBlocking(() -> png(slip), false))
                .map(png -> kept(Answer.bytes(200, "image/png", png)));
    }

    private Future<Answer> qr(Request request) {
        return slip(request).map(slip -> kept(Answer.bytes(200, "image/svg+xml", svg(slip.url()))));
    }

    /** A ticket's paper never changes. */
    private static Answer kept(Answer answer) {
        return answer.header("cache-control", "private, max-age=86400");
    }

    private Future<Slip> slip(Request request) {
        Tuple ticket = Tuple.of(
                request.path("centre"), TicketId.parse(request.path("id")).uuid());
        return database.fast().preparedQuery(SLIP).execute(ticket).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("no-such-ticket", "There is no such ticket at this centre.");
            }
            return SlipRow.map(rows.iterator().next(), publicUrl, false);
        });
    }

    private static Buffer png(Slip slip) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(SlipImage.draw(slip, WIDTH), "png", bytes);
        return Buffer.buffer(bytes.toByteArray());
    }

    private static Buffer svg(String url) {
        BitMatrix dots;
        try {
            dots = new QRCodeWriter().encode(url, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
        } catch (WriterException e) {
            throw new IllegalStateException("no QR code for " + url, e);
        }
        var path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return Buffer.buffer("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <rect width="100%%" height="100%%" fill="#fff"/><path d="%s"/></svg>""".formatted(dots.getWidth(), dots.getHeight(), path));
    }
}
