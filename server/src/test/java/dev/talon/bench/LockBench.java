package dev.talon.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What other centres feel while somebody holds the row of one, and its kiosks go on asking. Times with and without the lock are
 * taken in turn. {@code -Dbench.centres} says how many others there are. Leaves {@code target/bench-lock.md}.
 */
public final class LockBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 4);
    private static final int ROUND_MS = Integer.getInteger("bench.round.ms", 4_000);
    private static final int ASK_EVERY_MS = 20;
    private static final int HELD_EVERY_MS = 250;
    private static final int READY_EVERY_MS = 100;

    private static final String HOLD = "SELECT id FROM centre WHERE code = 'held' FOR UPDATE";

    /** %d centres, and the one that is held. */
    private static final String CENTRES = """
            INSERT INTO centre (code, name_ru, name_en, zone)
            SELECT code, 'Центр ' || code, 'Centre ' || code, 'Europe/Moscow'
            FROM (SELECT 'held' AS code UNION ALL SELECT 'free' || n FROM generate_series(0, %d) AS n) AS codes""";

    private static final String SERVICES = """
            INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
            SELECT id, 'consultation', 'Консультация', 'Consultation', ARRAY['consultation'], 'К', 900, 1 FROM centre""";

    /** Milliseconds of commands and of reads, and how often the node was not ready or somebody was refused. */
    private static final class Felt {
        final Queue<Double> commands = new ConcurrentLinkedQueue<>();
        final Queue<Double> reads = new ConcurrentLinkedQueue<>();
        final AtomicInteger refused = new AtomicInteger();
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger unready = new AtomicInteger();
    }

    private final Vertx vertx = Vertx.vertx();
    private final Page page = new Page();

    public static void main(String[] arguments) {
        try {
            new LockBench().run();
        } catch (Throwable fault) {
            fault.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        page.say("# A lock in one centre%n");
        page.say(
                "One command and one read each %d ms in other centres; %d rounds of %d s with the lock and without it, in turn.",
                ASK_EVERY_MS, ROUNDS, ROUND_MS / 1000);
        page.say("Load average %.1f at the start.%n", HerdBench.load());
        page.say("| other centres | lock | command p50 | p99 | read p50 | p99 | refused | not ready |");
        page.say("|--:|---|--:|--:|--:|--:|--:|--:|");
        for (String centres : System.getProperty("bench.centres", "1,8,100").split(",")) {
            measure(Integer.parseInt(centres));
        }
        Files.writeString(Path.of("target", "bench-lock.md"), page.toString());
        System.out.println("\n" + page);
    }

    private void measure(int centres) throws Exception {
        try (Served node = Served.start(vertx, "target/talon.jar", "lock")) {
            node.run(CENTRES.formatted(centres - 1));
            node.run(SERVICES);
            node.run("ANALYZE");
            var talk = new Talk(vertx, node.port, node.token, 200, 2);
            round(node, talk, centres, new Felt());
            var without = new Felt();
            var with = new Felt();
            for (int round = 0; round < ROUNDS; round++) {
                round(node, talk, centres, without);
                SqlConnection holder = node.sql.getConnection().await();
                var transaction = holder.begin().await();
                holder.query(HOLD).execute().await();
                List<Future<?>> held = new ArrayList<>();
                long kiosks = vertx.setPeriodic(HELD_EVERY_MS, id -> held.add(ticket(talk, "held")));
                round(node, talk, centres, with);
                vertx.cancelTimer(kiosks);
                transaction.rollback().await();
                holder.close().await();
                Future.join(List.copyOf(held)).otherwiseEmpty().await();
            }
            row(centres, "no", without);
            row(centres, "held", with);
            talk.close();
        }
    }

    private void round(Served node, Talk talk, int centres, Felt felt) throws Exception {
        node.run("UPDATE stage SET state = 'cancelled', finished_at = clock_timestamp() WHERE state = 'waiting'");
        HttpClient health = vertx.createHttpClient();
        Queue<Future<?>> asked = new ConcurrentLinkedQueue<>();
        var number = new AtomicInteger();
        long asks = vertx.setPeriodic(ASK_EVERY_MS, id -> {
            String centre = "free" + number.getAndIncrement() % centres;
            asked.add(timed(felt.commands, felt.refused, ticket(talk, centre)));
            asked.add(timed(
                    felt.reads,
                    felt.refused,
                    talk.ask(number.get(), HttpMethod.GET, "/centres/" + centre + "/board", "", "")));
        });
        long looks = vertx.setPeriodic(READY_EVERY_MS, id -> {
            felt.asked.incrementAndGet();
            asked.add(health.request(HttpMethod.GET, node.managementPort, "127.0.0.1", "/health/ready")
                    .compose(request -> request.send())
                    .onComplete(answer -> {
                        if (answer.failed() || answer.result().statusCode() != 200) {
                            felt.unready.incrementAndGet();
                        }
                    }));
        });
        TimeUnit.MILLISECONDS.sleep(ROUND_MS);
        vertx.cancelTimer(asks);
        vertx.cancelTimer(looks);
        Future.join(List.copyOf(asked)).otherwiseEmpty().await();
        health.close().await();
    }

    private Future<?> ticket(Talk talk, String centre) {
        return talk.ask(
                0,
                HttpMethod.POST,
                "/centres/" + centre + "/tickets",
                "{\"service\":\"consultation\"}",
                UUID.randomUUID().toString());
    }

    private static Future<?> timed(Queue<Double> took, AtomicInteger refused, Future<?> answer) {
        long from = System.nanoTime();
        return answer.onComplete(done -> {
            took.add((System.nanoTime() - from) / 1e6);
            if (done.failed()) {
                refused.incrementAndGet();
            }
        });
    }

    private void row(int centres, String lock, Felt felt) {
        page.say(
                "| %d | %s | %.1f | %.1f | %.1f | %.1f | %d of %d | %d of %d |",
                centres,
                lock,
                share(felt.commands, 0.5),
                share(felt.commands, 0.99),
                share(felt.reads, 0.5),
                share(felt.reads, 0.99),
                felt.refused.get(),
                felt.commands.size() + felt.reads.size(),
                felt.unready.get(),
                felt.asked.get());
        System.out.printf("%d %s: %.1f, load %.1f%n", centres, lock, share(felt.commands, 0.99), HerdBench.load());
    }

    private static double share(Queue<Double> took, double share) {
        double[] all = took.stream().mapToDouble(one -> one).sorted().toArray();
        return all[(int) (all.length * share)];
    }
}
