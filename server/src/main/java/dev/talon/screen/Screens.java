package dev.talon.screen;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import dev.talon.web.ThisRelease;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports of screens, and what staff ask of them. One page of an audio zone speaks: the one that holds its rows of {@code voice_lead}. */
public final class Screens {
    /** Of a page that has fallen silent: after that another speaks. Pages report every 5 s. */
    static final Duration LEASE = Duration.ofSeconds(12);

    /**
     * What a screen says.
     *
     * @param page a word of the page
     * @param version its browser, and since when the page stands
     * @param release the Talon that the page came from; empty: it was loaded from one that did not tell
     * @param sound {@code ready}, {@code blocked}, {@code missing}, {@code muted}
     * @param clock of its computer
     * @param speaks whether it would speak
     * @param voice where it speaks in turns with others: {@code speaks} now, {@code asks} for it, or is {@code idle}; empty: asks
     * @param zones codes of those that it shows and speaks in; none: the centre has but one, or the screen is in none
     */
    record Report(
            String page,
            String version,
            Optional<String> release,
            String sound,
            OffsetDateTime clock,
            boolean speaks,
            Optional<String> voice,
            Optional<List<String>> zones,
            int width,
            int height,
            String shows) {}

    record Ask(long id, String kind) {}

    /**
     * @param speaksFor ms from now for which the page may speak; 0: another does
     * @param shared whether it speaks in turns with others: it asks when it has something to say, and gives the word back
     * @param leaves zones whose calls another says
     * @param spoken whether another page speaks in a zone of this one: who is silent keeps step with its words
     */
    record Answer(long speaksFor, boolean shared, List<String> leaves, boolean spoken, List<Ask> asks) {}

    /**
     * @param ago ms since the question
     * @param took ms from the question to the answer
     * @param result {@code done} or {@code cannot}; empty: no answer yet, or a test call
     * @param call of a test call, once the screen has shown it
     */
    record Asked(
            long id,
            String kind,
            OffsetDateTime at,
            long ago,
            Optional<Long> took,
            Optional<String> result,
            Optional<TestCall> call) {}

    /**
     * What a screen has acknowledged of a test call, as of every call.
     *
     * @param shown ms from the question until the server heard that it was on the panel
     * @param sound what became of the words: {@code played}, or why they were not heard; empty: not known yet
     * @param sounded ms from the question until the words were over; empty: not heard
     */
    record TestCall(long shown, Optional<String> sound, Optional<Long> sounded) {}

    /**
     * @param ago ms since then
     * @param release the Talon that its page came from; empty: one that did not tell
     * @param current whether that is the Talon of this server
     * @param ahead ms of its computer's clock, ahead of the server's
     */
    record Told(
            OffsetDateTime heardAt,
            long ago,
            String version,
            Optional<String> release,
            boolean current,
            String sound,
            boolean speaks,
            long ahead,
            int width,
            int height,
            String shows) {}

    record Screen(int id, String kind, String name, Optional<Told> told, Optional<Asked> asked) {}

    private static final String REPORT = Sql.of(
            Screens.class,
            "report",
            "now",
            "device",
            "page",
            "version",
            "release",
            "sound",
            "clock",
            "speaks",
            "voice",
            "zones",
            "width",
            "height",
            "shows",
            "lease");
    private static final String ASK = Sql.of(Screens.class, "ask", "now", "device", "kind", "actor");
    private static final String ANSWER = Sql.of(Screens.class, "answer", "now", "device", "id", "result");
    private static final String SCREENS = Sql.of(Screens.class, "screens", "now", "centre");

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public Screens(Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.now = now;
    }

    Future<Answer> report(int device, Report report) {
        Tuple values = Tuple.from(new Object[] {
            now.get(),
            device,
            report.page(),
            report.version(),
            report.release().orElse(null),
            report.sound(),
            report.clock(),
            report.speaks(),
            report.voice().orElse("asks"),
            report.zones().orElse(List.of()).toArray(String[]::new),
            report.width(),
            report.height(),
            report.shows(),
            Interval.of(0, 0, 0, 0, 0, (int) LEASE.toSeconds())
        });
        return database.fast().preparedQuery(REPORT).execute(values).map(rows -> {
            Row row = rows.iterator().next();
            List<Ask> asks = ((JsonArray) row.getJson("asks"))
                    .stream()
                            .map(JsonObject.class::cast)
                            .map(ask -> new Ask(ask.getLong("id"), ask.getString("kind")))
                            .toList();
            return new Answer(
                    row.getLong("speaks_for"),
                    row.getBoolean("shared"),
                    List.of(row.getArrayOfStrings("leaves")),
                    row.getBoolean("spoken"),
                    asks);
        });
    }

    /**
     * Asks something of a screen. A test call goes to it with the board, as calls do.
     *
     * @return fails with a 404 problem where there is no such screen, with 422 for a test call of a kiosk
     */
    Future<Ask> ask(int device, String kind, String actor) {
        return database.changing(ASK, Tuple.of(now.get(), device, kind, actor)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("no-such-screen", said("no-such-screen", device));
            }
            Row row = rows.iterator().next();
            if (row.getLong("id") == null) {
                throw Problem.unprocessable("kiosk-calls-nobody", said("kiosk-calls-nobody", device));
            }
            if (row.getInteger("centre_id") != null) {
                hints.changed(row.getInteger("centre_id"), row.getLong("version"));
            }
            return new Ask(row.getLong("id"), kind);
        });
    }

    /** What a screen answers; a second answer changes nothing. */
    Future<Void> answer(int device, long ask, String result) {
        return database.fast()
                .preparedQuery(ANSWER)
                .execute(Tuple.of(now.get(), device, ask, result))
                .mapEmpty();
    }

    /** The screens of a centre; fails with a 404 problem where there is no such centre. */
    Future<List<Screen>> list(String centre) {
        return database.reads()
                .preparedQuery(SCREENS)
                .execute(Tuple.of(now.get(), centre))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
                    }
                    List<Screen> screens = new ArrayList<>();
                    for (Row row : rows) {
                        if (row.getInteger("id") != null) {
                            screens.add(screen(row));
                        }
                    }
                    return screens;
                });
    }

    private static Screen screen(Row row) {
        return new Screen(
                row.getInteger("id"),
                row.getString("kind"),
                row.getString("name"),
                Optional.ofNullable(row.getOffsetDateTime("heard_at")).map(heard -> told(row, heard)),
                Optional.ofNullable(row.getLong("ask")).map(ask -> asked(row, ask)));
    }

    private static Told told(Row row, OffsetDateTime heard) {
        String release = row.getString("release");
        return new Told(
                heard,
                row.getLong("silent_for"),
                row.getString("version"),
                Optional.ofNullable(release),
                ThisRelease.words().equals(release),
                row.getString("sound"),
                row.getBoolean("speaks"),
                row.getLong("ahead"),
                row.getInteger("width"),
                row.getInteger("height"),
                row.getString("shows"));
    }

    private static Asked asked(Row row, long ask) {
        OffsetDateTime at = row.getOffsetDateTime("asked_at");
        return new Asked(
                ask,
                row.getString("ask_kind"),
                at,
                row.getLong("asked_for"),
                since(at, row, "done_at"),
                Optional.ofNullable(row.getString("result")),
                since(at, row, "shown_at")
                        .map(shown -> new TestCall(
                                shown,
                                Optional.ofNullable(row.getString("call_sound")),
                                since(at, row, "sounded_at"))));
    }

    private static Optional<Long> since(OffsetDateTime at, Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(then -> Duration.between(at, then).toMillis());
    }
}
