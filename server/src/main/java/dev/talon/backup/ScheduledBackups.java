package dev.talon.backup;

import dev.talon.db.Backup;
import dev.talon.db.DataDirectory;
import dev.talon.db.DatabaseFault;
import dev.talon.db.Restore;
import dev.talon.words.Text;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups of the embedded PostgreSQL when they are due. Which was the last one is read from the folder, so a backup whose moment passed
 * while the process did not run is made at its start. A backup counts when it was read again to its last byte; only then older ones are
 * deleted, so the last good one never is.
 */
public final class ScheduledBackups {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackups.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    /** After a failure it is tried again. */
    private static final Duration AGAIN = Duration.ofMinutes(15);
    /** So long after its moment a backup that is not there is late. */
    private static final Duration LATE = Duration.ofHours(1);
    /** Bytes beside what the last one took. */
    private static final long SPARE = 64L << 20;

    /**
     * How things stand.
     *
     * @param last the newest good backup
     * @param fault why the last try failed; empty if it did not
     * @param late whether the last that was due is missing for an hour
     */
    public record State(Path folder, Optional<BackupFolder.File> last, Optional<Text> fault, boolean late) {}

    private final DataDirectory directory;
    private final BackupPlan plan;
    private final BackupFolder folder;
    private final InstantSource clock;
    private final Vertx vertx;
    private final WorkerExecutor worker;
    private final long timer;
    private final Counter failures;
    private volatile boolean closed;
    private volatile Optional<BackupFolder.File> last = Optional.empty();
    private volatile Optional<Text> fault = Optional.empty();
    private Instant triedAt = Instant.EPOCH;
    private String said = "";

    public ScheduledBackups(Vertx vertx, DataDirectory directory, BackupPlan plan, MeterRegistry metrics) {
        this(vertx, directory, plan, metrics, InstantSource.system());
        run();
    }

    /** Begins with the first look, which the caller may call for. */
    ScheduledBackups(
            Vertx vertx, DataDirectory directory, BackupPlan plan, MeterRegistry metrics, InstantSource clock) {
        this.vertx = vertx;
        this.directory = directory;
        this.plan = plan;
        this.clock = clock;
        this.folder = new BackupFolder(plan);
        this.worker = vertx.createSharedWorkerExecutor("backup", 1, 1, TimeUnit.DAYS);
        this.failures = Counter.builder("talon.backup.failures")
                .description("Backups on the schedule that failed")
                .register(metrics);
        Gauge.builder(
                        "talon.backup.last.success.timestamp.seconds",
                        this,
                        backups -> backups.last
                                .map(file -> (double) file.begun().getEpochSecond())
                                .orElse(0.0))
                .description(
                        "When the newest good backup on the schedule was begun, in seconds since 1970; 0: there is none")
                .register(metrics);
        Gauge.builder(
                        "talon.backup.last.size.bytes",
                        this,
                        backups -> backups.last.map(BackupFolder.File::bytes).orElse(0L))
                .description("The size of the newest good backup on the schedule")
                .register(metrics);
        this.timer = vertx.setPeriodic(LOOK.toMillis(), id -> run());
    }

    /** Makes a backup if one is due. @return never fails: what went wrong is in the state, in the log and in the metrics */
    Future<Void> run() {
        return worker.executeBlocking(() -> {
            look();
            return null;
        });
    }

    private void look() {
        Instant now = clock.instant();
        if (fault.isPresent() && now.isBefore(triedAt.plus(AGAIN))) {
            return;
        }
        try {
            folder.make();
            last = folder.newest(now);
            boolean due =
                    last.map(file -> file.begun().isBefore(plan.lastDue(now))).orElse(true);
            if (due && !closed) {
                make(now);
            } else {
                works();
            }
        } catch (IOException | DatabaseFault e) {
            triedAt = now;
            failed(e);
        }
    }

    private void make(Instant now) throws IOException {
        folder.sweep();
        // Half of the database: figures are pressed to a third or less.
        long needed = last.isPresent() ? last.get().bytes() / 4 * 5 : directory.bytes() / 2;
        folder.checkRoom(needed + SPARE);
        long from = System.nanoTime();
        Backup.Result made = Backup.write(directory, folder.file(now), (done, total) -> {
            if (closed) {
                throw DatabaseFault.of("backup.stopped");
            }
        });
        try {
            Restore.check(made.file());
        } catch (IOException e) {
            Files.deleteIfExists(made.file());
            throw DatabaseFault.of(e, "backup.unreadable", made.file(), e.getMessage());
        }
        int deleted = folder.clear(plan.keep(), now);
        last = folder.newest(now);
        works();
        LOG.info(
                "Backed up to {}: {} MB in {} s; {} older ones deleted",
                made.file(),
                made.bytes() >> 20,
                Duration.ofNanos(System.nanoTime() - from).toSeconds(),
                deleted);
    }

    private void works() {
        if (fault.isPresent()) {
            LOG.info("Backups work again");
        }
        fault = Optional.empty();
        said = "";
    }

    private void failed(Exception e) {
        if (closed) {
            return;
        }
        failures.increment();
        Text text = (e instanceof DatabaseFault known ? known : DatabaseFault.of(e, "backup.folder", plan.folder(), e))
                .text();
        fault = Optional.of(text);
        String why = text.in("en");
        if (!why.equals(said)) {
            said = why;
            LOG.warn("No backup was made. {} It is tried again every {} minutes", why, AGAIN.toMinutes());
        }
    }

    public State state() {
        Instant due = plan.lastDue(clock.instant());
        boolean late = last.map(file -> file.begun().isBefore(due)).orElse(true)
                && clock.instant().isAfter(due.plus(LATE));
        return new State(plan.folder(), last, fault, late);
    }

    /** A backup that is being made is given up soon. */
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
    }
}
