package dev.talon.board;

import dev.talon.db.Sql;
import dev.talon.hours.Opening;
import dev.talon.promise.CentreWaits;
import dev.talon.queue.Kind;
import dev.talon.queue.WholeSeconds;
import dev.talon.schedule.CentreHours;
import dev.talon.words.Name;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a board with one statement: one moment of the database, one version. */
final class BoardRow {
    static final String SQL = Sql.of(BoardRow.class, "board", "now", "centre", "centre_id");

    /** A service that was closed for good and for which people still wait. */
    private static final Opening GONE = Opening.closed(Opening.Reason.BY_HAND, Optional.empty(), Optional.empty());

    private BoardRow() {}

    /** The services that tickets are given for, as far as their opening depends on it. */
    static List<Openings.Asked> services(Row row) {
        return list(row, "waiting", service -> service).stream()
                .filter(service -> service.getBoolean("active"))
                .map(service -> new Openings.Asked(service.getString("service"), service.getBoolean("limitReached")))
                .toList();
    }

    /** @param openings by service; one that is not there is closed for good */
    static Board map(Row row, CentreWaits waits, CentreHours hours, Map<String, Opening> openings) {
        OffsetDateTime at = row.getOffsetDateTime("now");
        List<Board.Zone> zones = list(row, "zones", BoardRow::zone);
        Map<String, Board.Place> places = zones.stream()
                .collect(Collectors.toMap(
                        Board.Zone::code, zone -> new Board.Place(zone.code(), zone.name(), zone.arrow())));
        return new Board(
                "board",
                row.getInteger("id"),
                row.getString("code"),
                Name.of(row.getJsonObject("name").getMap()),
                row.getString("zone"),
                row.getLong("version"),
                at,
                row.getLocalDate("day"),
                row.getOffsetDateTime("day_ends_at"),
                Openings.ofCentre(hours, openings, at.toInstant()),
                hours.rules().askOver(),
                list(row, "calls", call -> call(call, places)),
                list(row, "waiting", waiting -> waiting(waiting, at, waits, openings)),
                list(row, "desks", BoardRow::desk),
                zones,
                row.getInteger("pictures_version"),
                list(row, "notices", BoardRow::notice),
                Optional.ofNullable((JsonObject) row.getJson("alarm")).map(BoardRow::alarm),
                list(row, "help", BoardRow::help),
                list(row, "tests", BoardRow::test));
    }

    private static Board.Zone zone(JsonObject zone) {
        return new Board.Zone(
                zone.getString("code"),
                Name.of(zone.getJsonObject("names").getMap()),
                Optional.ofNullable(zone.getString("arrow")),
                zone.getJsonArray("screens").stream()
                        .map(id -> ((Number) id).intValue())
                        .toList());
    }

    private static Board.Call call(JsonObject call, Map<String, Board.Place> places) {
        return new Board.Call(
                call.getString("label"),
                call.getString("desk"),
                call.getString("service"),
                Kind.of(call.getString("stage")),
                call.getString("state"),
                OffsetDateTime.parse(call.getString("at")),
                call.getInteger("calls"),
                call.getString("language"),
                Optional.ofNullable(call.getString("zone")).map(places::get));
    }

    private static Board.Waiting waiting(
            JsonObject waiting, OffsetDateTime at, CentreWaits waits, Map<String, Opening> openings) {
        Optional<OffsetDateTime> since = instant(waiting, "since");
        int ahead = waiting.getInteger("ahead");
        Kind first = Kind.of(waiting.getString("kind"));
        return new Board.Waiting(
                waiting.getString("service"),
                Name.of(waiting.getJsonObject("name").getMap()),
                waiting.getInteger("count"),
                since.map(from -> Math.max(0, WholeSeconds.of(Duration.between(from, at)))),
                since,
                waiting.getInteger("overNorm"),
                waiting.getInteger("norm"),
                first,
                ahead,
                waits.expectedWait(first, ahead),
                openings.getOrDefault(waiting.getString("service"), GONE));
    }

    private static Board.DeskState desk(JsonObject desk) {
        return new Board.DeskState(
                desk.getString("desk"),
                desk.getJsonArray("stages").stream()
                        .map(kind -> Kind.of(kind.toString()))
                        .toList(),
                desk.getString("state"),
                Optional.ofNullable(desk.getString("label")),
                Optional.ofNullable(desk.getString("service")),
                instant(desk, "since"),
                instant(desk, "until"),
                Optional.ofNullable(desk.getString("zone")),
                Optional.ofNullable(desk.getString("arrow")));
    }

    private static Board.Notice notice(JsonObject notice) {
        return new Board.Notice(
                notice.getString("code"),
                notice.getString("level"),
                texts(notice),
                OffsetDateTime.parse(notice.getString("from")),
                instant(notice, "until"));
    }

    private static Board.Alarm alarm(JsonObject alarm) {
        return new Board.Alarm(OffsetDateTime.parse(alarm.getString("since")), texts(alarm));
    }

    private static Board.Help help(JsonObject help) {
        return new Board.Help(
                help.getLong("id"),
                help.getInteger("kiosk"),
                help.getString("name"),
                OffsetDateTime.parse(help.getString("at")),
                OffsetDateTime.parse(help.getString("until")),
                instant(help, "answeredAt"));
    }

    private static Board.TestCall test(JsonObject test) {
        return new Board.TestCall(
                test.getLong("id"), test.getInteger("screen"), OffsetDateTime.parse(test.getString("at")));
    }

    private static Map<String, String> texts(JsonObject said) {
        return said.getJsonObject("texts").stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().toString()));
    }

    private static Optional<OffsetDateTime> instant(JsonObject object, String name) {
        return Optional.ofNullable(object.getString(name)).map(OffsetDateTime::parse);
    }

    private static <T> List<T> list(Row row, String column, Function<JsonObject, T> map) {
        JsonArray array = Optional.ofNullable((JsonArray) row.getJson(column)).orElseGet(JsonArray::new);
        return array.stream().map(each -> map.apply((JsonObject) each)).toList();
    }
}
