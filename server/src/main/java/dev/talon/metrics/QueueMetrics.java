package dev.talon.metrics;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of each centre, by kind, the devices and the webhooks, as Prometheus reads them. Every node over one database tells the same, for it reads the
 * database: whoever asks several nodes takes the largest, not the sum.
 */
public final class QueueMetrics implements MultiCollector {
    /** So often at most, however often nodes are asked. */
    private static final Duration YOUNG = Duration.ofSeconds(10);
    /** Shorter than Prometheus waits for an answer, which is ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /**
     * Where there are more centres than this, they are told together, without what happened today: that would read every ticket of the
     * day, and be more than Prometheus likes to keep.
     */
    private static final int CENTRES = 500;

    private static final String QUEUE = Sql.of(QueueMetrics.class, "queue", "now", "most");
    private static final String DEVICES = Sql.of(QueueMetrics.class, "devices");
    private static final String HOOKS = Sql.of(QueueMetrics.class, "hooks");

    private static final Logger LOG = LoggerFactory.getLogger(QueueMetrics.class);

    private final Database database;
    private final Supplier<OffsetDateTime> now;
    private final int centres;
    private volatile List<Row> queue = List.of();
    private volatile List<Row> devices = List.of();
    private volatile List<Row> hooks = List.of();
    private volatile boolean failing;
    /** On the scale of {@link System#nanoTime}. */
    private volatile long readAt = System.nanoTime() - YOUNG.toNanos();

    /** @param now null answers mean the database's own clock */
    public QueueMetrics(Database database, Supplier<OffsetDateTime> now) {
        this(database, now, CENTRES);
    }

    /** @param centres with how many the tickets of the day are counted */
    QueueMetrics(Database database, Supplier<OffsetDateTime> now, int centres) {
        this.database = database;
        this.now = now;
        this.centres = centres;
    }

    /** Reads the queue anew where it is not young. @return never fails: what cannot be read in time is not told */
    public Future<Void> refresh() {
        if (System.nanoTime() - readAt < YOUNG.toNanos()) {
            return Future.succeededFuture();
        }
        // One at a time: others are told what was read before.
        readAt = System.nanoTime();
        Future<List<Row>> queue = read(QUEUE, Tuple.of(now.get(), centres)).onSuccess(rows -> this.queue = rows);
        Future<List<Row>> devices = read(DEVICES, Tuple.tuple()).onSuccess(rows -> this.devices = rows);
        Future<List<Row>> hooks = read(HOOKS, Tuple.tuple()).onSuccess(rows -> this.hooks = rows);
        return Future.all(queue, devices, hooks).mapEmpty();
    }

    private Future<List<Row>> read(String sql, Tuple values) {
        // Not where boards and desks read: these would wait behind it.
        return database.slow()
                .preparedQuery(sql)
                .execute(values)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> {
                    List<Row> list = new ArrayList<>();
                    rows.forEach(list::add);
                    return list;
                })
                .onSuccess(rows -> failing = false)
                .onFailure(this::say)
                .otherwise(List.of());
    }

    /** Once, until it works again. */
    private void say(Throwable fault) {
        readAt = System.nanoTime() - YOUNG.toNanos();
        if (!failing) {
            failing = true;
            LOG.warn("The queue cannot be read for /metrics: {}", fault.getMessage());
        }
    }

    @Override
    public MetricSnapshots collect() {
        List<Row> all = queue;
        List<Row> counted =
                all.stream().filter(row -> row.getValue("queued") != null).toList();
        return MetricSnapshots.of(
                gauge("talon_queue_waiting", "Visitors who wait now", all, row -> row.getLong("waiting")),
                gauge(
                        "talon_queue_longest_wait_seconds",
                        "How long the one who has waited longest has waited and was not called yet",
                        all,
                        row -> row.getDouble("longest")),
                gauge(
                        "talon_queue_over_norm",
                        "Visitors who wait now and have waited longer than the norm of their service",
                        all,
                        row -> row.getLong("over_norm")),
                counter("talon_queue_stages", "Stages that were queued today", counted, row -> row.getLong("queued")),
                counter("talon_queue_calls", "Stages that were called today", counted, row -> row.getLong("called")),
                counter("talon_queue_served", "Stages that were served today", counted, row -> row.getLong("served")),
                counter(
                        "talon_queue_no_shows",
                        "Stages of today whose visitor did not come when called",
                        counted,
                        row -> row.getLong("no_shows")),
                new GaugeSnapshot(
                        new MetricMetadata(
                                "talon_devices",
                                "Paired kiosks, displays and signs, by whether they were heard of within three minutes"),
                        devices.stream().map(QueueMetrics::devices).toList()),
                hooks(
                        "talon_hook_working",
                        "1 where a webhook is sent what happens, 0 where Talon has stopped it",
                        row -> row.getBoolean("working") ? 1 : 0),
                hooks("talon_hook_behind", "Events that a webhook was not sent yet", row -> row.getLong("behind")),
                hooks("talon_hook_dead", "Messages of a webhook that were given up", row -> row.getLong("dead")));
    }

    private MetricSnapshot hooks(String name, String help, ToDoubleFunction<Row> value) {
        return new GaugeSnapshot(
                new MetricMetadata(name, help),
                hooks.stream()
                        .map(row -> new GaugeSnapshot.GaugeDataPointSnapshot(
                                value.applyAsDouble(row),
                                Labels.of("hook", row.getString("name"), "id", Integer.toString(row.getInteger("id"))),
                                null))
                        .toList());
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot devices(Row row) {
        return new GaugeSnapshot.GaugeDataPointSnapshot(
                row.getLong("devices"),
                Labels.of("kind", row.getString("kind"), "state", row.getBoolean("seen") ? "seen" : "silent"),
                null);
    }

    private static MetricSnapshot gauge(String name, String help, List<Row> rows, ToDoubleFunction<Row> value) {
        return new GaugeSnapshot(
                new MetricMetadata(name, help),
                rows.stream()
                        .map(row ->
                                new GaugeSnapshot.GaugeDataPointSnapshot(value.applyAsDouble(row), labels(row), null))
                        .toList());
    }

    /** Begins anew with the centre's business day, as a counter does when a process begins anew. */
    private static MetricSnapshot counter(String name, String help, List<Row> rows, ToDoubleFunction<Row> value) {
        return new CounterSnapshot(
                new MetricMetadata(name, help),
                rows.stream()
                        .map(row -> new CounterSnapshot.CounterDataPointSnapshot(
                                value.applyAsDouble(row), labels(row), null, 0))
                        .toList());
    }

    private static Labels labels(Row row) {
        return Labels.of("centre", row.getString("centre"), "kind", row.getString("kind"));
    }
}
