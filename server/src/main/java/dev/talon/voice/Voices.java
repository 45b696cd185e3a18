package dev.talon.voice;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each centre speaks, and its clips. */
public final class Voices {
    /**
     * How a centre speaks.
     *
     * @param zeros {@code silent} or {@code digits}: how the zeros that begin a number are read
     * @param repeats how often an unanswered call is said once more, 0 to 2
     * @param volumes how loud from which time of the day on; none: always 100
     * @param version changes with any of these, and with the clips that are not Talon's
     */
    record Settings(boolean speaks, String zeros, int repeats, List<Volume> volumes, String version) {}

    /**
     * @param from HH:MM on the centre's clock
     * @param volume percent; 0 is silence
     */
    record Volume(String from, int volume) {}

    /** Bytes of a clip. */
    static final int MOST_BYTES = 512 * 1024;

    static final int LONGEST_MS = 5_000;

    /** How many clips of a language a place may have of its own. */
    private static final int MOST_CLIPS = 500;

    private static final String RUSSIAN = "ru";
    /** Clips of where to go, which a centre records itself. */
    private static final List<String> WAYS = List.of("zone-", "desk-");

    /** Clips of names: what only a centre itself can record. The kiosk says services and groups of services. */
    private static final List<String> NAMES_AT_KIOSK = List.of("service-", "group-");

    private static final String SETTINGS = Sql.of(Voices.class, "settings", "centre");
    private static final String KEEP_SETTINGS =
            Sql.of(Voices.class, "keep_settings", "centre", "speaks", "zeros", "repeats", "volumes");
    private static final String CLIPS = Sql.of(Voices.class, "clips", "centre", "language");
    private static final String KEEP_CLIP = Sql.of(
            Voices.class, "keep_clip", "centre", "language", "clip", "type", "ms", "hash", "content", "actor", "most");
    private static final String REMOVE_CLIP = Sql.of(Voices.class, "remove_clip", "centre", "language", "clip");
    private static final String REMOVE_CLIPS = Sql.of(Voices.class, "remove_clips", "centre", "language");

    private final Database database;

    public Voices(Database database) {
        this.database = database;
    }

    /** @return fails with a 404 problem where there is no such centre */
    Future<Settings> settings(String centre) {
        return database.reads()
                .preparedQuery(SETTINGS)
                .execute(Tuple.of(centre))
                .map(rows -> settings(only(rows, centre)));
    }

    /** @return fails with a 404 problem where there is no such centre */
    Future<Settings> keep(String centre, Settings wanted) {
        Tuple values = Tuple.of(
                centre,
                wanted.speaks(),
                wanted.zeros(),
                wanted.repeats(),
                new JsonArray(JsonText.encode(wanted.volumes())));
        return database.changing(KEEP_SETTINGS, values).compose(kept -> settings(centre));
    }

    /**
     * The clips of a language in a centre; fails with a 404 problem where there is no such centre or language.
     *
     * @param kiosk whether those of the kiosk's spoken menu are among them
     */
    Future<Bank> bank(String centre, String language, boolean kiosk) {
        return settings(centre)
                .compose(known -> database.reads().preparedQuery(CLIPS).execute(Tuple.of(centre, language)))
                .map(rows -> {
                    Map<String, Clip> clips = new LinkedHashMap<>(BuiltInClips.of(language));
                    if (kiosk) {
                        clips.putAll(BuiltInClips.ofMenu(language));
                    }
                    for (Row row : rows) {
                        Clip clip = clip(row, clips.get(row.getString("clip")));
                        if (kiosk || !isOfKioskOnly(clip.name())) {
                            clips.put(clip.name(), clip);
                        }
                    }
                    if (clips.isEmpty()) {
                        throw Problem.notFound("no-such-voice", said("no-such-voice", language));
                    }
                    return Bank.of(language, clips.values());
                });
    }

