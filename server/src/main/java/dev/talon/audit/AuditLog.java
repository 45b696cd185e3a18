package dev.talon.audit;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads the audit log, newest rows first. */
public final class AuditLog {
    /** $1 who · $2 kind · $3 centre · $4 since · $5 until · $6 below this id, each or null · $7 rows */
    private static final String READ = """
            SELECT e.id, e.at, e.kind, e.action, e.actor, s.name, e.address, e.centre, e.subject, e.details, e.times
            FROM audit_event e LEFT JOIN staff s ON e.actor = 'staff:' || s.login
            WHERE ($1::text IS NULL OR e.actor = $1 OR e.actor = 'staff:' || $1 OR e.subject = $1)
              AND ($2::text IS NULL OR e.kind = $2) AND ($3::text IS NULL OR e.centre = $3)
              AND ($4::timestamptz IS NULL OR e.at >= $4) AND ($5::timestamptz IS NULL OR e.at < $5)
              AND ($6::bigint IS NULL OR e.id < $6)
            ORDER BY e.id DESC LIMIT $7""";

    private final Database database;

    public AuditLog(Database database) {
        this.database = database;
    }

    /**
     * The conditions; an empty one is not applied.
     *
     * @param who the actor, or the person concerned: a login, or an actor as in the log
     * @param before only events before the one with this id
     */
    public record Wanted(
            Optional<String> who,
            Optional<String> kind,
            Optional<String> centre,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<Long> before) {}

    Future<List<AuditEvent>> read(Wanted wanted, int rows) {
        Tuple values = Tuple.tuple()
                .addString(wanted.who().orElse(null))
                .addString(wanted.kind().orElse(null))
                .addString(wanted.centre().orElse(null))
                .addOffsetDateTime(
                        wanted.since().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .addOffsetDateTime(
                        wanted.until().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .addLong(wanted.before().orElse(null))
                .addInteger(rows);
        return database.reports()
                .preparedQuery(READ)
                .mapping(AuditLog::event)
                .execute(values)
                .map(found -> found.stream().toList());
    }

    private static AuditEvent event(Row row) {
        return new AuditEvent(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("kind"),
                row.getString("action"),
                row.getString("actor"),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("centre")),
                row.getString("subject"),
                AuditEvent.details(row.getJsonObject("details")),
                row.getInteger("times"));
    }
}
