package dev.talon.notice;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes what visitors are told; every change goes to the boards of the centres that it concerns. */
public final class Notices {
    /** How much a notice matters. */
    public enum Level {
        INFO,
        WARNING;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Level of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A notice that somebody writes.
     *
     * @param from  empty: from now on
     * @param until empty: until it is taken back
     */
    public record Written(Level level, Name texts, Optional<OffsetDateTime> from, Optional<OffsetDateTime> until) {}

    /**
     * A planned outage.
     *
     * @param centre empty: it concerns all
     */
    public record Planned(
            String code,
            Optional<String> centre,
            Level level,
            Name texts,
            OffsetDateTime from,
            Optional<OffsetDateTime> until) {}

    /**
     * A notice as staff see it.
     *
     * @param source what brought it; empty: a person
     * @param everywhere whether it is for all centres
     */
    public record Notice(
            String code,
            String source,
            String level,
            Map<String, String> texts,
            OffsetDateTime from,
            Optional<OffsetDateTime> until,
            String actor,
            boolean everywhere) {}

    private static final String PUT =
            Sql.of(Notices.class, "put_notice", "now", "centre", "code", "level", "texts", "from", "until", "actor");
    private static final String REMOVE = Sql.of(Notices.class, "remove_notice", "centre", "code");
    private static final String PUT_PLANNED = Sql.of(Notices.class, "put_planned", "now", "source", "notices", "actor");
    private static final String READ = Sql.of(Notices.class, "shown_notices", "now", "centre");

    private final Database database;
    private final Hints hints;
    private final NoticeRounds rounds;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public Notices(Database database, Hints hints, NoticeRounds rounds, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.rounds = rounds;
        this.now = now;
    }

    /**
     * What is shown now and later.
     *
     * @param centre with what is for all; empty: only that
     */
    Future<List<Notice>> list(Optional<String> centre) {
        return database.fast()
                .preparedQuery(READ)
                .execute(Tuple.of(now.get(), centre.orElse(null)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Notices::notice)
                        .toList());
    }

    /**
     * Shows a notice, or changes the one of that code.
     *
     * @param centre empty: all
     * @return fails with 404 if there is no such centre, 422 if it ends before it begins
     */
    Future<List<Notice>> put(Optional<String> centre, String code, Written notice, String actor) {
        checkEnd(notice.from().or(() -> Optional.ofNullable(now.get())), notice.until(), "/until");
        Tuple values = Tuple.from(new Object[] {
            now.get(),
            centre.orElse(null),
            code,
            notice.level().word(),
            json(notice.texts()),
            notice.from().orElse(null),
            notice.until().orElse(null),
            actor
        });
        return database.changing(PUT, values).compose(rows -> {
            return rows.size() == 0
                    ? Future.failedFuture(Problem.notFound("no-such-centre", said("no-such-centre", centre.orElse(""))))
                    : tell(rows).compose(told -> list(centre));
        });
    }

    /** Takes a notice back; fails with 404 if there is none. */
    Future<List<Notice>> remove(Optional<String> centre, String code) {
        return database.changing(REMOVE, Tuple.of(centre.orElse(null), code)).compose(rows -> {
            return rows.size() == 0
                    ? Future.failedFuture(Problem.notFound("no-such-notice", said("no-such-notice", code)))
                    : tell(rows).compose(told -> list(centre));
        });
    }

    /**
     * Replaces the planned outages of a feed.
     *
     * @param actor as the event log names it
     * @return how many centres' screens change; fails with 422 if one of them is there twice or ends before it begins
     */
    Future<Integer> replace(String source, List<Planned> planned, String actor) {
        JsonArray given = new JsonArray();
        Set<String> seen = new HashSet<>();
        for (Planned one : planned) {
            String at = "/notices/" + given.size();
            if (!seen.add(one.centre().orElse("") + " " + one.code())) {
                throw Problem.unprocessable("code-twice", said("code-twice", one.code()))
                        .at(at + "/code", "stands in the list already");
            }
            checkEnd(Optional.of(one.from()), one.until(), at + "/until");
            given.add(new JsonObject()
                    .put("code", one.code())
                    .put("centre", one.centre().orElse(null))
                    .put("level", one.level().word())
                    .put("texts", json(one.texts()))
                    .put("from", one.from().toString())
                    .put("until", one.until().map(OffsetDateTime::toString).orElse(null)));
        }
        return database.changing(PUT_PLANNED, Tuple.of(now.get(), source, given, actor))
                .compose(this::tell);
    }

    private static void checkEnd(Optional<OffsetDateTime> from, Optional<OffsetDateTime> until, String pointer) {
        OffsetDateTime begins = from.orElseGet(() -> OffsetDateTime.now(ZoneOffset.UTC));
        if (until.filter(end -> !end.isAfter(begins)).isPresent()) {
            throw Problem.unprocessable("ends-before-it-begins", said("ends-before-it-begins"))
                    .at(pointer, "not after its beginning");
        }
    }

    /** @return how many centres are told; a row without an id is a round over all of them */
    private Future<Integer> tell(RowSet<Row> changed) {
        int centres = 0;
        boolean round = false;
        for (Row row : changed) {
            if (row.getInteger("id") == null) {
                round = true;
                centres +=
                        Optional.ofNullable(row.getLong("version")).orElse(0L).intValue();
            } else {
                hints.changed(row.getInteger("id"), row.getLong("version"));
                centres++;
            }
        }
        int told = centres;
        return round ? rounds.go().map(told) : Future.succeededFuture(told);
    }

    /** Without the languages in which it says nothing. */
    private static JsonObject json(Name texts) {
        JsonObject said = new JsonObject();
        texts.byLanguage().forEach((language, text) -> {
            if (!text.isBlank()) {
                said.put(language, text.strip());
            }
        });
        return said;
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.getString("code"),
                row.getString("source"),
                row.getString("level"),
                texts(row.getJsonObject("texts")),
                row.getOffsetDateTime("shows_from"),
                Optional.ofNullable(row.getOffsetDateTime("shows_until")),
                row.getString("actor"),
                row.getBoolean("everywhere"));
    }

    private static Map<String, String> texts(JsonObject texts) {
        return texts.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().toString()));
    }
}
