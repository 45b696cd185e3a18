package dev.talon.metrics;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.schedule.CentreHours;
import dev.talon.schedule.Timetables;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The queue of each centre, by kind, the devices and the webhooks, as Prometheus reads them. Every node over one database tells of the same, for
 * it reads the database: whoever asks several nodes takes the largest (of counters, the largest increase), not the sum.
 */
public final class QueueMetrics implements MultiCollector {
    /** So often at most, however often nodes are asked. */
    private static final Duration YOUNG = Duration.ofSeconds(10);
    /**
     * Where there are more centres than this, they are told together, without what happens at each: that would be more than Prometheus likes
     * to keep.
     */
    private static final int CENTRES = 500;

    private static final String QUEUE = Sql.of(QueueMetrics.class, "queue", "now", "most");
    private static final String DEVICES = Sql.of(QueueMetrics.class, "devices");
    private static final String HOOKS = Sql.of(QueueMetrics.class, "hooks");

    private final Database database;
    private final Timetables timetables;
    private final Happened happened;
    private final List<Reading<?>> readings;
    private volatile List<Row> queue = List.of();
    private volatile Map<String, Boolean> open = Map.of();
    private volatile List<Row> devices = List.of();
    private volatile List<Row> hooks = List.of();

    /** @param now null answers mean the database's own clock */
    public QueueMetrics(Database database, Timetables timetables, Supplier<OffsetDateTime> now) {
        this(database, timetables, now, CENTRES, YOUNG);
    }

    /** @param centres with how many it is counted what happens at them */
    QueueMetrics(Database database, Timetables timetables, Supplier<OffsetDateTime> now, int centres, Duration young) {
        this.database = database;
        this.timetables = timetables;
        this.happened = new Happened(centres);
        this.readings = List.of(
                new Reading<>(
                        "The queue",
                        young,
                        () -> read(QUEUE, Tuple.of(now.get(), centres)).compose(this::withHours),
                        told -> {
                            queue = told.queue();
                            open = told.open();
                        }),
                new Reading<>("What has happened", young, () -> read(Happened.SQL, happened.asked()), happened::add),
                new Reading<>("The devices", young, () -> read(DEVICES, Tuple.tuple()), rows -> devices = rows),
                new Reading<>("The webhooks", young, () -> read(HOOKS, Tuple.tuple()), rows -> hooks = rows));
    }

    /** Reads anew what is not young. @return never fails: what cannot be read in time is told as it was before */
    public Future<Void> refresh() {
        return Future.all(readings.stream().map(Reading::refresh).toList()).mapEmpty();
    }

    private Future<List<Row>> read(String sql, Tuple values) {
        // Not where boards and desks read: these would wait behind it.
        return database.slow()
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().toList());
    }

    private record Told(List<Row> queue, Map<String, Boolean> open) {}

    private Future<Told> withHours(List<Row> rows) {
        Map<String, Boolean> open = new ConcurrentHashMap<>();
        Map<String, Row> centres = new HashMap<>();
        rows.stream().filter(row -> !row.getBoolean("many")).forEach(row -> centres.put(row.getString("centre"), row));
        List<Future<Void>> asked = centres.values().stream()
                .map(row -> timetables
                        .of(row.getString("centre"), row.getLong("hours_version"))
                        .map(hours -> open.put(row.getString("centre"), isOpen(hours, row)))
                        .<Void>mapEmpty()
                        // It was deleted meanwhile.
                        .otherwiseEmpty())
                .toList();
        return Future.all(asked).map(done -> new Told(rows, open));
    }

    /** By its hours; where it has none, it is open while somebody sits at a desk. */
    private static boolean isOpen(CentreHours hours, Row row) {
        return hours.hours()
                        .opening(Optional.empty(), row.getOffsetDateTime("now").toInstant())
                        .isOpen()
                && (!hours.hours().weeks().isEmpty() || row.getBoolean("staffed"));
    }

    @Override
    public MetricSnapshots collect() {
        List<Row> all = queue;
        List<Row> counted = all.stream().filter(row -> !row.getBoolean("many")).toList();
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
                counter(
                        "talon_queue_issued",
                        "Tickets that were issued, by the kind that they begin with",
                        counted,
                        Happened.Counts::issued),
                counter("talon_queue_calls", "Calls to a desk", counted, Happened.Counts::called),
                counter("talon_queue_served", "Services that have ended", counted, Happened.Counts::served),
                counter(
                        "talon_queue_no_shows",
                        "Calls to which the visitor did not come",
                        counted,
                        Happened.Counts::noShows),
                new GaugeSnapshot(
                        new MetricMetadata(
                                "talon_centre_open",
                                "1 while the centre is open by its hours, or, where it has none, while somebody sits at a desk"),
                        open.entrySet().stream()
                                .map(each -> new GaugeSnapshot.GaugeDataPointSnapshot(
                                        each.getValue() ? 1 : 0, Labels.of("centre", each.getKey()), null))
                                .toList()),
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

    private MetricSnapshot counter(String name, String help, List<Row> rows, ToDoubleFunction<Happened.Counts> value) {
        return new CounterSnapshot(
                new MetricMetadata(name, help),
                rows.stream()
                        .map(row -> new CounterSnapshot.CounterDataPointSnapshot(
                                value.applyAsDouble(happened.of(row.getString("centre"), row.getString("kind"))),
                                labels(row),
                                null,
                                0))
                        .toList());
    }

    private static Labels labels(Row row) {
        return Labels.of("centre", row.getString("centre"), "kind", row.getString("kind"));
    }
}
