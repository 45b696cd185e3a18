package dev.talon.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.Proof;
import dev.talon.Until;
import dev.talon.cli.TalonProcess;
import dev.talon.db.DataDirectory;
import dev.talon.events.hook.Receiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Talon that sends to a webhook is killed while a message has come and is not answered: every event comes, in order,
 * and what comes twice has the same id. Whoever follows the stream meanwhile sees every number once.
 */
class KillHooksIT {
    private static final Logger LOG = LoggerFactory.getLogger(KillHooksIT.class);
    private static final String PASSWORD = "a-password-for-scripts";
    private static final int KILLS = Proof.times(2, 10);
    private static final int MESSAGES_A_LIFE = 60;
    /** The queue runs ahead of the hook by so many tickets at most: each one more would only be one more to wait for. */
    private static final int AHEAD = 60;

    /** @param holding a message has come and waits @param let it may be answered */
    private record Hold(CountDownLatch holding, CountDownLatch let) {}

    @TempDir
    Path temporary;

    @Test
    void everyEventComesThoughTheSenderIsKilled() throws Exception {
        var data = new DataDirectory(temporary.resolve("data"));
        var line = new Line();
        var held = new AtomicReference<Hold>();
        List<Receiver.Message> all = new ArrayList<>();
        var commands = Executors.newFixedThreadPool(3);
        var leave = new AtomicBoolean();
        var ahead = new Semaphore(AHEAD);
        TalonProcess talon = serve(data, line);
        var port = new AtomicInteger(talon.ports()[0]);
        Follower follower = null;
        try (var receiver = new Receiver(message -> hold(held.get()))) {
            line.signIn(PASSWORD);
            line.ask("/centres", """
                    {"code":"north","name":{"ru":"Север","en":"North"},"zone":"Europe/Moscow"}""");
            long before = numbersOf(talon, line).size();
            line.ask("/hooks", """
                    {"name": "crm", "url": "%s"}""".formatted(receiver.url()));
            follower = new Follower("north", line.token(), port::get);
            for (int n = 0; n < 3; n++) {
                commands.submit(() -> {
                    while (!leave.get()) {
                        ahead.acquire();
                        line.ask("/centres/north/tickets", "{\"service\":\"cash\"}");
                    }
                    return null;
                });
            }
            for (int kill = 0; kill < KILLS; kill++) {
                take(receiver, all, ahead);
                // The next message is not answered before its sender is dead.
                var hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
                held.set(hold);
                hold.holding().await();
                line.serves(0);
                talon.kill();
                held.set(null);
                hold.let().countDown();
                talon = serve(data, line);
                port.set(talon.ports()[0]);
            }
            take(receiver, all, ahead);
            leave.set(true);
            ahead.release(AHEAD);
            commands.shutdown();
            assertThat(commands.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            List<Long> events = numbersOf(talon, line);
            Set<Long> missing = new HashSet<>(events.subList((int) before, events.size()));
            all.forEach(message -> missing.remove(message.number()));
            while (!missing.isEmpty()) {
                Receiver.Message message = receiver.next();
                all.add(message);
                missing.remove(message.number());
            }
            check(all, events);
            Follower stream = follower;
            Until.isTrue("the stream has everything", () -> stream.numbers().size() >= events.size());
            assertThat(stream.numbers()).as("the stream").isEqualTo(events);
            assertThat(stream.connections()).isGreaterThan(KILLS);
        } finally {
            if (follower != null) {
                follower.close();
            }
            leave.set(true);
            commands.shutdownNow();
            talon.close();
            data.postmaster().ifPresent(ProcessHandle::destroy);
        }
    }

    private static void check(List<Receiver.Message> all, List<Long> events) {
        assertThat(events)
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        Map<Long, String> ids = new LinkedHashMap<>();
        for (Receiver.Message message : all) {
            String before = ids.putIfAbsent(message.number(), message.id());
            assertThat(before == null ? message.id() : before).isEqualTo(message.id());
        }
        assertThat(new HashSet<>(ids.values())).hasSameSizeAs(ids.keySet());
        assertThat(List.copyOf(ids.keySet())).as("in order").isSorted().endsWith((long) events.size());
        int twice = all.size() - ids.size();
        assertThat(twice)
                .as("each kill left a message that had come and was not settled")
                .isGreaterThanOrEqualTo(KILLS);
        LOG.info(
                "{} kills: {} events, every one delivered, in order; {} came twice, with the same id",
                KILLS,
                ids.size(),
                twice);
    }

    private static void take(Receiver receiver, List<Receiver.Message> all, Semaphore ahead) {
        for (int n = 0; n < MESSAGES_A_LIFE; n++) {
            all.add(receiver.next());
            ahead.release();
        }
    }

    private static Receiver.Reply hold(Hold hold) {
        try {
            if (hold != null) {
                hold.holding().countDown();
                hold.let().await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Receiver.Reply.OK;
    }

    private static List<Long> numbersOf(TalonProcess talon, Line line) throws Exception {
        var http = HttpClient.newHttpClient();
        List<Long> numbers = new ArrayList<>();
        long after = 0;
        while (true) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + talon.ports()[0]
                            + "/api/v1/centres/north/events?limit=1000&after=" + after))
                    .header("authorization", "Bearer " + line.token())
                    .build();
            JsonNode page = new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
            page.get("events").forEach(event -> numbers.add(event.get("number").asLong()));
            if (page.get("events").isEmpty()) {
                return numbers;
            }
            after = page.get("next").asLong();
        }
    }

    private static TalonProcess serve(DataDirectory data, Line line) throws Exception {
        var settings = List.of(
                "TALON_PORT=0",
                "TALON_MANAGEMENT_PORT=0",
                "TALON_DATA=" + data.path(),
                "TALON_ADMIN_PASSWORD=" + PASSWORD);
        TalonProcess talon = TalonProcess.start(settings, "serve");
        line.serves(talon.ports()[0]);
        return talon;
    }
}
