package dev.talon.events.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Webhooks: signed, in order, at least once, and no trouble of one is a trouble of another. */
class HooksTest {
    private static TestDatabase database;
    private static TestNode node;
    /** Over the same database: both look for hooks that have something to send. */
    private static TestNode other;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        other = TestNode.start(database.address());
    }

    @AfterAll
    static void stop() {
        node.close();
        other.close();
        database.close();
    }

    @Test
    void everyEventComesInOrderAndSigned() {
        node.createCentre("order");
        try (var receiver = new Receiver(message -> Receiver.Reply.OK)) {
            Reply made = create("order", receiver, "");
            long last = last("order");
            for (int n = 0; n < 12; n++) {
                (n % 2 == 0 ? node : other).post("/centres/order/tickets", "{\"service\": \"cash\"}");
            }
            JsonNode events =
                    node.get("/centres/order/events?after=" + last).json().get("events");
            Set<String> ids = new HashSet<>();
            for (JsonNode event : events) {
                Receiver.Message message = receiver.next();
                assertThat(message.json().get("data")).isEqualTo(event);
                assertThat(message.kind()).isEqualTo("issued");
                assertThat(message.isSignedWith(made.text("/secret"))).isTrue();
                assertThat(ids.add(message.id())).isTrue();
            }
            assertThat(events).hasSize(12);
            awaitAll(made);
            assertThat(receiver.rest()).isEmpty();
        }
    }

    @Test
    void onlyTheKindsThatAreWantedCome() {
        node.createCentre("kinds");
        try (var receiver = new Receiver(message -> Receiver.Reply.OK)) {
            Reply made = create("kinds", receiver, ", \"kinds\": [\"called\"]");
            node.post("/centres/kinds/tickets", "{\"service\": \"consultation\"}");
            node.atDesk("kinds", "1", "call-next");
            assertThat(receiver.next().kind()).isEqualTo("called");
            awaitAll(made);
            assertThat(receiver.rest()).isEmpty();
        }
    }

    @Test
    void aMessageThatFailsIsTriedAgainWithTheSameId() {
        node.createCentre("again");
        var failures = new AtomicInteger(4);
        try (var receiver = new Receiver(message ->
                failures.getAndDecrement() > 0 ? new Receiver.Reply(503, "out of order") : Receiver.Reply.OK)) {
            Reply made = create("again", receiver, "");
            node.post("/centres/again/tickets", "{\"service\": \"cash\"}");
            String id = receiver.next().id();
            for (int n = 0; n < 4; n++) {
                assertThat(receiver.next().id()).isEqualTo(id);
            }
            awaitAll(made);
            JsonNode delivery = deliveries(made, "delivered").get(0);
            assertThat(delivery.get("tries").asInt()).isEqualTo(5);
            assertThat(hook(made).get("failingSince").isNull()).isTrue();
        }
    }

    @Test
    void whatIsRefusedIsGivenUpAndSentAgainByHand() {
        node.createCentre("dead");
        Set<Long> wrong = ConcurrentHashMap.newKeySet();
        try (var receiver = new Receiver(message ->
                wrong.contains(message.number()) ? new Receiver.Reply(422, "I do not know this") : Receiver.Reply.OK)) {
            Reply made = create("dead", receiver, "");
            long last = last("dead");
            wrong.add(last + 1);
            node.post("/centres/dead/tickets", "{\"service\": \"cash\"}");
            node.post("/centres/dead/tickets", "{\"service\": \"cash\"}");
            String id = receiver.next().id();
            assertThat(List.of(receiver.next().id(), receiver.next().id())).containsOnly(id);
            assertThat(receiver.next().number()).isEqualTo(last + 2);
            awaitAll(made);
            JsonNode dead = deliveries(made, "dead").get(0);
            assertThat(dead.get("number").asLong()).isEqualTo(last + 1);
            assertThat(dead.get("status").asInt()).isEqualTo(422);
            assertThat(dead.get("answer").asText()).isEqualTo("I do not know this");
            assertThat(hook(made).get("dead").asInt()).isEqualTo(1);

            wrong.clear();
            Reply asked = node.post(path(made) + "/deliveries/again", "{}");
            assertThat(asked.status()).isEqualTo(202);
            assertThat(asked.json().get("messages").asInt()).isEqualTo(1);
            assertThat(receiver.next().id()).isEqualTo(id);
            Until.isTrue(
                    "nothing is given up any more", () -> hook(made).get("dead").asInt() == 0);
            assertThat(hook(made).get("behind").asInt()).isZero();
        }
    }

    @Test
    void whatWasGivenUpHasAllItsTriesAgainInAReplay() {
        node.createCentre("afresh");
        var asked = new AtomicInteger();
        try (var receiver = new Receiver(
                message -> asked.incrementAndGet() < 6 ? new Receiver.Reply(422, "not yet") : Receiver.Reply.OK)) {
            Reply made = create("afresh", receiver, "");
            long last = last("afresh");
            node.post("/centres/afresh/tickets", "{\"service\": \"cash\"}");
            for (int tries = 0; tries < 3; tries++) {
                assertThat(receiver.next().number()).isEqualTo(last + 1);
            }
            Until.isTrue("it is given up", () -> hook(made).get("dead").asInt() == 1);
            node.post(path(made) + "/replay", "{\"centre\": \"afresh\", \"after\": %d}".formatted(last));
            for (int tries = 0; tries < 3; tries++) {
                assertThat(receiver.next().number()).isEqualTo(last + 1);
            }
            awaitAll(made);
            assertThat(deliveries(made, "delivered").get(0).get("tries").asInt())
                    .isEqualTo(6);
            assertThat(hook(made).get("dead").asInt()).isZero();
        }
    }

    /** One address never answers; the other's message is there before the first one's patience ends. */
    @Test
    void oneThatHangsDelaysNoOther() {
        node.createCentre("hangs");
        var let = new CountDownLatch(1);
        try (var silent = new Receiver(message -> {
                    await(let);
                    return Receiver.Reply.OK;
                });
                var swift = new Receiver(message -> Receiver.Reply.OK)) {
            Reply hanging = create("hangs", silent, "");
            Reply well = create("hangs", swift, "");
            node.post("/centres/hangs/tickets", "{\"service\": \"cash\"}");
            String id = silent.next().id();
            swift.next();
            for (int n = 0; n < 5; n++) {
                node.post("/centres/hangs/tickets", "{\"service\": \"cash\"}");
                swift.next();
            }
            awaitAll(well);
            // It is cut off, and comes again with the same id.
            assertThat(silent.next().id()).isEqualTo(id);
            assertThat(deliveries(hanging, "waiting").get(0).get("fault").asText())
                    .isEqualTo("no-answer");
            let.countDown();
            awaitAll(hanging);
        }
    }

    @Test
    void itIsSentFromAnEarlierNumberOnce() {
        node.createCentre("replay");
        try (var receiver = new Receiver(message -> Receiver.Reply.OK)) {
            long first = last("replay");
            for (int n = 0; n < 3; n++) {
                node.post("/centres/replay/tickets", "{\"service\": \"cash\"}");
            }
            Reply made = create("replay", receiver, "");
            assertThat(hook(made).get("behind").asInt()).isZero();
            Reply asked = node.post(path(made) + "/replay", """
                    {"centre": "replay", "after": %d}""".formatted(first));
            assertThat(asked.json().get("events").asInt()).isEqualTo(3);
            List<Long> numbers = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                numbers.add(receiver.next().number());
            }
            assertThat(numbers)
                    .isEqualTo(
                            LongStream.rangeClosed(first + 1, first + 3).boxed().toList());
            awaitAll(made);
            node.post(path(made) + "/replay", "{\"since\": \"2020-01-01T00:00:00Z\"}");
            assertThat(receiver.next().number()).isEqualTo(1);
            assertThat(node.post(path(made) + "/replay", "{\"after\": 1}").status())
                    .isEqualTo(422);
        }
    }

    @Test
    void whatIsGoneIsStoppedAndGoesOnWhenItIsSaved() {
        node.createCentre("gone");
        var gone = new AtomicInteger(1);
        try (var receiver =
                new Receiver(message -> gone.getAndDecrement() > 0 ? new Receiver.Reply(410, "") : Receiver.Reply.OK)) {
            Reply made = create("gone", receiver, "");
            node.post("/centres/gone/tickets", "{\"service\": \"cash\"}");
            String id = receiver.next().id();
            Until.isTrue(
                    "it is stopped", () -> hook(made).get("stopped").asText().equals("gone"));
            node.post("/centres/gone/tickets", "{\"service\": \"cash\"}");
            assertThat(node.put(path(made), "{\"active\": true}").status()).isEqualTo(200);
            assertThat(receiver.next().id()).isEqualTo(id);
            assertThat(receiver.next().number()).isEqualTo(last("gone"));
            awaitAll(made);
        }
    }

    @Test
    void afterARenewalBothSecretsSignForAWhile() {
        node.createCentre("secret");
        try (var receiver = new Receiver(message -> new Receiver.Reply(200, "thank you"))) {
            Reply made = create("secret", receiver, "");
            String before = made.text("/secret");
            String now =
                    node.post(path(made) + "/secret", "{\"overlapHours\": 1}").text("/secret");
            Reply tried = node.post(path(made) + "/test", "");
            assertThat(tried.json().get("delivered").asBoolean()).isTrue();
            assertThat(tried.text("/answer")).isEqualTo("thank you");
            Receiver.Message both = receiver.next();
            assertThat(both.kind()).isEqualTo("test");
            assertThat(both.isSignedWith(before)).isTrue();
            assertThat(both.isSignedWith(now)).isTrue();
            String last =
                    node.post(path(made) + "/secret", "{\"overlapHours\": 0}").text("/secret");
            node.post(path(made) + "/test", "");
            Receiver.Message one = receiver.next();
            assertThat(one.isSignedWith(now)).isFalse();
            assertThat(one.isSignedWith(last)).isTrue();
            String said = node.get("/hooks").json().toString()
                    + node.get("/audit?kind=hook").json();
            assertThat(said).doesNotContain("whsec", last, last.substring("whsec_".length()));
            assertThat(node.get("/audit?kind=hook").json().toString()).contains("\"secret\":true");
        }
    }

    @Test
    void aRedirectIsNoSuccessAndNotFollowed() {
        node.createCentre("moved");
        try (var target = new Receiver(message -> Receiver.Reply.OK);
                var receiver = new Receiver(message -> new Receiver.Reply(302, "", "Location", target.url()))) {
            Reply made = create("moved", receiver, "");
            Reply tried = node.post(path(made) + "/test", "");
            assertThat(tried.json().get("status").asInt()).isEqualTo(302);
            assertThat(tried.json().get("delivered").asBoolean()).isFalse();
            assertThat(target.rest()).isEmpty();
        }
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (String url :
                List.of("ftp://example.org/x", "https://", "http://a:b@example.org/", "example.org", "http://x y/")) {
            Reply refused = node.post("/hooks", """
                    {"name": "x", "url": "%s"}""".formatted(url));
            assertThat(refused.status()).as(url).isBetween(400, 422);
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/url");
        }
        assertThat(node.post("/hooks", "{\"name\": \"x\", \"url\": \"https://example.org/\", \"centre\": \"nowhere\"}")
                        .status())
                .isEqualTo(422);
        Reply inside =
                node.post("/hooks", "{\"name\": \"x\", \"url\": \"http://169.254.169.254/latest\", \"active\": false}");
        assertThat(node.post(path(inside) + "/test", "").text("/fault")).isEqualTo("not-allowed");
        assertThat(node.delete(path(inside)).status()).isEqualTo(204);
        assertThat(node.get(path(inside) + "/deliveries").status()).isEqualTo(404);
    }

    private static Reply create(String centre, Receiver receiver, String more) {
        Reply made = node.post("/hooks", """
                {"name": "%s", "url": "%s", "centre": "%s"%s}""".formatted(centre, receiver.url(), centre, more));
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    private static String path(Reply made) {
        return "/hooks/" + made.json().get("id");
    }

    private static JsonNode hook(Reply made) {
        for (JsonNode hook : node.get("/hooks").json()) {
            if (hook.get("id").equals(made.json().get("id"))) {
                return hook;
            }
        }
        throw new AssertionError("no hook " + made.json());
    }

    private static JsonNode deliveries(Reply made, String state) {
        return node.get(path(made) + "/deliveries?state=" + state).json();
    }

    private static void awaitAll(Reply made) {
        Until.isTrue("everything is delivered", () -> hook(made).get("behind").asInt() == 0);
    }

    private static long last(String centre) {
        return node.get("/centres/" + centre + "/events?limit=1")
                .json()
                .get("last")
                .asLong();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
