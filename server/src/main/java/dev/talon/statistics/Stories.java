package dev.talon.statistics;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.queue.TicketId;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the story of a ticket from the event table: who did what, when, where and why. */
public final class Stories {
    /** $1 centre · $2 ticket. */
    private static final String TICKET = """
            SELECT c.code AS centre, c.zone, t.id, t.label, t.business_day, t.service, by_language(s.name_ru, s.name_en, s.translations -> 'name') AS name, t.category, t.norm,
                   t.issued_at, t.ahead, t.expected_from, t.expected_to, t.imported
            FROM centre c
            JOIN ticket t ON t.centre_id = c.id
            JOIN service s ON s.centre_id = t.centre_id AND s.code = t.service
            WHERE c.code = $1 AND t.id = $2""";

    private static final String STAGES = Sql.of(Stories.class, "ticket_stages", "centre", "ticket");

    /** $1 centre · $2 ticket. Devices and tokens are named by what they are called. */
    private static final String EVENTS = """
            SELECT e.at, e.kind, e.position, st.kind AS stage, e.desk, e.actor, e.reason,
                   coalesce(person.name, device.name, token.name) AS name
            FROM centre c
            JOIN event e ON e.centre_id = c.id AND e.ticket_id = $2
            LEFT JOIN stage st ON st.centre_id = e.centre_id AND st.ticket_id = e.ticket_id AND st.position = e.position
            LEFT JOIN staff person ON e.actor = 'staff:' || person.login
            LEFT JOIN device ON e.actor = 'device:' || device.id
            LEFT JOIN api_token token ON e.actor = 'token:' || token.id
            WHERE c.code = $1
            ORDER BY e.at, e.id""";

    /**
     * @param imported its events were not recorded here: the instants of its stages are all there is
     * @param ahead    how many people were ahead when it was issued
     */
    record Story(
            String centre,
            String zone,
            String ticket,
            String label,
            LocalDate businessDay,
            String service,
            Name name,
            String category,
            int norm,
            OffsetDateTime issuedAt,
            int ahead,
            Optional<Integer> expectedFrom,
            Optional<Integer> expectedTo,
            boolean imported,
            List<StageLine> stages,
            List<Happening> events) {}

    /**
     * @param position which stage of the route; empty: the ticket as a whole
     * @param actor    as the log names them: {@code staff:petrova}, {@code device:7}, {@code visitor}
     * @param name     what that actor is called, where it is known
     */
    record Happening(
            OffsetDateTime at,
            String kind,
            Optional<Integer> position,
            Optional<String> stage,
            Optional<String> desk,
            String actor,
            Optional<String> name,
            Optional<String> reason) {}

    private final Database database;

    public Stories(Database database) {
        this.database = database;
    }

    /** @return fails with a 404 problem where the centre has no such ticket */
    Future<Story> of(String centre, TicketId id) {
        Tuple key = Tuple.of(centre, id.uuid());
        return database.reports().preparedQuery(TICKET).execute(key).compose(tickets -> {
            if (tickets.size() == 0) {
                return Future.failedFuture(Problem.notFound("no-such-ticket", said("no-such-ticket.here")));
            }
            Row ticket = tickets.iterator().next();
            return stages(centre, id).compose(stages -> events(key).map(events -> story(ticket, id, stages, events)));
        });
    }

    private Future<List<StageLine>> stages(String centre, TicketId id) {
        return database.reports()
                .preparedQuery(STAGES)
                .execute(Tuple.of(centre, id.uuid()))
                .map(rows -> {
                    List<StageLine> stages = new ArrayList<>();
                    rows.forEach(row -> stages.add(StageLine.of(row)));
                    return stages;
                });
    }

    private Future<List<Happening>> events(Tuple key) {
        return database.reports().preparedQuery(EVENTS).execute(key).map(rows -> {
            List<Happening> events = new ArrayList<>();
            rows.forEach(row -> events.add(happening(row)));
            return events;
        });
    }

    private static Story story(Row row, TicketId id, List<StageLine> stages, List<Happening> events) {
        return new Story(
                row.getString("centre"),
                row.getString("zone"),
                id.toString(),
                row.getString("label"),
                row.getLocalDate("business_day"),
                row.getString("service"),
                Name.of(row.getJsonObject("name").getMap()),
                row.getString("category"),
                row.getInteger("norm"),
                row.getOffsetDateTime("issued_at"),
                row.getInteger("ahead"),
                Optional.ofNullable(row.getInteger("expected_from")),
                Optional.ofNullable(row.getInteger("expected_to")),
                row.getBoolean("imported"),
                stages,
                events);
    }

    private static Happening happening(Row row) {
        return new Happening(
                row.getOffsetDateTime("at"),
                row.getString("kind"),
                Optional.ofNullable(row.getInteger("position")),
                Optional.ofNullable(row.getString("stage")),
                Optional.ofNullable(row.getString("desk")),
                row.getString("actor"),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("reason")));
    }
}
