package dev.talon.screen;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** What screens show, as they drew it themselves when an administrator asked. Of each the last picture is kept, for a week. */
public final class ScreenPictures {
    /** Bytes. A board of 1920×1080 pixels is a JPEG of some 200 kB. */
    static final int MOST = 3 << 20;

    /** What a JPEG begins with. */
    private static final int JPEG = 0xFFD8FF;

    private static final String KEEP = Sql.of(ScreenPictures.class, "keep_picture", "now", "device", "id", "content");
    private static final String PICTURE = Sql.of(ScreenPictures.class, "picture", "device", "id");

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public ScreenPictures(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /** @return fails with a 422 problem where it is no JPEG, and with 404 where nobody asked that screen for it or it has answered */
    Future<Void> keep(int device, long ask, Buffer content) {
        if (content.length() < 3 || content.getUnsignedMedium(0) != JPEG) {
            return Future.failedFuture(Problem.unprocessable("not-a-jpeg", said("not-a-jpeg")));
        }
        return database.fast()
                .preparedQuery(KEEP)
                .execute(Tuple.of(now.get(), device, ask, content))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problem.notFound("no-such-ask", said("no-such-ask", ask));
                    }
                    return null;
                });
    }

    /** @return fails with a 404 problem where it has not come, or another has taken its place */
    Future<Buffer> of(int device, long ask) {
        return database.reads()
                .preparedQuery(PICTURE)
                .execute(Tuple.of(device, ask))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-screen-picture", said("no-screen-picture", ask));
                    }
                    return rows.iterator().next().getBuffer("content");
                });
    }

    static Problem tooLarge() {
        return Problem.tooLarge("screen-picture-too-large", said("screen-picture-too-large", MOST >> 20));
    }
}
