package dev.talon.device;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** {@code /centres/{centre}/printers/{printer}/agent}: the agent that drives a printer. */
public final class PrinterAgents implements Routes {
    /** $1 centre · $2 printer · $3 agent or null. The printer is queried at once. */
    private static final String HANG = """
            WITH there AS (
                SELECT p.id, p.centre_id, $3::integer IS NULL OR EXISTS (
                           SELECT FROM device d WHERE d.id = $3 AND d.kind = 'agent' AND d.centre_id = p.centre_id
                             AND d.paired_at IS NOT NULL AND d.revoked_at IS NULL) AS fits
                FROM printer p JOIN centre c ON c.id = p.centre_id WHERE c.code = $1 AND p.code = $2),
            hung AS (
                UPDATE printer p SET agent_id = $3, ask_at = clock_timestamp(), asked_until = NULL
                FROM there WHERE p.id = there.id AND fits
                RETURNING p.centre_id),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM hung WHERE centre.id = hung.centre_id
                RETURNING centre.id, version)
            SELECT there.fits, bumped.id, bumped.version FROM there LEFT JOIN bumped ON true""";

    private final Database database;
    private final Hints hints;

    private record Change(Optional<Integer> agent) {}

    public PrinterAgents(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    @Override
    public void mount(Api api) {
        api.on("setPrinterAgent", this::hang);
    }

    private Future<Answer> hang(Request request) {
        Optional<Integer> agent = request.body(Change.class).agent();
        return database.changing(HANG, Tuple.of(request.path("centre"), request.path("printer"), agent.orElse(null)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        String code = request.path("printer");
                        throw Problem.notFound("no-such-printer", said("no-such-printer", code));
                    }
                    Row row = rows.iterator().next();
                    if (!row.getBoolean("fits")) {
                        throw Problem.unprocessable("no-such-agent", said("no-such-agent"))
                                .at("/agent", "the id of a device of the kind agent, of the same centre");
                    }
                    hints.changed(row.getInteger("id"), row.getLong("version"));
                    return Answer.noContent();
                });
    }
}
