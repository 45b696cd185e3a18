package dev.talon.printing;

import dev.talon.agent.AgentHub;
import dev.talon.agent.Papers;
import dev.talon.db.ChangeListener;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Recurring;
import dev.talon.db.Sql;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import io.vertx.core.Future;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
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
    /** After so long a first try at an agent's printer is too late for the visitor. */
    static final Interval OLDEST = Interval.of(Duration.ofSeconds(30));

    private static final Logger LOG = LoggerFactory.getLogger(AgentPapers.class);
    private final Recurring looks = new Recurring(LOG, "Looking for the agents' jobs");

    private static final String OPEN = Sql.of(AgentPapers.class, "open_jobs_of_agent", "agent", "agent_away");

    private static final String CENTRE = "SELECT centre_id FROM print_job WHERE id = $1 AND agent_id = $2";

    private static final String UNKNOWN = Sql.of(
            AgentPapers.class, "settle_unknown_jobs", "agent", "jobs", "oldest", "agent_away", "too_late_reason");

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
                .execute(Tuple.of(agent, PrintResult.AGENT_AWAY))
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
                .execute(Tuple.of(agent)
                        .addArrayOfUUID(ids)
                        .addValue(OLDEST)
                        .addString(PrintResult.AGENT_AWAY)
                        .addString(PrintResult.TOO_LATE))
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