    /**
     * Stores a clip in place of another.
     *
     * @param centre whose; empty: of all centres that have none of their own
     * @return fails with a 422 problem for a file that is no such sound or one clip too many, a 404 problem for a clip that nothing says
     */
    Future<Void> keepClip(Optional<String> centre, String language, String clip, Buffer file, String actor) {
        if (!language.matches("[a-z]{2}") || !isSaid(language, clip)) {
            throw noSuchClip(clip);
        }
        byte[] content = file.getBytes();
        Sound sound = Sound.of(content).orElseThrow(() -> Problem.unprocessable("not-a-sound", said("not-a-sound")));
        if (sound.ms() > LONGEST_MS) {
            throw Problem.unprocessable("clip-too-long", said("clip-too-long", LONGEST_MS / 1000));
        }
        Tuple values = Tuple.from(new Object[] {
            centre.orElse(null), language, clip, sound.type(), sound.ms(), Clip.hash(content), file, actor, MOST_CLIPS
        });
        return database.changing(KEEP_CLIP, values).map(kept -> {
            if (kept.size() == 0) {
                throw Problem.notFound("no-such-centre", said("no-such-centre.named", centre.orElse("")));
            }
            if (!kept.iterator().next().getBoolean("kept")) {
                throw Problem.unprocessable("too-many-clips", said("too-many-clips", MOST_CLIPS));
            }
            return null;
        });
    }

    /** Goes back to the clip of all centres, or to Talon's own; nothing changes where that is in use. */
    Future<Void> removeClip(Optional<String> centre, String language, String clip) {
        return database.changing(REMOVE_CLIP, Tuple.of(centre.orElse(null), language, clip))
                .mapEmpty();
    }

    /** The same for all clips of a language. */
    Future<Void> removeClips(Optional<String> centre, String language) {
        return database.changing(REMOVE_CLIPS, Tuple.of(centre.orElse(null), language))
                .mapEmpty();
    }

    /** A clip that a sentence may have: one of Talon's, or the way to a zone or a desk. */
    private static boolean isSaid(String language, String clip) {
        Map<String, Clip> own = BuiltInClips.of(language);
        return (own.isEmpty() ? BuiltInClips.of(RUSSIAN) : own).containsKey(clip)
                || WAYS.stream().anyMatch(clip::startsWith)
                || isOfKioskOnly(clip);
    }

    private static boolean isOfKioskOnly(String clip) {
        return BuiltInClips.ofMenu(RUSSIAN).containsKey(clip)
                || BuiltInClips.ofMenu("en").containsKey(clip)
                || NAMES_AT_KIOSK.stream().anyMatch(clip::startsWith);
    }

    private static Problem noSuchClip(String clip) {
        return Problem.notFound("no-such-clip", said("no-such-clip", clip));
    }

    private static Row only(RowSet<Row> rows, String centre) {
        if (rows.size() == 0) {
            throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
        }
        return rows.iterator().next();
    }

    private static Settings settings(Row row) {
        boolean decided = row.getValue("speaks") != null;
        List<Volume> volumes =
                Optional.ofNullable((JsonArray) row.getJson("volumes")).orElseGet(JsonArray::new).stream()
                        .map(JsonObject.class::cast)
                        .map(each -> new Volume(each.getString("from"), each.getInteger("volume")))
                        .toList();
        boolean speaks = !decided || row.getBoolean("speaks");
        String zeros = decided ? row.getString("zeros") : "silent";
        int repeats = decided ? row.getInteger("repeats") : 1;
        String all = speaks + zeros + repeats + volumes + ((JsonArray) row.getJson("clips")).encode();
        return new Settings(speaks, zeros, repeats, volumes, Clip.hash(all.getBytes(StandardCharsets.UTF_8)));
    }

    private static Clip clip(Row row, Clip before) {
        return new Clip(
                row.getString("clip"),
                before == null ? "" : before.words(),
                new Sound(row.getString("type"), row.getInteger("ms")),
                row.getBoolean("of_centre") ? "centre" : "all",
                row.getString("hash"),
                row.getBuffer("content").getBytes());
    }
}
