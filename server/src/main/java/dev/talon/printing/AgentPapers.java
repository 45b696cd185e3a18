package dev.talon.printing;

import dev.talon.agent.AgentHub;
import dev.talon.agent.Papers;
import dev.talon.db.ChangeListener;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Recurring;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The print jobs of printers that agents drive: settles open jobs when an agent connects, and wakes its node when
 * there is work.
 */
final class AgentPapers implements Papers, ChangeListener {
    /** After so many seconds a first try at an agent's printer is too late for the visitor. */
    static final int OLDEST_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(AgentPapers.class);
    private final Recurring looks = new Recurring(LOG, "Looking for the agents' jobs");

    /** $1 agent. Jobs that ended as uncertain because the agent was away are open too: it may know their result. */
    private static final String OPEN = """
            SELECT id, tries FROM print_job
            WHERE agent_id = $1 AND created_at > clock_timestamp() - interval '1 day'
              AND (state = 'printing' OR state = 'uncertain' AND reason = '%s')
            ORDER BY created_at DESC LIMIT 200""".formatted(PrintResult.AGENT_AWAY);

    private static final String CENTRE = "SELECT centre_id FROM print_job WHERE id = $1 AND agent_id = $2";

    /** $1 agent · $2 jobs. A job that was never begun is queued again, unless nobody waits for it any more. */
    private static final String UNKNOWN = """
            WITH open AS (
                SELECT j.centre_id, j.id, j.state = 'uncertain' OR j.created_at < clock_timestamp()
                           - CASE WHEN j.tries > 1 THEN interval '10 seconds' ELSE interval '%2$d seconds' END AS late
                FROM print_job j
                WHERE j.agent_id = $1 AND j.id = ANY($2)
                  AND (j.state = 'printing' OR j.state = 'uncertain' AND j.reason = '%1$s')
                FOR UPDATE),
            settled AS (
                UPDATE print_job j
                SET state = CASE WHEN late THEN 'failed' ELSE 'queued' END,
                    reason = CASE WHEN late THEN '%3$s' END,
                    ended_at = CASE WHEN late THEN clock_timestamp() END,
                    claimed_at = CASE WHEN late THEN claimed_at END,
                    tries = CASE WHEN late THEN tries ELSE tries - 1 END,
                    agent_id = NULL
                FROM open WHERE j.centre_id = open.centre_id AND j.id = open.id
                RETURNING j.centre_id, j.ticket_id, j.state, j.reason),
            noted AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, actor, reason)
                SELECT centre_id, clock_timestamp(), 'paper_failed', ticket_id, 'printing', reason
                FROM settled WHERE state = 'failed'),
            centres AS (
                SELECT id FROM centre WHERE id IN (SELECT centre_id FROM settled) ORDER BY id FOR UPDATE)
            UPDATE centre SET version = version + 1 FROM centres WHERE centre.id = centres.id
            RETURNING centre.id, version""".formatted(PrintResult.AGENT_AWAY, OLDEST_SECONDS, PrintResult.TOO_LATE);

    /** $1 agents. */
    private static final String WAITING = """
            SELECT DISTINCT j.printer_id FROM print_job j JOIN printer p ON p.id = j.printer_id
            WHERE j.state = 'queued' AND p.agent_id = ANY($1)""";

    private final Database database;
    private final Hints hints;
    private final PrintJobs jobs;
    private final AgentHub agents;
    private final IntConsumer work;
    private boolean looking;
    private boolean again;

    /** @param work gets each printer that may have a job for this node */
    AgentPapers(Database database, Hints hints, PrintJobs jobs, AgentHub agents, IntConsumer work) {
        this.database = database;
        this.hints = hints;
        this.jobs = jobs;
        this.agents = agents;
        this.work = work;
    }

    @Override
    public Future<List<Try>> open(int agent) {
        return database.fast()
                .preparedQuery(OPEN)
                .execute(Tuple.of(agent))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Try(row.getUUID("id").toString(), row.getInteger("tries")))
                        .toList());
    }

    @Override
    public Future<Void> told(int agent, Told told) {
        if (!isJob(told.of())) {
            return Future.succeededFuture();
        }
        UUID job = UUID.fromString(told.of().job());
        return database.fast()
                .preparedQuery(CENTRE)
                .execute(Tuple.of(job, agent))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : jobs.end(
                                rows.iterator().next().getInteger("centre_id"),
                                job,
                                told.of().attempt(),
                                told.result()))
                .mapEmpty();
    }

    @Override
    public Future<Void> unknown(int agent, List<Try> tries) {
        UUID[] ids = tries.stream()
                .filter(AgentPapers::isJob)
                .map(number -> UUID.fromString(number.job()))
                .toArray(UUID[]::new);
        return database.fast()
                .preparedQuery(UNKNOWN)
                .execute(Tuple.of(agent).addArrayOfUUID(ids))
                .onSuccess(rows -> rows.forEach(this::tell))
                .mapEmpty();
    }

    @Override
    public void wake(int agent) {
        look(Set.of(agent));
    }

    /** Another node may have committed a job for a printer whose agent is here. */
    @Override
    public void changed(int centreId, long version) {
        look(agents.agents());
    }

    @Override
    public void resynced() {
        look(agents.agents());
    }

    private synchronized void look(Collection<Integer> of) {
        if (of.isEmpty()) {
            return;
        }
        again = looking;
        if (looking) {
            return;
        }
        looking = true;
        looks.heed(database.fast()
                        .preparedQuery(WAITING)
                        .execute(Tuple.tuple().addArrayOfInteger(of.toArray(Integer[]::new))))
                .onSuccess(rows -> rows.forEach(row -> work.accept(row.getInteger("printer_id"))))
                .onComplete(done -> looked());
    }

    private synchronized void looked() {
        looking = false;
        if (again) {
            look(agents.agents());
        }
    }

    private static boolean isJob(Try number) {
        return number.job().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private void tell(Row row) {
        hints.changed(row.getInteger("id"), row.getLong("version"));
    }
}
