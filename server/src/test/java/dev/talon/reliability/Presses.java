package dev.talon.reliability;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Kiosks and desks of one centre without a pause, with the manners of the pages: one key, some attempts, 20 s in all. */
final class Presses {
    private static final Duration ATTEMPT = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(300);

    /** An acknowledged ticket. */
    record Ticket(String id, Instant asked, Instant answered) {}

    final Queue<Ticket> tickets = new ConcurrentLinkedQueue<>();
    /** When kiosks gave up, by the key. */
    final Map<String, Instant> ticketsGivenUp = new ConcurrentHashMap<>();

    final Map<String, Instant> callsGivenUp = new ConcurrentHashMap<>();
    /** Answers that nobody ought to get. */
    final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    final AtomicInteger again = new AtomicInteger();

    private final List<TestNode> nodes;
    private final String centre;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean leaving;

    Presses(List<TestNode> nodes, String centre, int kiosks, int desks) {
        this.nodes = nodes;
        this.centre = "/centres/" + centre;
        for (int i = 0; i < kiosks; i++) {
            begin("kiosk " + i, this::takeTicket);
        }
        for (int i = 1; i <= desks; i++) {
            String desk = Integer.toString(i);
            nodes.get(0).sit(centre, desk);
            begin("desk " + i, () -> serve(desk));
        }
    }

    /** How many tickets were asked for after a moment, and acknowledged; the first of them. */
    Optional<Ticket> firstAfter(Instant moment) {
        return tickets.stream()
                .filter(ticket -> ticket.asked().isAfter(moment))
                .min((a, b) -> a.answered().compareTo(b.answered()));
    }

    /** As a kiosk does once its visitor has gone. */
    void giveUpAll() {
        ticketsGivenUp.keySet().forEach(key -> {
            Reply reply;
            do {
                reply = nodes.get(0).delete(centre + "/ticket-requests/" + key);
            } while (reply.status() >= 500);
        });
    }

    private void takeTicket() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        Instant asked = Instant.now();
        Optional<Reply> reply = command(centre + "/tickets", "{\"service\":\"cash\"}", key);
        if (reply.isEmpty()) {
            ticketsGivenUp.put(key, Instant.now());
        } else if (reply.get().status() == 201) {
            tickets.add(new Ticket(reply.get().text("/id"), asked, Instant.now()));
        } else {
            surprises.add("ticket: " + reply.get().json());
        }
    }

    private void serve(String desk) throws InterruptedException {
        String at = centre + "/desks/" + desk + "/";
        String key = UUID.randomUUID().toString();
        Optional<Reply> call = command(at + "call-next", "", key);
        if (call.isEmpty()) {
            callsGivenUp.put(key, Instant.now());
            return;
        }
        if (call.get().status() == 200 || call.get().text("/type").equals("/problems/desk-busy")) {
            command(at + "start", "", UUID.randomUUID().toString());
            command(at + "finish", "", UUID.randomUUID().toString());
        } else if (call.get().status() != 204) {
            surprises.add("desk " + desk + ": " + call.get().json());
        }
    }

    /** Empty where the page gives up. */
    private Optional<Reply> command(String path, String body, String key) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.compareTo(SHORTEST) < 0) {
                return Optional.empty();
            }
            Duration attempt = left.compareTo(ATTEMPT) < 0 ? left : ATTEMPT;
            TestNode node = nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
            String until = Long.toString(System.currentTimeMillis() + attempt.toMillis());
            HttpRequest request = HttpRequest.newBuilder(
                            node.request("POST", path, body, "Idempotency-Key", key, "Talon-Until", until),
                            (name, value) -> true)
                    .setHeader("authorization", "Bearer " + nodes.get(0).token())
                    .timeout(attempt)
                    .build();
            try {
                Reply reply = TestNode.reply(node.http().send(request, BodyHandlers.ofString()));
                if (reply.status() < 500) {
                    return Optional.of(reply);
                }
            } catch (IOException e) {
                // The attempt took too long, or the node sent it away.
            }
            again.incrementAndGet();
            synchronized (this) {
                wait(PAUSE.toMillis());
            }
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void begin(String name, Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!leaving) {
                            step.run();
                        }
                    } catch (InterruptedException | RuntimeException e) {
                        surprises.add(name + ": " + e);
                    }
                },
                name);
        threads.add(thread);
        thread.start();
    }

    /** Everybody ends what they have begun. */
    void leave() throws InterruptedException {
        leaving = true;
        for (Thread thread : threads) {
            thread.join(PATIENCE.plus(ATTEMPT).toMillis());
        }
    }
}
