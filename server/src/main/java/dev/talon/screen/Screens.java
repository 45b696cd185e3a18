package dev.talon.screen;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
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
     * @param sound {@code ready}, {@code blocked}, {@code missing}, {@code muted}
     * @param clock of its computer
     * @param speaks whether it would speak
     * @param voice where it speaks in turns with others: {@code speaks} now, {@code asks} for it, or is {@code idle}; empty: asks
     * @param zones codes of those that it shows and speaks in; none: the centre has but one, or the screen is in none
     */
    record Report(
            String page,
            String version,
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
     */
    record Answer(long speaksFor, boolean shared, List<String> leaves, List<Ask> asks) {}

    /**
     * @param took ms from the question to the answer
     * @param result {@code done}, {@code cannot}, or why nothing was heard; empty: no answer yet
     */
    record Asked(long id, String kind, OffsetDateTime at, Optional<Long> took, Optional<String> result) {}

    /** @param ahead ms of its computer's clock, ahead of the server's */
    record Told(
            OffsetDateTime heardAt,
            String version,
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
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public Screens(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    Future<Answer> report(int device, Report report) {
        Tuple values = Tuple.from(new Object[] {
            now.get(),
            device,
            report.page(),
            report.version(),
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
                    asks);
        });
    }

    /** @return fails with a 404 problem where there is no such screen */
    Future<Ask> ask(int device, String kind, String actor) {
        return database.changing(ASK, Tuple.of(now.get(), device, kind, actor)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("no-such-screen", said("no-such-screen", device));
            }
            return new Ask(rows.iterator().next().getLong("id"), kind);
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
                Optional.ofNullable(row.getOffsetDateTime("heard_at"))
                        .map(heard -> new Told(
                                heard,
                                row.getString("version"),
                                row.getString("sound"),
                                row.getBoolean("speaks"),
                                row.getLong("ahead"),
                                row.getInteger("width"),
                                row.getInteger("height"),
                                row.getString("shows"))),
                Optional.ofNullable(row.getLong("ask"))
                        .map(ask -> new Asked(
                                ask,
                                row.getString("ask_kind"),
                                row.getOffsetDateTime("asked_at"),
                                Optional.ofNullable(row.getOffsetDateTime("done_at"))
                                        .map(done -> Duration.between(row.getOffsetDateTime("asked_at"), done)
                                                .toMillis()),
                                Optional.ofNullable(row.getString("result")))));
    }
}
