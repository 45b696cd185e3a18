package dev.talon.mailing;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import dev.talon.words.Text;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Stores the scheduled reports. An account that is bound to a centre sees and changes those of this centre only. */
public final class Sendings {
    /** $1 id or null: all · $2 the caller's centre or null: any */
    private static final String LIST = """
            SELECT s.id, c.code AS centre, s.what, s.rhythm, s.hour, s.language, s.recipients, s.active, s.changed_by,
                   s.changed_at, NOT sender_still_may(s.changed_by, s.centre_id) AS stopped, r.state, CASE r.state WHEN 'pending' THEN r.next_try ELSE r.done_at END AS at, r.tries, r.reason, r.fault, r.about,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('recipient', l.recipient, 'state', l.state, 'tries', l.tries,
                                                                 'at', l.at, 'fault', l.fault, 'about', l.about)
                                              ORDER BY l.recipient), '[]')
                    FROM sending_letter l WHERE (l.sending, l.key) = (r.sending, r.key)) AS letters
            FROM sending s
            LEFT JOIN centre c ON c.id = s.centre_id
            LEFT JOIN LATERAL (
                SELECT * FROM sending_run WHERE sending = s.id ORDER BY made_at DESC LIMIT 1) AS r ON true
            WHERE ($1::text IS NULL OR s.id = $1) AND ($2::text IS NULL OR c.code = $2)
            ORDER BY c.code NULLS FIRST, s.id""";

    /**
     * $1 id · $2 centre or null · $3 what · $4 rhythm · $5 hour · $6 language · $7 recipients · $8 active · $9 actor · $10 now
     * or null · $11 the caller's centre or null
     */
    private static final String PUT = """
            INSERT INTO sending (id, centre_id, what, rhythm, hour, language, recipients, active, changed_by, since)
            SELECT $1, (SELECT id FROM centre WHERE code = $2), $3, $4, $5, $6, $7, $8, $9, coalesce($10::timestamptz, now())
            WHERE $2::text IS NULL OR EXISTS (SELECT FROM centre WHERE code = $2)
            ON CONFLICT (id) DO UPDATE
            SET centre_id = EXCLUDED.centre_id, what = $3, rhythm = $4, hour = $5, language = $6, recipients = $7, active = $8,
                changed_by = $9, changed_at = now(), since = EXCLUDED.since
            WHERE $11::text IS NULL OR sending.centre_id = (SELECT id FROM centre WHERE code = $11)
            RETURNING id""";

    /** $1 id · $2 the caller's centre or null: any */
    private static final String REMOVE = """
            DELETE FROM sending
            WHERE id = $1 AND ($2::text IS NULL OR centre_id = (SELECT id FROM centre WHERE code = $2))
            RETURNING id""";

