package dev.talon.printing;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.Slip;
import dev.talon.paper.SlipRow;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The rows of the print jobs. One node claims each, and each ends once. */
final class PrintJobs {
    /**
     * A job with its printer as it is set up now and the layout that holds now.
     *
     * @param number which try this is
     * @param made   when the job was made, in the terms of {@link System#nanoTime}
     */
    record Job(
            int centreId, UUID id, PrinterSetup printer, Slip slip, Optional<Integer> layout, int number, long made) {
        /** In milliseconds. */
        long age() {
            return Math.max(0, (System.nanoTime() - made) / 1_000_000);
        }
    }

    /** The pause before a second try: a moment for another connection to end, or a cover to be shut. */
    static final int RETRY_SECONDS = 3;

    /** How long a visitor is assumed to stand at the kiosk and watch the printer. */
    private static final int STANDING_SECONDS = 10;

    /** A condition on a queued job {@code j}: the visitor has left. */
    private static final String TOO_LATE = """
            (j.created_at < clock_timestamp() - CASE WHEN j.tries > 0 THEN interval '%d seconds'
                WHEN EXISTS (SELECT FROM printer p WHERE p.id = j.printer_id AND p.agent_id IS NOT NULL) THEN interval '%d seconds'
                ELSE interval '1 minute' END)""".formatted(STANDING_SECONDS, AgentPapers.OLDEST_SECONDS);

    /**
     * $1 printer · $2 this node's connections to agents. If an agent drives the printer, only the node with the agent's
     * connection may claim, and its row is locked until this ends. If a node is printing on the printer, it keeps it:
     * the schema allows one paper at a time. If a node is querying the printer, it looks for jobs itself when it has
     * the answer. Jobs that are too late are left to the sweep. A job that waits for its second try lets others pass.
     */
    private static final String CLAIM = """
            WITH line AS (
                SELECT agent_id FROM agent_line
                WHERE agent_id = (SELECT agent_id FROM printer WHERE id = $1) AND connection = ANY($2)
                FOR SHARE),
            mine AS (
                SELECT""" + PrinterSetup.COLUMNS + """
                 FROM printer p LEFT JOIN printer_profile own ON own.code = p.own_profile
                WHERE p.id = $1 AND (p.asked_until IS NULL OR p.asked_until < clock_timestamp())
                  AND (p.agent_id IS NULL OR p.agent_id IN (SELECT agent_id FROM line))
                FOR UPDATE OF p SKIP LOCKED),
            next AS (
                SELECT j.centre_id, j.id, mine.agent_id
                FROM mine JOIN print_job j ON j.printer_id = mine.printer_id
                WHERE j.state = 'queued' AND NOT %s
                  AND (j.retry_at IS NULL OR j.retry_at <= clock_timestamp())
                  AND NOT EXISTS (SELECT FROM print_job busy WHERE busy.printer_id = mine.printer_id AND busy.state = 'printing')
                ORDER BY j.created_at LIMIT 1
                FOR UPDATE OF j SKIP LOCKED),
            claimed AS (
                UPDATE print_job j SET state = 'printing', claimed_at = clock_timestamp(), alive_at = clock_timestamp(), tries = j.tries + 1,
                       agent_id = next.agent_id
                FROM next WHERE j.centre_id = next.centre_id AND j.id = next.id
                RETURNING j.centre_id, j.id, j.ticket_id, j.copy, j.tries, j.claimed_at - j.created_at AS age)
            SELECT claimed.centre_id, claimed.id, claimed.copy, claimed.tries,
                   (extract(epoch FROM claimed.age) * 1000)::bigint AS age, mine.*,""".formatted(TOO_LATE) + SlipRow.COLUMNS + """

            FROM claimed, mine, ticket t, centre c, service s
            WHERE t.centre_id = claimed.centre_id AND t.id = claimed.ticket_id AND c.id = t.centre_id
              AND s.centre_id = t.centre_id AND s.code = t.service""";

    /**
     * $1 centre's id · $2 job · $3 state · $4 reason or null · $5 which try. A job that ended as uncertain because its
     * agent was away gets the agent's result when it is back. A failed job, which failed before its first byte, is
     * queued once more with its reason, if the second try comes while the visitor may still be there. A paper that came
     * out, or may have, is counted on the roll.
     */
    private static final String END = """
            WITH mine AS (
                SELECT id, clock_timestamp() AS now,
                       $3 = 'failed' AND tries < 2
                           AND clock_timestamp() + interval '%1$d seconds' < created_at + interval '%2$d seconds' AS again
                FROM print_job
                WHERE centre_id = $1 AND id = $2 AND tries = $5
                  AND (state = 'printing' OR state = 'uncertain' AND reason = '%3$s')
                FOR UPDATE),
            ended AS (
                UPDATE print_job j
                SET state = CASE WHEN again THEN 'queued' ELSE $3 END, reason = $4,
                    claimed_at = CASE WHEN again THEN NULL ELSE claimed_at END,
                    ended_at = CASE WHEN again THEN NULL ELSE now END,
                    retry_at = CASE WHEN again THEN now + interval '%1$d seconds' END
                FROM mine WHERE j.centre_id = $1 AND j.id = mine.id
                RETURNING centre_id, ticket_id, printer_id, now, again),
            rolled AS (
                UPDATE printer p SET roll_papers = roll_papers + CASE WHEN $3 = 'failed' THEN 0 ELSE 1 END
                FROM ended WHERE p.id = ended.printer_id
                RETURNING ended.centre_id, ended.again),
            noted AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, actor, reason)
                SELECT centre_id, now, CASE WHEN again THEN 'paper_retried' ELSE 'paper_' || $3 END, ticket_id, 'printing', $4
                FROM ended)
            UPDATE centre SET version = version + 1 FROM rolled WHERE centre.id = rolled.centre_id
            RETURNING centre.id, version, again""".formatted(RETRY_SECONDS, STANDING_SECONDS, PrintResult.AGENT_AWAY);

