package dev.talon.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Boards that all join one node at the same moment, as after the end of another node, and what commands beside feel of it. With
 * {@code -Dbench.jars=before=JAR,now=JAR} several Talons are measured in turn. Leaves {@code target/bench-herd.md}.
 */
public final class HerdBench {
    private static final int MOST = 3_000;
    private static final int[] BOARDS_AT_ONCE = Stream.of(
                    System.getProperty("bench.boards", "1000," + MOST).split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int COMMAND_EVERY_MS = Integer.getInteger("bench.every", 10);
    private static final int PATIENCE_SECONDS = 60;
    /** How many connections the commands have when the boards join, as the pages of desks and kiosks have theirs. */
    private static final int OPEN = Integer.getInteger("bench.open", 64);

    /** %d centres of halls, and one that nobody looks at. */
    private static final String CENTRES = """
            INSERT INTO centre (code, name_ru, name_en, zone)
            SELECT code, 'Центр ' || code, 'Centre ' || code, 'Europe/Moscow'
            FROM (SELECT 'beside' AS code UNION ALL SELECT 'herd' || n FROM generate_series(0, %d) AS n) AS codes""";

    private static final String SERVICES = """
            INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
            SELECT id, 'consultation', 'Консультация', 'Consultation', ARRAY['consultation'], 'К', 900, 1 FROM centre""";

    private static final String DESKS = """
            INSERT INTO desk (centre_id, code, stages, position)
            SELECT id, n::text, ARRAY['consultation'], n FROM centre, generate_series(1, 5) AS n""";

    /** %1$d boards · %2$d centres. */
    private static final String BOARDS = """
            INSERT INTO device (kind, token_hash, centre_id, name, paired_at)
            SELECT 'hall-display', sha256(convert_to('board-' || n, 'UTF8')), c.id, 'board ' || n, now()
            FROM generate_series(0, %1$d - 1) AS n JOIN centre c ON c.code = 'herd' || n %% %2$d""";

    /**
     * @param all     milliseconds until the last board was there
     * @param seconds of the processors that node and database used meanwhile
     */
    private record Herd(double all, double nodeSeconds, double databaseSeconds, List<Double> beside, int refused) {}

    private final Vertx vertx = Vertx.vertx();
    private final Page page = new Page();

    public static void main(String[] arguments) throws Exception {
        try {
            new HerdBench().run();
        } catch (Throwable fault) {
            fault.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Map<String, String> jars = new LinkedHashMap<>();
        for (String jar :
                System.getProperty("bench.jars", "now=target/talon.jar").split(",")) {
            String[] pair = jar.split("=", 2);
            jars.put(pair[0], pair[1]);
        }
        page.say("# Boards that join at once%n");
        page.say(
                "Milliseconds until the last of them has its board, and of a command or a read beside, one each %d ms; all",
                COMMAND_EVERY_MS);
        page.say(
                "processes on the same %d cores, load average %.1f at the start.%n",
                Runtime.getRuntime().availableProcessors(), load());
        page.say(
                "| centres | boards | Talon | rounds, ms | CPU node, s | CPU PostgreSQL, s | beside p50 | p99 | longest | refused |");
        page.say("|--:|--:|---|---|--:|--:|--:|--:|--:|--:|");
        for (int centres : Stream.of(
                        System.getProperty("bench.centres", "1,1000").split(","))
                .mapToInt(Integer::parseInt)
                .toArray()) {
            measure(jars, centres);
        }
        Files.writeString(Path.of("target", "bench-herd.md"), page.toString());
        System.out.println("\n" + page);
        vertx.close().await();
    }

    private void measure(Map<String, String> jars, int centres) throws Exception {
        Map<String, Served> nodes = new LinkedHashMap<>();
        Map<String, Crowd> crowds = new LinkedHashMap<>();
        for (var jar : jars.entrySet()) {
            Served node = Served.start(vertx, jar.getValue(), "herd-" + jar.getKey());
            nodes.put(jar.getKey(), node);
            node.run(CENTRES.formatted(centres - 1));
            node.run(SERVICES);
            node.run(DESKS);
            node.run(BOARDS.formatted(MOST, centres));
            node.run("ANALYZE centre, service, desk, device");
            crowds.put(jar.getKey(), Crowd.start(1 + crowds.size(), node.port, "herd", centres, 0, (viewer, at) -> {}));
        }
        try {
            measure(nodes, crowds, centres);
        } finally {
            crowds.values().forEach(Crowd::close);
            nodes.values().forEach(Served::close);
        }
    }

    private void measure(Map<String, Served> nodes, Map<String, Crowd> crowds, int centres) throws Exception {
        for (int boards : BOARDS_AT_ONCE) {
            Map<String, List<Herd>> herds = new LinkedHashMap<>();
            // The first is not counted: it warms up.
            for (int round = 0; round <= ROUNDS; round++) {
                for (var node : nodes.entrySet()) {
                    Herd herd = join(node.getValue(), crowds.get(node.getKey()), boards);
                    System.out.printf(
                            "%4d centres %4d boards %-6s %5.0f ms, load %.1f%n",
                            centres, boards, node.getKey(), herd.all(), load());
                    double[] beside = sorted(List.of(herd));
                    System.out.printf(
                            "      cpu %.1f + %.1f, beside p99 %.0f, longest %.0f, refused %d%n",
                            herd.nodeSeconds(),
                            herd.databaseSeconds(),
                            beside[(int) (beside.length * 0.99)],
                            beside[beside.length - 1],
                            herd.refused());
                    if (round > 0) {
                        herds.computeIfAbsent(node.getKey(), key -> new ArrayList<>())
                                .add(herd);
                    }
                }
            }
            herds.forEach((name, list) -> row(centres, boards, name, list));
        }
    }

    private Herd join(Served node, Crowd crowd, int boards) throws Exception {
        node.run("UPDATE device SET seen_at = NULL");
        node.run("UPDATE stage SET state = 'cancelled', finished_at = clock_timestamp() WHERE state = 'waiting'");
        node.run("VACUUM ticket, stage, event, counter, centre, device");
        var came = new CountDownLatch(boards);
        var seen = new AtomicBoolean[boards];
        for (int i = 0; i < boards; i++) {
            seen[i] = new AtomicBoolean();
        }
        var beside = new Beside(node);
        double nodeSeconds = node.nodeSeconds();
        double databaseSeconds = node.databaseSeconds();
        var last = new AtomicLong();
        crowd.tell((viewer, at) -> {
            if (seen[viewer].compareAndSet(false, true)) {
                last.accumulateAndGet(at, Math::max);
                came.countDown();
            }
        });
        long from = System.nanoTime();
        beside.counts = true;
        crowd.open(boards);
        if (!came.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(
                    came.getCount() + " boards never came; they were refused " + crowd.lost() + " times");
        }
        double all = (last.get() - from) / 1e6;
        beside.leave();
        nodeSeconds = node.nodeSeconds() - nodeSeconds;
        databaseSeconds = node.databaseSeconds() - databaseSeconds;
        crowd.leave();
        while (node.metric("talon_screens") > 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return new Herd(all, nodeSeconds, databaseSeconds, List.copyOf(beside.took), beside.refused.get());
    }

    private void row(int centres, int boards, String name, List<Herd> herds) {
        double[] beside = sorted(herds);
        page.say(
                "| %d | %d | %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %d |",
                centres,
                boards,
                name,
                String.join(
                        ", ",
                        herds.stream()
                                .map(herd -> String.format("%.0f", herd.all()))
                                .toList()),
                herds.stream().mapToDouble(Herd::nodeSeconds).average().orElseThrow(),
                herds.stream().mapToDouble(Herd::databaseSeconds).average().orElseThrow(),
                beside[beside.length / 2],
                beside[(int) (beside.length * 0.99)],
                beside[beside.length - 1],
                herds.stream().mapToInt(Herd::refused).sum());
    }

    private static double[] sorted(List<Herd> herds) {
        return herds.stream()
                .flatMap(herd -> herd.beside().stream())
                .mapToDouble(took -> took)
                .sorted()
                .toArray();
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** A command or a read every few milliseconds, whether or not those before were answered. */
    private final class Beside {
        final ConcurrentLinkedQueue<Double> took = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Future<?>> asked = new ConcurrentLinkedQueue<>();
        private final Talk talk;
        private final long timer;
        final AtomicInteger refused = new AtomicInteger();
        private int number;
        volatile boolean counts;

        Beside(Served node) throws Exception {
            talk = new Talk(vertx, node.port, node.token, 200, 2);
            Future.all(IntStream.range(0, OPEN)
                            .mapToObj(user -> talk.ask(user, HttpMethod.GET, "/centres/beside/board", "", ""))
                            .toList())
                    .await();
            timer = vertx.setPeriodic(COMMAND_EVERY_MS, id -> ask());
            TimeUnit.MILLISECONDS.sleep(500);
        }

        private void ask() {
            long from = System.nanoTime();
            boolean counted = counts;
            Future<?> answer = number++ % 2 == 0
                    ? talk.ask(
                            number / 2,
                            HttpMethod.POST,
                            "/centres/beside/tickets",
                            "{\"service\":\"consultation\"}",
                            UUID.randomUUID().toString())
                    : talk.ask(number / 2, HttpMethod.GET, "/centres/beside/board", "", "");
            asked.add(answer.onComplete(done -> {
                if (counted && done.failed()) {
                    refused.incrementAndGet();
                }
                if (counted) {
                    took.add((System.nanoTime() - from) / 1e6);
                }
            }));
        }

        void leave() {
            vertx.cancelTimer(timer);
            Future.join(List.copyOf(asked)).otherwiseEmpty().await();
            talk.close();
        }
    }
}
