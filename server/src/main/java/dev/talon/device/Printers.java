package dev.talon.device;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The printers that the server drives itself. */
public final class Printers {
    private static final String READ = """
            SELECT p.code, p.transport, p.host, p.port, p.width, p.state AS condition, p.since, p.watched_at,
                   p.roll_papers, p.roll_size, p.roll_since, p.roll_before IS NOT NULL AS can_take_back,
                   job.state, job.reason, coalesce(job.ended_at, job.claimed_at, job.created_at) AS at
            FROM printer p JOIN centre c ON c.id = p.centre_id
            LEFT JOIN LATERAL (SELECT state, reason, created_at, claimed_at, ended_at FROM print_job j WHERE j.printer_id = p.id
                               ORDER BY j.created_at DESC LIMIT 1) job ON true
            WHERE c.code = $1 AND ($2::text IS NULL OR p.code = $2) ORDER BY p.code""";

    private static final String PUT = """
            INSERT INTO printer (centre_id, code, transport, host, port, width)
            SELECT id, $2, $3, $4, $5, $6 FROM centre WHERE code = $1
            ON CONFLICT (centre_id, code) DO UPDATE SET transport = $3, host = $4, port = $5, width = $6,
                   ask_at = now()
            RETURNING id""";

    private static final String REMOVE = """
            DELETE FROM printer USING centre c WHERE c.id = centre_id AND c.code = $1 AND printer.code = $2
            RETURNING printer.id""";

    private static final String IN_USE = "23503";

    /** Dots across 80 mm paper. */
    private static final int WIDTH = 576;

    private final Database database;

    public Printers(Database database) {
        this.database = database;
    }

    /** How a printer is reached; {@code width} in dots, 576 where left out. */
    public record Change(String transport, Optional<String> host, Optional<Integer> port, Optional<Integer> width) {}

    /** A centre's printers, in the order of their codes. */
    public Future<List<PrinterSetup>> list(String centre) {
        return read(centre, null);
    }

    /** Creates a printer or changes one; fails with a 422 problem where a tcp printer lacks host or port, 404 without centre. */
    public Future<PrinterSetup> put(String centre, String code, Change change) {
        boolean tcp = change.transport().equals("tcp");
        if (tcp && (change.host().isEmpty() || change.port().isEmpty())) {
            String missing = change.host().isEmpty() ? "host" : "port";
            throw Problem.unprocessable("unreachable-printer", "A tcp printer needs host and port.")
                    .ru("Сетевому принтеру нужны адрес и порт.")
                    .at("/" + missing, missing.equals("port") ? "usually 9100" : "a name or an address");
        }
        Tuple values = Tuple.of(centre, code, change.transport())
                .addString(tcp ? change.host().get() : null)
                .addInteger(tcp ? change.port().get() : null)
                .addInteger(change.width().orElse(WIDTH));
        return database.fast()
                .preparedQuery(PUT)
                .execute(values)
                .compose(rows -> rows.size() == 0
                        ? Future.failedFuture(Problem.notFound("no-such-centre", "There is no centre " + centre + ".")
                                .ru("Нет центра " + centre + "."))
                        : read(centre, code))
                .map(found -> found.get(0));
    }

    /** Removes a printer; fails with a 404 problem where there is none, 409 where a device uses it or it has printed. */
    public Future<Void> remove(String centre, String code) {
        return database.fast()
                .preparedQuery(REMOVE)
                .execute(Tuple.of(centre, code))
                .recover(fault -> Future.failedFuture(
                        fault instanceof PgException it && IN_USE.equals(it.getSqlState()) ? inUse(code) : fault))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-printer", "The centre has no printer " + code + ".")
                                .ru("Нет принтера " + code + ".");
                    }
                    return null;
                });
    }

    private Future<List<PrinterSetup>> read(String centre, String code) {
        return database.fast()
                .preparedQuery(READ)
                .execute(Tuple.of(centre, code))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Printers::printer)
                        .toList());
    }

    private static Problem inUse(String code) {
        return Problem.conflict("printer-in-use", "A device uses the printer " + code + ", or it has printed tickets.")
                .ru("Принтер " + code + " назначен устройству или уже печатал талоны.");
    }

    private static PrinterSetup printer(Row row) {
        Optional<PrinterSetup.LastJob> last = Optional.ofNullable(row.getString("state"))
                .map(state -> new PrinterSetup.LastJob(
                        state,
                        Optional.ofNullable(row.getString("reason")),
                        row.getOffsetDateTime("at").toInstant()));
        return new PrinterSetup(
                row.getString("code"),
                row.getString("transport"),
                Optional.ofNullable(row.getString("host")),
                Optional.ofNullable(row.getInteger("port")),
                row.getInteger("width"),
                row.getString("condition"),
                row.getOffsetDateTime("since").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("watched_at")).map(OffsetDateTime::toInstant),
                last,
                Rolls.roll(row));
    }
}
