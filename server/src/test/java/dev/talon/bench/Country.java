package dev.talon.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;

/**
 * A whole country at one PostgreSQL and one node, or some: screens join in steps, then commands come at rising rates, until something
 * ends; then the day ends. {@code -Dbench.centres}, {@code -Dbench.screens}, {@code -Dbench.rates}, {@code -Dbench.seconds} (of each
 * rate) and {@code -Dbench.nodes} say how much. Leaves {@code target/bench-country.md}. A node needs as many open files as it has
 * screens and some (see {@code ulimit -n}); the screens are in processes of {@code -Dbench.crowd} each.
 */
public final class Country {
    private static final int CENTRES = Integer.getInteger("bench.centres", 13_000);
    private static final int SCREENS = Integer.getInteger("bench.screens", 15_000);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 15);
    private static final int NODES = Integer.getInteger("bench.nodes", 1);
    private static final int CROWD = Integer.getInteger("bench.crowd", 10_000);
    /** Whether each row that is created is noted, as when somebody enters it. */
    private static final boolean TRIGGERS = Boolean.getBoolean("bench.triggers");

    private static final int STEPS = Integer.getInteger("bench.steps", 3);
    private static final int DESKS = 4;
    private static final int CONNECTIONS = 200;
    private static final int JOIN_PATIENCE_SECONDS = 90;
    private static final int DAY_PATIENCE_SECONDS = 240;
    private static final double MI = 1 << 20;

    private static final String CLOSED = "SELECT count(*) FROM duty WHERE kind = 'close-days'";
    private static final String EXPIRED = "SELECT count(*) FROM stage WHERE state = 'expired'";

    /** Every centre has a visitor who stayed; nothing says that today was begun. */
    private static final String YESTERDAY = """
            SET session_replication_role = replica;
            INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
            SELECT c.id, gen_random_uuid(), business_day(c.zone, c.day_ends, now()) - 1, 'consultation', ARRAY['consultation'],
                   900, 'К000', now() - interval '1 day'
            FROM centre c;
            INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at)
            SELECT centre_id, id, 1, business_day, service, 'consultation', 'waiting', issued_at, issued_at + interval '15 minutes'
            FROM ticket WHERE label = 'К000';
            DELETE FROM duty WHERE kind = 'close-days';
            RESET session_replication_role""";

    private static final String[] MADE = {
        """
            INSERT INTO centre (code, name_ru, name_en, zone, several_desks, no_show_after)
            SELECT 'c' || n, 'Центр ' || n, 'Centre ' || n,
                   (ARRAY['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Krasnoyarsk', 'Asia/Vladivostok'])[n %% 5 + 1],
                   true, 0
            FROM generate_series(0, %d - 1) AS n""".formatted(CENTRES), """
            INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
            SELECT c.id, s.code, s.code, s.code, s.route, s.prefix, 900, s.position
            FROM centre c, (VALUES ('consultation', ARRAY['consultation'], 'К', 1), ('cash', ARRAY['cash'], 'Д', 2),
                                   ('combined', ARRAY['consultation', 'cash'], 'Я', 3)) AS s (code, route, prefix, position)""", """
            INSERT INTO service_norm (centre_id, service, valid_from, norm)
            SELECT centre_id, code, '2000-01-01', norm FROM service
            ON CONFLICT DO NOTHING""", """
            INSERT INTO desk (centre_id, code, stages, position, held_by, holder, specialist, seen_at)
            SELECT c.id, n::text, ARRAY['consultation', 'cash'], n, 'bench-page', 'token:1', 'bench', 'infinity'
            FROM centre c, generate_series(1, %d) AS n""".formatted(DESKS), """
            INSERT INTO staff (login, name, role, centre_id, password)
            SELECT 'specialist-' || c.id || '-' || n, 'Специалист ' || n, 'specialist', c.id, 'none'
            FROM centre c, generate_series(1, %d) AS n""".formatted(DESKS), """
            INSERT INTO device (kind, token_hash, centre_id, name, paired_at)
            SELECT 'hall-display', sha256(convert_to('board-' || n, 'UTF8')), c.id, 'board ' || n, now()
            FROM generate_series(0, %1$d - 1) AS n JOIN centre c ON c.code = 'c' || n %% %2$d""".formatted(SCREENS, CENTRES),
    };

    /** What was used and done up to a moment. */
    private record Meter(long nanos, double nodes, double database, double screens, long statements, double wal) {
        static Meter of(List<Served> nodes, List<Crowd> crowds) {
            Served node = nodes.get(0);
            return new Meter(
                    System.nanoTime(),
                    nodes.stream().mapToDouble(Served::nodeSeconds).sum(),
                    node.databaseSeconds(),
                    crowds.stream().mapToDouble(Crowd::seconds).sum(),
                    node.figure(
                            "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"),
                    node.figure("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
        }

        String since(Meter before) {
            double seconds = (nanos - before.nanos) / 1e9;
            return "%.2f | %.2f | %.2f | %.0f | %.2f"
                    .formatted(
                            (nodes - before.nodes) / seconds,
                            (database - before.database) / seconds,
                            (screens - before.screens) / seconds,
                            (statements - before.statements) / seconds,
                            (wal - before.wal) / MI / seconds);
        }
    }

    private static final String USED = "cores of the nodes | of PostgreSQL | of the screens | statements/s | WAL MiB/s";

    private final Vertx vertx = Vertx.vertx();
    private final Page page = new Page();
    private final List<Served> nodes = new ArrayList<>();
    private final List<Crowd> crowds = new ArrayList<>();
    /** When the last command of a centre that nobody has seen yet was answered, in nanoseconds; 0 where there is none. */
    private final AtomicLongArray unseen = new AtomicLongArray(CENTRES);
    /** When a centre's board was last seen. */
    private final AtomicLongArray seen = new AtomicLongArray(CENTRES);

    private final Queue<Double> stale = new ConcurrentLinkedQueue<>();
    private final AtomicInteger boards = new AtomicInteger();
    private final AtomicLong failed = new AtomicLong();
    private final Future<?>[] last = new Future<?>[CENTRES];

    public static void main(String[] arguments) {
        try {
            new Country().run();
        } catch (Throwable fault) {
            fault.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        page.say("# A country%n");
        page.say(
                "%d centres, %d desks each, %d screens, %d nodes; nodes, PostgreSQL and load on the same %d cores, load average %.1f at the start.%n",
                CENTRES, DESKS, SCREENS, NODES, Runtime.getRuntime().availableProcessors(), HerdBench.load());
        nodes.add(Served.start(vertx, "target/talon.jar", "country"));
        try {
            make();
            for (int i = 1; i < NODES; i++) {
                nodes.add(nodes.get(0).another("country-" + i));
            }
            for (int first = 0; first < SCREENS; first += CROWD) {
                int number = crowds.size();
                crowds.add(Crowd.start(1 + number, nodes.get(number % NODES).port, "c", CENTRES, first, this::seen));
            }
            page.say("| | %s | node MiB | PostgreSQL MiB | connections |", USED);
            page.say("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
            quiet("nobody");
            for (int step = 1; step <= STEPS; step++) {
                join(SCREENS * step / STEPS);
            }
            commands();
            page.say(
                    "%nScreens that were refused or closed and came again: %d.",
                    crowds.stream().mapToInt(Crowd::lost).sum());
            size();
            endOfDay();
        } finally {
            crowds.forEach(Crowd::close);
            for (int i = nodes.size() - 1; i >= 0; i--) {
                nodes.get(i).close();
            }
        }
        Files.writeString(Path.of("target", "bench-country.md"), page.toString());
        System.out.println("\n" + page);
    }

    private void make() {
        long from = System.nanoTime();
        for (String made : MADE) {
            long begun = System.nanoTime();
            nodes.get(0)
                    .run(
                            TRIGGERS
                                    ? made
                                    : "SET session_replication_role = replica; " + made
                                            + "; RESET session_replication_role");
            note("%s in %.1f s", made.strip().split("\\W+", 4)[2], (System.nanoTime() - begun) / 1e9);
        }
        nodes.get(0).run("ANALYZE");
        page.say(
                "Created in %.1f s, %s the tables' triggers.%n",
                (System.nanoTime() - from) / 1e9, TRIGGERS ? "with" : "without");
    }

    private void quiet(String who) throws Exception {
        Meter before = Meter.of(nodes, crowds);
        TimeUnit.SECONDS.sleep(Math.max(1, SECONDS / 2));
        String used = Meter.of(nodes, crowds).since(before);
        page.say("| %s | %s | %s |", who, used, memory(nodes.get(0)));
        note("%s: %s", who, used);
    }

    private void join(int screens) throws Exception {
        long from = System.nanoTime();
        int left = screens;
        for (Crowd crowd : crowds) {
            int more = Math.min(left, CROWD) - crowd.size();
            if (more > 0) {
                crowd.open(more);
            }
            left -= crowd.size();
        }
        long deadline = from + TimeUnit.SECONDS.toNanos(JOIN_PATIENCE_SECONDS);
        while (open() < screens && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        double took = (System.nanoTime() - from) / 1e9;
        quiet("%d of %d screens, joined in %.1f s".formatted(open(), screens, took));
    }

    private int open() {
        return (int)
                nodes.stream().mapToDouble(node -> node.metric("talon_screens")).sum();
    }

    private void commands() throws Exception {
        List<Talk> talks = new ArrayList<>();
        for (Served node : nodes) {
            talks.add(new Talk(vertx, node.port, node.token, CONNECTIONS, 2));
        }
        page.say(
                "%n| commands/s asked | answered | refused | p50 ms | p99 | boards/s | stale p50 ms | p99 | %s |",
                USED);
        page.say("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (int rate : Stream.of(
                        System.getProperty("bench.rates", "50,100,200,300").split(","))
                .mapToInt(Integer::parseInt)
                .toArray()) {
            commands(talks, rate);
        }
        talks.forEach(Talk::close);
    }

    /** The day's shape: a ticket, its call, its start, its end, in centres by turns. */
    private void commands(List<Talk> talks, int rate) throws Exception {
        Queue<Double> took = new ConcurrentLinkedQueue<>();
        Queue<Future<?>> asked = new ConcurrentLinkedQueue<>();
        var sent = new AtomicInteger();
        stale.clear();
        boards.set(0);
        failed.set(0);
        Meter before = Meter.of(nodes, crowds);
        long from = System.nanoTime();
        long timer = vertx.setPeriodic(10, id -> {
            double due = (System.nanoTime() - from) / 1e9 * rate;
            while (sent.get() < due) {
                asked.add(command(talks, sent.getAndIncrement(), took));
            }
        });
        TimeUnit.SECONDS.sleep(SECONDS);
        vertx.cancelTimer(timer);
        Future.join(List.copyOf(asked)).otherwiseEmpty().await();
        double seconds = (System.nanoTime() - from) / 1e9;
        String used = Meter.of(nodes, crowds).since(before);
        page.say(
                "| %d | %.0f | %d | %.1f | %.1f | %.0f | %.1f | %.1f | %s |",
                rate,
                (took.size() - failed.get()) / seconds,
                failed.get(),
                share(took, 0.5),
                share(took, 0.99),
                boards.get() / seconds,
                share(stale, 0.5),
                share(stale, 0.99),
                used);
        note(
                "%d/s: p99 %.0f ms, stale %.0f ms, %s, load %.1f",
                rate, share(took, 0.99), share(stale, 0.99), used, HerdBench.load());
    }

    /** Each centre in turn gets a ticket, has it called, and so on: the next step of a centre comes when all others had theirs. */
    private Future<?> command(List<Talk> talks, int number, Queue<Double> took) {
        int centre = number / 4 % CENTRES;
        String desk = "/centres/c" + centre + "/desks/1/";
        String path = number % 4 == 0
                ? "/centres/c" + centre + "/tickets"
                : desk + (number % 4 == 1 ? "call-next" : number % 4 == 2 ? "start" : "finish");
        // The steps of a visit follow each other: each waits for the one before.
        Future<?> before = number % 4 == 0 ? Future.succeededFuture() : last[centre];
        Future<?> answer = before.otherwiseEmpty().compose(done -> timed(talks, centre, path, number % 4 == 0, took));
        last[centre] = answer;
        return answer;
    }

    private Future<?> timed(List<Talk> talks, int centre, String path, boolean ticket, Queue<Double> took) {
        long from = System.nanoTime();
        return talks.get(centre % talks.size())
                .ask(
                        centre,
                        HttpMethod.POST,
                        path,
                        ticket ? "{\"service\":\"consultation\"}" : "",
                        UUID.randomUUID().toString())
                .onComplete(done -> {
                    long at = System.nanoTime();
                    took.add((at - from) / 1e6);
                    if (done.succeeded()) {
                        answered(centre, from, at);
                    } else if (failed.getAndIncrement() == 0) {
                        note("the first that failed: %s", done.cause().getMessage());
                    }
                });
    }

    /** A board that came before the answer was not late at all. */
    private void answered(int centre, long from, long at) {
        if (centre >= SCREENS) {
            return;
        }
        if (seen.get(centre) - from > 0) {
            stale.add(Math.max(0, seen.get(centre) - at) / 1e6);
        } else {
            unseen.set(centre, at);
        }
    }

    private void seen(int viewer, long at) {
        int centre = viewer % CENTRES;
        boards.incrementAndGet();
        seen.set(centre, at);
        long answered = unseen.getAndSet(centre, 0);
        if (answered != 0) {
            stale.add(Math.max(0, at - answered) / 1e6);
        }
    }

    private void size() {
        Served node = nodes.get(0);
        long visits = node.figure("SELECT count(*) FROM ticket");
        page.say(
                "%nThe database has %.0f MiB after %d visits; one poll of all versions takes %.1f ms.",
                node.figure("SELECT pg_database_size(current_database())") / MI, visits, poll(node));
    }

    /** Everything that was done was done yesterday: the next look of the nodes ends the day of every centre. */
    private void endOfDay() throws Exception {
        Served node = nodes.get(0);
        note("days are noted as closed: %d", node.figure(CLOSED));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DAY_PATIENCE_SECONDS);
        node.run(YESTERDAY);
        while (node.figure(CLOSED) == 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        long from = System.nanoTime();
        Meter before = Meter.of(nodes, crowds);
        while (node.figure(CLOSED) < CENTRES && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        page.say("%n| end of the day of | s | %s |%n|--:|--:|--:|--:|--:|--:|--:|", USED);
        page.say(
                "| %d centres, %d visits left open | %.1f | %s |",
                node.figure(CLOSED),
                node.figure(EXPIRED),
                seconds,
                Meter.of(nodes, crowds).since(before));
        note("end of day: %.1f s for %d", seconds, node.figure(CLOSED));
    }

    /** The middle of some. */
    private static double poll(Served node) {
        double[] took = new double[15];
        for (int i = 0; i < took.length; i++) {
            long from = System.nanoTime();
            node.run("SELECT id, version FROM centre");
            took[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(took);
        return took[took.length / 2];
    }

    private static String memory(Served node) {
        Memory memory = node.memory();
        return memory.node() + " | " + memory.database() + " | "
                + node.figure("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'talon%'");
    }

    private static double share(Queue<Double> took, double share) {
        double[] all = took.stream().mapToDouble(one -> one).sorted().toArray();
        return all.length == 0 ? 0 : all[(int) (all.length * share)];
    }

    private static void note(String what, Object... values) {
        System.out.printf(what + "%n", values);
    }
}
