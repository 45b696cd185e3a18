package dev.talon.paper;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talon.db.Database;
import dev.talon.hardware.layout.Logo;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Stores the logos: valid PNG files, each once under the SHA-256 of its bytes. */
public final class SlipLogos {
    /** $1 hash · $2 file. */
    private static final String ADD = """
            INSERT INTO slip_logo (hash, png) VALUES ($1, $2) ON CONFLICT (hash) DO UPDATE SET added_at = now()""";

    /** Logos that were tried and never saved in a layout. */
    private static final String SWEEP = """
            DELETE FROM slip_logo WHERE added_at < now() - interval '1 day'
            AND NOT EXISTS (SELECT FROM slip_layout WHERE logo = hash)""";

    private static final String READ = "SELECT png FROM slip_logo WHERE hash = $1";

    private static final int REMEMBERED = 50;

    private final Vertx vertx;
    private final Database database;
    private final Cache<String, Logo> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public SlipLogos(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    /**
     * A logo that was kept.
     *
     * @param logo   its name in a layout
     * @param width  pixels
     * @param height pixels
     */
    public record Kept(String logo, int width, int height) {}

    /** Keeps a logo; fails with a 422 problem where the file is no PNG picture, is damaged or too large. */
    public Future<Kept> add(Buffer png) {
        return vertx.executeBlocking(() -> checked(png), false)
                .compose(kept -> database.slow()
                        .preparedQuery(ADD)
                        .execute(Tuple.of(kept.logo(), png))
                        .compose(added -> database.slow().query(SWEEP).execute())
                        .map(swept -> kept));
    }

    /** A logo's file; fails with a 404 problem where there is none of that name. */
    public Future<Logo> get(String hash) {
        Optional<Logo> remembered = Optional.ofNullable(known.getIfPresent(hash));
        return remembered
                .map(Future::succeededFuture)
                .orElseGet(() -> database.fast()
                        .preparedQuery(READ)
                        .execute(Tuple.of(hash))
                        .map(rows -> {
                            if (rows.size() == 0) {
                                throw unknown(hash);
                            }
                            return rows.iterator().next().getBuffer("png").getBytes();
                        })
                        .compose(bytes -> vertx.executeBlocking(() -> new Logo(bytes), false))
                        .onSuccess(logo -> known.put(hash, logo)));
    }

    static Problem unknown(String hash) {
        return Problem.unprocessable("no-such-logo", said("no-such-logo.again", hash))
                .at("/logo", "the name that POST /slip-logos gave");
    }

    private static Kept checked(Buffer png) {
        byte[] bytes = png.getBytes();
        if (bytes.length == 0) {
            throw bad("is empty");
        }
        try {
            BufferedImage picture = new Logo(bytes).picture();
            return new Kept(hash(bytes), picture.getWidth(), picture.getHeight());
        } catch (IllegalArgumentException e) {
            throw bad(e.getMessage());
        }
    }

    private static Problem bad(String why) {
        return Problem.unprocessable("bad-logo", said("bad-logo", Logo.MOST_BYTES / 1024, Logo.LONGEST_SIDE, why))
                .at("/logo", "a PNG picture");
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