    /** $1 id · $2 the caller's centre or null: any · $3 key · $4 now or null. A key that comes again changes nothing. */
    private static final String SEND_NOW = """
            WITH asked AS (
                SELECT s.id, clock.now,
                       date_trunc(CASE s.rhythm WHEN 'daily' THEN 'day' WHEN 'weekly' THEN 'week' ELSE 'month' END,
                                  business_day(coalesce(c.zone, 'UTC'), coalesce(c.day_ends, '{}'), clock.now)::timestamp)::date AS day
                FROM sending s LEFT JOIN centre c ON c.id = s.centre_id,
                     LATERAL (SELECT coalesce($4::timestamptz, now()) AS now) AS clock
                WHERE s.id = $1 AND ($2::text IS NULL OR c.code = $2)),
            made AS (
                INSERT INTO sending_run (sending, key, due_on, made_at, next_try)
                SELECT id, 'now:' || $3, day, now, now FROM asked
                ON CONFLICT DO NOTHING)
            SELECT id FROM asked""";

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public Sendings(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /** @param own the caller's only centre */
    Future<List<Sending>> list(Optional<String> own) {
        return read(null, own);
    }

    /** One that the caller may see. */
    Future<Optional<Sending>> find(String id, Optional<String> own) {
        return read(id, own).map(found -> found.stream().findFirst());
    }

    /** Creates one or changes it; fails with 404 for an unknown centre, 409 where the id is another centre's. */
    Future<Sending> put(String id, Sending.Body body, Optional<String> own, String actor) {
        var values = Tuple.of(id)
                .addString(body.centre().orElse(null))
                .addString(body.what().word())
                .addString(body.rhythm().word())
                .addInteger(body.hour())
                .addString(body.language())
                .addArrayOfString(body.recipients().toArray(String[]::new))
                .addBoolean(body.active())
                .addString(actor)
                .addValue(now.get())
                .addString(own.orElse(null));
        return database.changing(PUT, values).compose(rows -> {
            if (rows.size() == 0) {
                throw own.isPresent() ? taken(id) : unknownCentre(body.centre().orElse(""));
            }
            return one(id, own);
        });
    }

    Future<Void> remove(String id, Optional<String> own) {
        return database.changing(REMOVE, Tuple.of(id).addString(own.orElse(null)))
                .map(rows -> there(id, rows))
                .mapEmpty();
    }

    /** Makes it due once for the key; another moment, the same answer. */
    Future<Sending> sendNow(String id, Optional<String> own, String key) {
        var values = Tuple.of(id).addString(own.orElse(null)).addString(key).addValue(now.get());
        return database.changing(SEND_NOW, values).map(rows -> there(id, rows)).compose(rows -> one(id, own));
    }

    private Future<Sending> one(String id, Optional<String> own) {
        return find(id, own).map(found -> found.orElseThrow(() -> none(id)));
    }

    private Future<List<Sending>> read(String id, Optional<String> own) {
        return database.fast()
                .preparedQuery(LIST)
                .mapping(Sendings::sending)
                .execute(Tuple.tuple().addString(id).addString(own.orElse(null)))
                .map(rows -> rows.stream().toList());
    }

    private static RowSet<Row> there(String id, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw none(id);
        }
        return rows;
    }

    private static Sending sending(Row row) {
        Optional<Sending.Last> last = Optional.ofNullable(row.getString("state"))
                .map(state -> new Sending.Last(
                        state,
                        row.getOffsetDateTime("at").toInstant(),
                        row.getInteger("tries"),
                        reason(row),
                        row.getJsonArray("letters").stream()
                                .map(letter -> letter((JsonObject) letter))
                                .toList()));
        return new Sending(
                row.getString("id"),
                Optional.ofNullable(row.getString("centre")),
                ReportKind.of(row.getString("what")),
                Frequency.of(row.getString("rhythm")),
                row.getInteger("hour"),
                row.getString("language"),
                List.of(row.getArrayOfStrings("recipients")),
                row.getBoolean("active"),
                row.getString("changed_by"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getBoolean("stopped"),
                last);
    }

    private static Sending.Letter letter(JsonObject letter) {
        return new Sending.Letter(
                letter.getString("recipient"),
                letter.getString("state"),
                letter.getInteger("tries"),
                Optional.ofNullable(letter.getString("at"))
                        .map(at -> OffsetDateTime.parse(at).toInstant()),
                Optional.ofNullable(letter.getString("fault"))
                        .map(kind ->
                                new DeliveryFailure(DeliveryFailure.Kind.of(kind), letter.getString("about")).words()));
    }

    /** Of before there were words for it, what a library said. */
    private static Optional<Map<String, String>> reason(Row row) {
        Optional<Map<String, String>> said = Optional.ofNullable(row.getString("reason"))
                .map(text -> Text.same(text).inEach());
        return Optional.ofNullable(row.getString("fault"))
                .map(kind -> new DeliveryFailure(DeliveryFailure.Kind.of(kind), row.getString("about")).words())
                .or(() -> said);
    }

    private static Problem none(String id) {
        return Problem.notFound("no-such-sending", said("no-such-sending", id));
    }

    private static Problem unknownCentre(String code) {
        return Problem.notFound("no-such-centre", said("no-such-centre.code", code))
                .at("/centre", "is no centre's code");
    }

    private static Problem taken(String id) {
        return Problem.conflict("sending-taken", said("sending-taken", id)).at("/id", "taken");
    }
}
