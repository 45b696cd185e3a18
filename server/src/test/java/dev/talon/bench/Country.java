package dev.talon.bench;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;

/**
 * A whole country at one node and one PostgreSQL: screens join in steps, then commands come at rising rates, until something ends.
 * {@code -Dbench.centres}, {@code -Dbench.screens}, {@code -Dbench.rates} and {@code -Dbench.seconds} (of each rate) say how much.
 * Leaves {@code target/bench-country.md}. It needs as many open files as screens and more (see {@code ulimit -n}), for itself and for
 * the node.
 */
public final class Country {
    private static final int CENTRES = Integer.getInteger("bench.centres", 13_000);
    private static final int SCREENS = Integer.getInteger("bench.screens", 15_000);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 15);
    private static final int STEPS = 3;
    private static final int DESKS = 4;
    private static final int CONNECTIONS = 200;
    private static final int JOIN_PATIENCE_SECONDS = 90;
    private static final double MI = 1 << 20;

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
    private record Meter(long nanos, double node, double database, long statements, double wal) {
        static Meter of(Served node) {
            return new Meter(
                    System.nanoTime(),
                    node.nodeSeconds(),
                    node.databaseSeconds(),
                    node.figure(
                            "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"),
                    node.figure("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
        }

        String since(Meter before) {
            double seconds = (nanos - before.nanos) / 1e9;
            return "%.2f | %.2f | %.0f | %.2f"
                    .formatted(
                            (node - before.node) / seconds,
                            (database - before.database) / seconds,
                            (statements - before.statements) / seconds,
                            (wal - before.wal) / MI / seconds);
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Page page = new Page();
    /** When the last command of a centre that nobody has seen yet was answered, in nanoseconds; 0 where there is none. */
    private final AtomicLongArray unseen = new AtomicLongArray(CENTRES);

    private final Queue<Double> stale = new ConcurrentLinkedQueue<>();
    private final AtomicInteger boards = new AtomicInteger();
    private final AtomicLong failed = new AtomicLong();

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
        page.say("# A country at one node%n");
        page.say(
                "%d centres, %d desks each, %d screens; node, PostgreSQL and load on the same %d cores, load average %.1f at the start.%n",
                CENTRES, DESKS, SCREENS, Runtime.getRuntime().availableProcessors(), HerdBench.load());
        try (Served node = Served.start(vertx, "target/talon.jar", "country")) {
            long from = System.nanoTime();
            node.run(MADE[0] + "; " + MADE[1]);
            // Without the triggers that note each change: these are made, not entered.
            node.run("SET session_replication_role = replica; " + MADE[2] + "; " + MADE[3] + "; " + MADE[4]
                    + "; RESET session_replication_role; ANALYZE");
            note("made in %.1f s", (System.nanoTime() - from) / 1e9);
            quiet(node, "| nobody");
            try (var viewers = new Viewers(
                    node.port,
                    viewer -> "/api/v1/centres/c" + viewer % CENTRES + "/live",
                    viewer -> "talon-device-hall-display=board-" + viewer,
                    this::seen)) {
                for (int step = 1; step <= STEPS; step++) {
                    join(node, viewers, SCREENS * step / STEPS);
                }
                commands(node);
                page.say("%nScreens that were refused or closed and came again: %d.", viewers.lost.get());
            }
            size(node);
        }
        Files.writeString(Path.of("target", "bench-country.md"), page.toString());
        System.out.println("\n" + page);
    }

    private void quiet(Served node, String who) throws Exception {
        Meter before = Meter.of(node);
        TimeUnit.SECONDS.sleep(SECONDS / 2);
        page.say("| | cores of the node | of PostgreSQL | statements/s | WAL MiB/s | node MiB | PostgreSQL MiB |");
        page.say("|---|--:|--:|--:|--:|--:|--:|");
        page.say("%s | %s | %s |", who, Meter.of(node).since(before), memory(node));
        note("quiet: %s", Meter.of(node).since(before));
    }

    private void join(Served node, Viewers viewers, int screens) throws Exception {
        long from = System.nanoTime();
        while (viewers.size() < screens) {
            viewers.open();
        }
        long deadline = from + TimeUnit.SECONDS.toNanos(JOIN_PATIENCE_SECONDS);
        while (node.metric("talon_screens") < screens && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        double took = (System.nanoTime() - from) / 1e9;
        int open = (int) node.metric("talon_screens");
        Meter before = Meter.of(node);
        TimeUnit.SECONDS.sleep(SECONDS / 2);
        page.say(
                "| %d of %d screens, joined in %.1f s | %s | %s |",
                open, screens, took, Meter.of(node).since(before), memory(node));
        note("%d screens after %.1f s: %s", open, took, Meter.of(node).since(before));
    }

    private void commands(Served node) throws Exception {
        var talk = new Talk(vertx, node.port, node.token, CONNECTIONS, 2);
        page.say(
                "%n| commands/s asked | answered | refused | p50 ms | p99 | boards/s | stale p50 ms | p99 | cores of the node | of PostgreSQL | statements/s | WAL MiB/s |");
        page.say("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (int rate : Stream.of(
                        System.getProperty("bench.rates", "50,100,200,300").split(","))
                .mapToInt(Integer::parseInt)
                .toArray()) {
            commands(node, talk, rate);
        }
        talk.close();
    }

    /** The day's shape: a ticket, its call, its start, its end, in centres by turns. */
    private void commands(Served node, Talk talk, int rate) throws Exception {
        Queue<Double> took = new ConcurrentLinkedQueue<>();
        Queue<Future<?>> asked = new ConcurrentLinkedQueue<>();
        var sent = new AtomicInteger();
        stale.clear();
        boards.set(0);
        failed.set(0);
        Meter before = Meter.of(node);
        long from = System.nanoTime();
        long timer = vertx.setPeriodic(10, id -> {
            double due = (System.nanoTime() - from) / 1e9 * rate;
            while (sent.get() < due) {
                asked.add(command(talk, sent.getAndIncrement(), took));
            }
        });
        TimeUnit.SECONDS.sleep(SECONDS);
        vertx.cancelTimer(timer);
        Future.join(java.util.List.copyOf(asked)).otherwiseEmpty().await();
        double seconds = (System.nanoTime() - from) / 1e9;
        String used = Meter.of(node).since(before);
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
    private Future<?> command(Talk talk, int number, Queue<Double> took) {
        int centre = number / 4 % CENTRES;
        String desk = "/centres/c" + centre + "/desks/1/";
        long from = System.nanoTime();
        String path = number % 4 == 0
                ? "/centres/c" + centre + "/tickets"
                : desk + (number % 4 == 1 ? "call-next" : number % 4 == 2 ? "start" : "finish");
        // The steps of a visit follow each other: each waits for the one before.
        Future<?> before = number % 4 == 0 ? Future.succeededFuture() : last[centre];
        Future<?> answer = before.otherwiseEmpty()
                .compose(done -> talk.ask(
                        centre,
                        HttpMethod.POST,
                        path,
                        number % 4 == 0 ? "{\"service\":\"consultation\"}" : "",
                        UUID.randomUUID().toString()))
                .onComplete(done -> {
                    took.add((System.nanoTime() - from) / 1e6);
                    if (done.failed()) {
                        if (failed.getAndIncrement() == 0) {
                            note("the first that failed: %s", done.cause().getMessage());
                        }
                    } else {
                        unseen.compareAndSet(centre, 0, System.nanoTime());
                    }
                });
        last[centre] = answer;
        return answer;
    }

    private final Future<?>[] last = new Future<?>[CENTRES];

    private void seen(int viewer, ByteBuf board) {
        boards.incrementAndGet();
        long answered = unseen.getAndSet(viewer % CENTRES, 0);
        if (answered != 0) {
            stale.add(Math.max(0, System.nanoTime() - answered) / 1e6);
        }
    }

    private void size(Served node) {
        page.say(
                "%nDays that the node has closed meanwhile, one a centre: %d of %d.",
                node.figure("SELECT count(*) FROM duty WHERE kind = 'close-days'"), CENTRES);
        long visits = node.figure("SELECT count(*) FROM ticket");
        page.say(
                "%nThe database has %.0f MiB after %d visits; one poll of all versions takes %.1f ms.",
                node.figure("SELECT pg_database_size(current_database())") / MI, visits, poll(node));
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
        return memory.node() + " | " + memory.database();
    }

    private static double share(Queue<Double> took, double share) {
        double[] all = took.stream().mapToDouble(one -> one).sorted().toArray();
        return all.length == 0 ? 0 : all[(int) (all.length * share)];
    }

    private static void note(String what, Object... values) {
        System.out.printf(what + "%n", values);
    }
}
