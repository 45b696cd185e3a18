package dev.talon.picture;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores the pictures and videos of centres, and in which order their boards show them. */
public final class QuietPictures {
    /**
     * @param file the name of its bytes
     * @param name of the file that was uploaded
     * @param width pixels; empty for a video
     * @param zone code of the only zone whose boards show it; empty: all do
     * @param seconds how long a picture stays; a video runs to its end
     */
    record Picture(
            int id,
            String file,
            String name,
            String type,
            Optional<Integer> width,
            Optional<Integer> height,
            int bytes,
            Optional<String> zone,
            int seconds) {}

    /** @param version rises with each change */
    record Shelf(int version, List<Picture> pictures) {}

    /** A picture as it is to be shown. */
    record Place(int id, Optional<String> zone, int seconds) {}

    record File(String type, Buffer content) {}

    /** Bytes of a picture. */
    static final int MOST_OF_PICTURE = 4 << 20;
    /** Bytes of a video. */
    static final int MOST_OF_VIDEO = 16 << 20;
    /** How many a centre has. */
    static final int MOST = 30;
    /** Bytes of all that a centre has. */
    static final int MOST_BYTES = 64 << 20;

    private static final int USUAL_SECONDS = 15;
    private static final int REMEMBERED_BYTES = 48 << 20;
    private static final int MOST_READ_AT_ONCE = 2;

    private static final String READ = Sql.of(QuietPictures.class, "pictures", "centre");
    private static final String ADD = Sql.of(
            QuietPictures.class,
            "add_picture",
            "centre",
            "hash",
            "type",
            "width",
            "height",
            "content",
            "name",
            "seconds",
            "most",
            "most_bytes");
    private static final String PUT = Sql.of(QuietPictures.class, "put_pictures", "centre", "places", "expected");
    private static final String SWEEP = Sql.of(QuietPictures.class, "sweep_files");
    private static final String FILE = Sql.of(QuietPictures.class, "picture_file", "file", "centre");

    private final Vertx vertx;
    private final Database database;
    private final Hints hints;
    /** All boards of a centre ask for the same when they are switched on: each file is read once for them. */
    private final AsyncCache<String, File> known = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_BYTES)
            .weigher((String key, File file) -> file.content().length())
            .buildAsync();

    private final FewAtOnce reads = new FewAtOnce(MOST_READ_AT_ONCE);

    public QuietPictures(Vertx vertx, Database database, Hints hints) {
        this.vertx = vertx;
        this.database = database;
        this.hints = hints;
    }

    /** @return fails with a 404 problem where there is no such centre */
    Future<Shelf> of(String centre) {
        return database.reads().preparedQuery(READ).execute(Tuple.of(centre)).map(rows -> {
            Row row = only(rows, centre);
            List<Picture> pictures =
                    Optional.ofNullable((JsonArray) row.getJson("pictures")).orElseGet(JsonArray::new).stream()
                            .map(each -> picture((JsonObject) each))
                            .toList();
            return new Shelf(row.getInteger("version"), pictures);
        });
    }

    /**
     * Adds a file at the end of the list.
     *
     * @return fails with a 422 problem for a file that no board shows, is too large, or is one too many; 404 where there is no such centre
     */
    Future<Shelf> add(String centre, String name, Buffer content) {
        byte[] bytes = content.getBytes();
        PictureFile file = PictureFile.of(bytes)
                .orElseThrow(
                        () -> Problem.unprocessable("not-a-picture", said("not-a-picture", PictureFile.LONGEST_SIDE)));
        if (!file.isVideo() && bytes.length > MOST_OF_PICTURE) {
            throw Problem.tooLarge("picture-too-large", said("picture-too-large", MOST_OF_PICTURE >> 20));
        }
        Tuple values = Tuple.from(new Object[] {
            centre,
            hash(bytes),
            file.type(),
            file.width().orElse(null),
            file.height().orElse(null),
            content,
            name,
            USUAL_SECONDS,
            MOST,
            MOST_BYTES
        });
        return database.changing(ADD, values).compose(rows -> {
            Row row = only(rows, centre);
            if (!row.getBoolean("added")) {
                throw Problem.unprocessable("pictures-full", said("pictures-full", MOST, MOST_BYTES >> 20));
            }
            hints.changed(row.getInteger("id"), row.getLong("version"));
            return of(centre);
        });
    }

    /**
     * Replaces the order, and removes what is left out.
     *
     * @param expected the version that the list was made from; empty: whatever is there is replaced
     * @return fails with a 422 problem for a picture or zone that is not there or a picture twice, 412 where somebody has changed the list in between
     */
    Future<Shelf> put(String centre, List<Place> places, Optional<Integer> expected) {
        Set<Integer> seen = new HashSet<>();
        JsonArray given = new JsonArray();
        for (Place place : places) {
            if (!seen.add(place.id())) {
                throw Problem.unprocessable("code-twice", said("code-twice", place.id()))
                        .at("/pictures/" + given.size() + "/id", "stands in the list already");
            }
            given.add(new JsonObject()
                    .put("id", place.id())
                    .put("zone", place.zone().orElse(null))
                    .put("seconds", place.seconds()));
        }
        return database.changing(connection -> connection
                        .preparedQuery(PUT)
                        .execute(Tuple.of(centre, given, expected.orElse(null)))
                        .compose(rows -> connection.query(SWEEP).execute().map(swept -> rows)))
                .compose(rows -> {
                    Row row = only(rows, centre);
                    if (row.getBoolean("overtaken")) {
                        throw Problem.of(412, "changed-meanwhile", "changed", said("changed-meanwhile.pictures"));
                    }
                    if (row.getString("missing") != null) {
                        throw Problem.unprocessable(
                                "no-such-picture", said("no-such-picture", row.getString("missing")));
                    }
                    hints.changed(row.getInteger("id"), row.getLong("version"));
                    return of(centre);
                });
    }

    /** @return fails with a 404 problem where the centre shows no such file */
    Future<File> file(String centre, String file) {
        var found = known.get(
                centre + " " + file,
                (key, executor) ->
                        reads.run(() -> read(centre, file)).toCompletionStage().toCompletableFuture());
        return Future.fromCompletionStage(found, vertx.getOrCreateContext()).map(it -> {
            if (it == null) {
                throw Problem.notFound("no-such-picture", said("no-such-picture", file));
            }
            return it;
        });
    }

    /** Null, which is not remembered, where the centre shows no such file. */
    private Future<File> read(String centre, String file) {
        return database.slow()
                .preparedQuery(FILE)
                .execute(Tuple.of(file, centre))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return null;
                    }
                    Row row = rows.iterator().next();
                    return new File(row.getString("type"), row.getBuffer("content"));
                });
    }

    private static Row only(RowSet<Row> rows, String centre) {
        if (rows.size() == 0) {
            throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
        }
        return rows.iterator().next();
    }

    private static Picture picture(JsonObject picture) {
        return new Picture(
                picture.getInteger("id"),
                picture.getString("file"),
                picture.getString("name"),
                picture.getString("type"),
                Optional.ofNullable(picture.getInteger("width")),
                Optional.ofNullable(picture.getInteger("height")),
                picture.getInteger("bytes"),
                Optional.ofNullable(picture.getString("zone")),
                picture.getInteger("seconds"));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
