package dev.talon.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Priority by hand and moves out of turn: what they change, what they never do, and that they can be taken back. */
class PlaceChangesTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-05T12:00:00+03:00");
    private static final int NORM = 900;

    private static TestDatabase database;
    private static TestNode node;
    private static TestNode other;
    private static volatile OffsetDateTime now = NOON;
    private static int centres;

    private String centre;

    private record Issued(String id, String label) {}

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> now).checkingAnswers();
        other = TestNode.start(database.address(), () -> now);
    }

    @AfterAll
    static void shut() {
        other.close();
        node.close();
        database.close();
    }

    @BeforeEach
    void createCentre() {
        now = NOON;
        centre = "places" + ++centres;
        assertThat(node.createCentre(centre).status()).isEqualTo(201);
    }

    @Test
    void whatAVisitorCancelledTheHostTakesBackAlsoOnceItWasCalledOrPutOff() {
        Issued waiting = issueAt(0);
        Issued called = issueAt(60);
        Issued postponed = issueAt(120);
        now = NOON.plusSeconds(180);
        node.atDesk(centre, "1", "call", "{\"ticket\":\"" + called.label() + "\",\"reason\":\"asked\"}");
        node.post(
                "/centres/" + centre + "/tickets/" + postponed.id() + "/postpone", "{\"minutes\":10,\"reason\":\"x\"}");
        for (Issued one : List.of(waiting, called, postponed)) {
            String before = state(one);
            String path = "/centres/" + centre + "/tickets/" + one.id();
            assertThat(node.send("DELETE", path, "", "authorization", "").status())
                    .isEqualTo(200);
            assertThat(state(one)).isEqualTo("cancelled");
            Reply undone = node.post(path + "/undo", "");
            assertThat(undone.status()).as(undone.json().toString()).isEqualTo(200);
            assertThat(state(one)).isEqualTo(before);
            assertThat(story(one)).endsWith("cancelled", "undone");
        }
    }

    private String state(Issued one) {
        return found(one).at("/state").asText();
    }

    @Test
    void priorityIsCountedFromWhenTheVisitorQueuedAndTakenBackToTheSecond() {
        Issued first = issueAt(0);
        Issued second = issueAt(60);
        now = NOON.plusSeconds(120);
        Reply given = priority(second, "Инвалидность");
        assertThat(given.status()).as(given.json().toString()).isEqualTo(200);
        assertThat(given.text("/category")).isEqualTo("priority");
        assertThat(due(second)).isEqualTo(NOON.plusSeconds(60 + NORM / 2));
        assertThat(order()).containsExactly(second.label(), first.label());
        assertThat(ordinary(second).status()).isEqualTo(200);
        assertThat(due(second)).isEqualTo(NOON.plusSeconds(60 + NORM));
        assertThat(order()).containsExactly(first.label(), second.label());
        assertThat(story(second)).containsSubsequence("issued", "priority_given", "priority_taken_back");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 450, 900, 901, 1000, 1349, 1351, 2000})
    void whoeverIsPastTheNormIsNeverOvertakenByPriorityGivenAtAnyMoment(int at) {
        List<Issued> all = IntStream.range(0, 8)
                .mapToObj(visitor -> issueAt(visitor * 100))
                .toList();
        now = NOON.plusSeconds(Math.max(at, 700));
        List<String> late = labels(node.get(path() + "/late"));
        Issued last = all.get(7);
        List<String> before = order();
        assertThat(priority(last, "Инвалидность").status()).isEqualTo(200);
        List<String> after = order();
        assertThat(after.indexOf(last.label())).isLessThanOrEqualTo(before.indexOf(last.label()));
        for (String overdue : late) {
            if (!overdue.equals(last.label())) {
                assertThat(after.indexOf(overdue)).as("%s at %s", overdue, at).isLessThan(after.indexOf(last.label()));
            }
        }
        assertThat(ordinary(last).status()).isEqualTo(200);
        assertThat(order()).isEqualTo(before);
        assertThat(due(last)).isEqualTo(NOON.plusSeconds(700 + NORM));
    }

    @Test
    void aMoveGoesBeforeThoseWhoAreNotDueYetAndFirstBeforeAll() {
        Issued late = issueAt(0);
        Issued waits = issueAt(600);
        Issued moved = issueAt(700);
        Issued last = issueAt(800);
        now = NOON.plusSeconds(NORM + 60);
        assertThat(move(moved, false).status()).isEqualTo(200);
        assertThat(order()).containsExactly(late.label(), moved.label(), waits.label(), last.label());
        assertThat(move(moved, false).text("/type")).isEqualTo("/problems/nobody-before");
        assertThat(move(last, true).status()).isEqualTo(200);
        assertThat(order()).containsExactly(last.label(), late.label(), moved.label(), waits.label());
        assertThat(move(last, true).text("/type")).isEqualTo("/problems/nobody-before");
        assertThat(found(last).at("/moved").asBoolean()).isTrue();
        assertThat(back(last).status()).isEqualTo(200);
        assertThat(back(moved).status()).isEqualTo(200);
        assertThat(order()).containsExactly(late.label(), waits.label(), moved.label(), last.label());
        assertThat(due(last)).isEqualTo(NOON.plusSeconds(800 + NORM));
        assertThat(back(last).text("/type")).isEqualTo("/problems/not-moved");
        assertThat(story(last)).containsSubsequence("moved_first", "moved_back");
    }

    @Test
    void priorityAndAMoveAddUpAndAreTakenBackInAnyOrder() {
        issueAt(0);
        Issued second = issueAt(60);
        now = NOON.plusSeconds(120);
        priority(second, "Инвалидность");
        issueAt(130);
        move(second, true);
        ordinary(second);
        back(second);
        assertThat(due(second)).isEqualTo(NOON.plusSeconds(60 + NORM));
    }

    @Test
    void whoeverWasCalledStaysWhereTheyAre() {
        Issued first = issueAt(0);
        node.atDesk(centre, "1", "call-next", "");
        for (Reply reply : List.of(priority(first, "Инвалидность"), move(first, false), back(first))) {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text("/type")).isEqualTo("/problems/already-called");
            assertThat(reply.text("/detail")).contains(first.label());
        }
        node.send("DELETE", path() + "/tickets/" + first.id(), "");
        assertThat(priority(first, "Инвалидность").text("/type")).isEqualTo("/problems/not-waiting");
        assertThat(node.post(path() + "/tickets/" + "A".repeat(22) + "/category", body("priority", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCancelledTicketWaitsAgainWhereItWaitedAndOfTwoWhoRestoreItOneIsTold() {
        Issued first = issueAt(0);
        Issued second = issueAt(60);
        Issued third = issueAt(120);
        now = NOON.plusSeconds(200);
        assertThat(restore(second).text("/type")).isEqualTo("/problems/not-cancelled");
        node.send("DELETE", path() + "/tickets/" + second.id(), "");
        assertThat(order()).containsExactly(first.label(), third.label());
        assertThat(restore(second).status()).isEqualTo(200);
        assertThat(restore(second).text("/type")).isEqualTo("/problems/not-cancelled");
        assertThat(order()).containsExactly(first.label(), second.label(), third.label());
        assertThat(due(second)).isEqualTo(NOON.plusSeconds(60 + NORM));
        assertThat(story(second)).containsSubsequence("issued", "cancelled", "undone");
        node.atDesk(centre, "1", "call-next", "");
        node.send("DELETE", path() + "/tickets/" + first.id(), "");
        assertThat(restore(first).text("/type")).isEqualTo("/problems/not-cancelled");
        node.send("DELETE", path() + "/tickets/" + third.id(), "");
        now = NOON.plusDays(1);
        assertThat(restore(third).text("/type")).isEqualTo("/problems/not-cancelled");
    }

    @Test
    void ofTwoHostsOneGivesPriorityAndTheOtherIsTold() {
        for (int round = 0; round < 8; round++) {
            Issued ticket = issueAt(round);
            List<CompletableFuture<Reply>> both = List.of(node, other).stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> each.post(
                            path() + "/tickets/" + ticket.id() + "/category", body("priority", "Инвалидность"))))
                    .toList();
            List<Reply> replies = both.stream().map(CompletableFuture::join).toList();
            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() == 409)
                    .allSatisfy(reply -> assertThat(reply.text("/type")).isEqualTo("/problems/category-same"));
            assertThat(story(ticket)).containsOnlyOnce("priority_given");
            assertThat(due(ticket)).isEqualTo(NOON.plusSeconds(round + NORM / 2));
        }
    }

    @Test
    void ofTwoHostsWhoCancelAndGivePriorityNobodyLeavesAHalf() {
        for (int round = 0; round < 8; round++) {
            Issued ticket = issueAt(round);
            var given = CompletableFuture.supplyAsync(() ->
                    node.post(path() + "/tickets/" + ticket.id() + "/category", body("priority", "Инвалидность")));
            var cancelled =
                    CompletableFuture.supplyAsync(() -> other.send("DELETE", path() + "/tickets/" + ticket.id(), ""));
            assertThat(cancelled.join().status()).isEqualTo(200);
            assertThat(given.join().status()).isIn(200, 409);
            JsonNode found = found(ticket);
            assertThat(found.at("/state").asText()).isEqualTo("cancelled");
            assertThat(found.at("/category").asText())
                    .isEqualTo(given.join().status() == 200 ? "priority" : "ordinary");
        }
    }

    @Test
    void theNextStageKeepsThePriority() {
        now = NOON;
        String id = node.post(path() + "/tickets", "{\"service\":\"combined\"}").text("/id");
        node.post(path() + "/tickets/" + id + "/category", body("priority", "Инвалидность"));
        node.atDesk(centre, "1", "call-next", "");
        node.atDesk(centre, "1", "start", "");
        now = NOON.plusSeconds(300);
        node.atDesk(centre, "1", "finish", "{}");
        JsonNode stage = node.get(path() + "/tickets/" + id).json().at("/stages/1");
        Duration slack = Duration.between(
                OffsetDateTime.parse(stage.at("/queuedAt").asText()),
                OffsetDateTime.parse(stage.at("/dueAt").asText()));
        int norm = node.get(path() + "/tickets?number="
                        + encoded(node.get(path() + "/tickets/" + id).text("/label")))
                .json()
                .at("/tickets/0/norm")
                .asInt();
        assertThat(slack).isEqualTo(Duration.ofSeconds(norm).dividedBy(2));
    }

    private Issued issueAt(int second) {
        now = NOON.plusSeconds(second);
        Reply reply = node.post(path() + "/tickets", "{\"service\":\"consultation\"}");
        return new Issued(reply.text("/id"), reply.text("/label"));
    }

    private Reply priority(Issued ticket, String reason) {
        return node.post(path() + "/tickets/" + ticket.id() + "/category", body("priority", reason));
    }

    private Reply ordinary(Issued ticket) {
        return node.post(path() + "/tickets/" + ticket.id() + "/category", body("ordinary", "Ошибка"));
    }

    private Reply move(Issued ticket, boolean first) {
        return node.post(
                path() + "/tickets/" + ticket.id() + "/move", "{\"first\":" + first + ",\"reason\":\"Плохо\"}");
    }

    private Reply back(Issued ticket) {
        return node.send("DELETE", path() + "/tickets/" + ticket.id() + "/move", "");
    }

    private Reply restore(Issued ticket) {
        return node.post(path() + "/tickets/" + ticket.id() + "/restore", "");
    }

    private OffsetDateTime due(Issued ticket) {
        return OffsetDateTime.parse(found(ticket).at("/dueAt").asText()).withOffsetSameInstant(NOON.getOffset());
    }

    private JsonNode found(Issued ticket) {
        return node.get(path() + "/tickets?number=" + encoded(ticket.label()))
                .json()
                .at("/tickets/0");
    }

    private List<String> order() {
        return labels(node.get(path() + "/tickets?state=waiting"));
    }

    private List<String> story(Issued ticket) {
        return node.get(path() + "/tickets/" + ticket.id() + "/story")
                .json()
                .at("/events")
                .findValuesAsText("kind");
    }

    private static List<String> labels(Reply reply) {
        return reply.json().findValuesAsText("label");
    }

    private static String body(String category, String reason) {
        return "{\"category\":\"%s\",\"reason\":\"%s\"}".formatted(category, reason);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private String path() {
        return "/centres/" + centre;
    }
}