    /**
     * $1 after how long without a sign of life a begun job is lost. Ends the jobs of stopped nodes: begun ones are
     * uncertain, others are too late after a minute, second tries after ten seconds.
     */
    private static final String SWEEP = """
            WITH lost AS (
                UPDATE print_job j
                SET state = CASE state WHEN 'printing' THEN 'uncertain' ELSE 'failed' END,
                    reason = CASE WHEN state = 'queued' THEN coalesce(reason, 'too late')
                                  WHEN agent_id IS NOT NULL THEN '%s'
                                  ELSE 'the server stopped while printing' END,
                    ended_at = clock_timestamp()
                WHERE (state = 'printing' AND coalesce(alive_at, claimed_at) < clock_timestamp() - $1::interval)
                   OR (state = 'queued' AND %s)
                RETURNING centre_id, ticket_id, state, reason, ended_at),
            noted AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, actor, reason)
                SELECT centre_id, ended_at, 'paper_' || state, ticket_id, 'printing', reason FROM lost),
            centres AS (
                SELECT id FROM centre WHERE id IN (SELECT centre_id FROM lost) ORDER BY id FOR UPDATE)
            UPDATE centre SET version = version + 1 FROM centres WHERE centre.id = centres.id
            RETURNING centre.id, version""".formatted(PrintResult.AGENT_AWAY, TOO_LATE);

    /** $1 centre's id · $2 job · $3 which try. */
    private static final String ALIVE = """
            UPDATE print_job SET alive_at = clock_timestamp()
            WHERE centre_id = $1 AND id = $2 AND tries = $3 AND state = 'printing'""";

    private static final String WAITING = "SELECT DISTINCT printer_id FROM print_job WHERE state = 'queued'";

    private static final String BUSY = "print_job_at_printer";

    private final Database database;
    private final Hints hints;
    private final String publicUrl;
    private final Duration lost;

    /** @param lost after how long without a sign of life a paper counts as lost */
    PrintJobs(Database database, Hints hints, String publicUrl, Duration lost) {
        this.database = database;
        this.hints = hints;
        this.publicUrl = publicUrl;
        this.lost = lost;
    }

    /**
     * @param connections this node's to agents
     * @return the printer's next job; empty where it has none, or it is another node's
     */
    Future<Optional<Job>> claim(int printerId, UUID[] connections) {
        return database.fast()
                .preparedQuery(CLAIM)
                .execute(Tuple.of(printerId).addArrayOfUUID(connections))
                .map(rows -> rows.size() == 0
                        ? Optional.<Job>empty()
                        : Optional.of(job(rows.iterator().next())))
                .recover(fault -> fault instanceof PgException pg && BUSY.equals(pg.getConstraint())
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(fault));
    }

    /** Says that a job is under way. */
    Future<Void> alive(Job job) {
        return database.slow()
                .preparedQuery(ALIVE)
                .execute(Tuple.of(job.centreId(), job.id(), job.number()))
                .mapEmpty();
    }

    /** @return whether it is tried again, {@value #RETRY_SECONDS} s later */
    Future<Boolean> end(Job job, PrintResult result) {
        return end(job.centreId(), job.id(), job.number(), result);
    }

    /** As {@link #end(Job, PrintResult)}; does nothing if the job has ended already, or is at another try. */
    Future<Boolean> end(int centreId, UUID job, int number, PrintResult result) {
        String reason = result.reason().isEmpty() ? null : result.reason();
        String state = result.outcome().name().toLowerCase(Locale.ROOT);
        return database.fast()
                .preparedQuery(END)
                .execute(Tuple.of(centreId, job, state, reason, number))
                .onSuccess(rows -> rows.forEach(this::tell))
                .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("again"));
    }

    /** @return printers with work, whoever made it */
    Future<List<Integer>> sweep() {
        return database.slow()
                .preparedQuery(SWEEP)
                .execute(Tuple.of(Interval.of(lost)))
                .onSuccess(rows -> rows.forEach(this::tell))
                .compose(swept -> database.slow().query(WAITING).execute())
                .map(rows -> {
                    List<Integer> printers = new ArrayList<>();
                    rows.forEach(row -> printers.add(row.getInteger("printer_id")));
                    return printers;
                });
    }

    private Job job(Row row) {
        return new Job(
                row.getInteger("centre_id"),
                row.getUUID("id"),
                PrinterSetup.of(row),
                SlipRow.map(row, publicUrl, row.getBoolean("copy")),
                SlipRow.layout(row),
                row.getInteger("tries"),
                System.nanoTime() - row.getLong("age") * 1_000_000);
    }

    private void tell(Row row) {
        hints.changed(row.getInteger("id"), row.getLong("version"));
    }
}
