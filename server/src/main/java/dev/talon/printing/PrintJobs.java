package dev.talon.printing;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
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
    static final Duration RETRY = Duration.ofSeconds(3);

    /** How long a visitor is assumed to stand at the kiosk and watch the printer. */
    private static final Interval STANDING = Interval.of(Duration.ofSeconds(10));

    private static final String CLAIM =
            Sql.of(PrintJobs.class, "claim_job", "printer", "connections", "standing", "oldest");

    private static final String END = Sql.of(
            PrintJobs.class,
            "end_job",
            "centre_id",
            "job",
            "state",
            "reason",
            "number",
            "pause",
            "standing",
            "agent_away");

    private static final String SWEEP =
            Sql.of(PrintJobs.class, "sweep_jobs", "lost", "standing", "oldest", "agent_away");

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
                .execute(Tuple.of(printerId)
                        .addArrayOfUUID(connections)
                        .addValue(STANDING)
                        .addValue(AgentPapers.OLDEST))
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

    /** @return whether it is tried again, {@link #RETRY} later */
    Future<Boolean> end(Job job, PrintResult result) {
        return end(job.centreId(), job.id(), job.number(), result);
    }

    /** As {@link #end(Job, PrintResult)}; does nothing if the job has ended already, or is at another try. */
    Future<Boolean> end(int centreId, UUID job, int number, PrintResult result) {
        String reason = result.reason().isEmpty() ? null : result.reason();
        String state = result.outcome().name().toLowerCase(Locale.ROOT);
        return database.fast()
                .preparedQuery(END)
                .execute(Tuple.of(centreId, job, state, reason, number)
                        .addValue(Interval.of(RETRY))
                        .addValue(STANDING)
                        .addString(PrintResult.AGENT_AWAY))
                .onSuccess(rows -> rows.forEach(this::tell))
                .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("again"));
    }

    /** @return printers with work, whoever made it */
    Future<List<Integer>> sweep() {
        return database.slow()
                .preparedQuery(SWEEP)
                .execute(Tuple.of(Interval.of(lost), STANDING, AgentPapers.OLDEST, PrintResult.AGENT_AWAY))
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
