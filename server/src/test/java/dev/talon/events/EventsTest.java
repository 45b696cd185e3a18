package dev.talon.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs are told: in order, without gaps, without personal data. */
class EventsTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), TestLimits.of(Duration.ofMillis(200), TestLimits.SEATED))
                .checkingAnswers();
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aVisitIsTold() {
        node.createCentre("visit");
        long before = node.get("/centres/visit/events").json().get("last").asLong();
        String id = issue("visit").text("/id");
        node.atDesk("visit", "1", "call-next");
        node.atDesk("visit", "1", "start");
        node.atDesk("visit", "1", "finish", "{}");
        Reply page = node.get("/centres/visit/events?after=" + before);

        assertThat(kinds(page))
                .filteredOn(kind -> !kind.startsWith("desk_"))
                .containsExactly("issued", "called", "started", "finished");
        JsonNode called = page.json().at("/events/2");
        assertThat(called.toString()).doesNotContain(id).contains("\"desk\":\"1\"", "\"by\":\"token\"");
        assertThat(called.at("/ticket/label").asText()).isNotEmpty();
        assertThat(called.at("/stage/kind").asText()).isEqualTo("consultation");
        assertThat(numbers(page.json().get("events")))
                .isEqualTo(LongStream.rangeClosed(
                                before + 1, page.json().get("last").asLong())
                        .boxed()
                        .toList());
        assertThat(node.get("/centres/visit/events?after=" + page.json().get("next"))
                        .json()
                        .get("events"))
                .isEmpty();
    }

    /** Names, notes, reasons, messages: whatever somebody typed stays inside. */
    @Test
    void nothingThatSomebodyTypedGoesOut() {
        node.createCentre("private");
        String ticket = issue("private").text("/id");
        node.put("/centres/private/tickets/" + ticket + "/note", "{\"note\": \"Secretova +7 921 1234567\"}");
        node.post("/centres/private/tickets/" + ticket + "/category", """
                {"category": "priority", "reason": "Secretova is ill"}""");
        node.post("/centres/private/messages", "{\"text\": \"Secretova, come here\"}");
        node.put("/centres/private/alarm", "{\"ru\": \"Secretova\", \"en\": \"Secretova\"}");
        node.delete("/centres/private/alarm");
        node.sit("private", "1");
        node.post("/centres/private/desks/1/pause", "{\"reason\": \"Secretova\"}");

        JsonNode events = node.get("/centres/private/events").json().get("events");
        assertThat(events.findValuesAsText("kind"))
                .contains("noted", "priority_given", "message_sent", "alarm_raised", "desk_paused");
        assertThat(events.toString()).doesNotContain("Secretova", "+7 921", ticket, "token:", "staff:");
    }

    @Test
    void whatIsUndoneStillNamesItsTicket() {
        node.createCentre("undone");
        node.atDesk("undone", "1", "serve", "{\"service\": \"consultation\"}");
        node.post("/centres/undone/desks/1/undo", "");
        List<JsonNode> events = all(node.get("/centres/undone/events").json().get("events"));
        JsonNode undone = events.get(events.size() - 1);
        JsonNode served = events.get(events.size() - 2);
        assertThat(undone.get("kind").asText()).isEqualTo("undone");
        assertThat(undone.get("ticket")).isEqualTo(served.get("ticket"));
        assertThat(undone.at("/ticket/label").asText()).isNotEmpty();
        assertThat(undone.get("undoes"))
                .extracting(JsonNode::asLong)
                .contains(served.get("id").asLong());
    }

    /** Many commands at once at three centres, followed by streams and by pages: every reader sees 1, 2, 3… */
    @Test
    void underLoadEveryReaderSeesEveryNumberInOrder() throws Exception {
        List<String> centres = List.of("load-a", "load-b", "load-c");
        centres.forEach(node::createCentre);
        int commands = 40;
        var pool = Executors.newFixedThreadPool(12);
        List<Feed> feeds = new ArrayList<>();
        try {
            for (String centre : centres) {
                // As JSON lets a whole number be written, too.
                feeds.add(Feed.open(node, "/centres/" + centre + "/events/stream?after=0.0"));
            }
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < 9; worker++) {
                String centre = centres.get(worker % 3);
                String desk = Integer.toString(1 + worker / 3);
                running.add(pool.submit(() -> {
                    for (int n = 0; n < commands / 4; n++) {
                        issue(centre);
                        node.atDesk(centre, desk, "call-next");
                        node.atDesk(centre, desk, "start");
                        node.atDesk(centre, desk, "finish", "{}");
                    }
                }));
            }
            List<Future<List<Long>>> paged = centres.stream()
                    .map(centre -> pool.submit(() -> pagesUntil(centre, running)))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
            for (int n = 0; n < centres.size(); n++) {
                long last = node.get("/centres/" + centres.get(n) + "/events?limit=1")
                        .json()
                        .get("last")
                        .asLong();
                List<Long> expected = LongStream.rangeClosed(1, last).boxed().toList();
                assertThat(paged.get(n).get()).isEqualTo(expected);
                assertThat(feeds.get(n).next((int) last))
                        .extracting(event -> event.get("number").asLong())
                        .isEqualTo(expected);
                assertThat(last).isGreaterThan(3L * commands);
            }
        } finally {
            for (Feed feed : feeds) {
                feed.close();
            }
            pool.shutdownNow();
        }
    }

    /** The numbers of the log are taken in one order and committed in another: what goes out follows the commits. */
    @Test
    void whoCommitsLaterHasTheHigherNumber() throws Exception {
        node.createCentre("commits");
        long before = node.get("/centres/commits/events").json().get("last").asLong();
        String insertion = "INSERT INTO event (centre_id, at, kind, actor)"
                + " SELECT id, now(), '%s', 'staff:x' FROM centre WHERE code = 'commits' RETURNING id";
        try (Connection slow = node.database().jdbc().getConnection();
                Connection swift = node.database().jdbc().getConnection();
                Connection failing = node.database().jdbc().getConnection()) {
            for (Connection each : List.of(slow, swift, failing)) {
                each.setAutoCommit(false);
            }
            slow.createStatement().execute(insertion.formatted("alarm_raised"));
            failing.createStatement().execute(insertion.formatted("zones_changed"));
            swift.createStatement().execute(insertion.formatted("alarm_ended"));
            swift.commit();
            JsonNode first =
                    node.get("/centres/commits/events?after=" + before).json().get("events");
            assertThat(numbers(first)).containsExactly(before + 1);
            assertThat(first.at("/0/kind").asText()).isEqualTo("alarm_ended");
            failing.rollback();
            slow.commit();
            JsonNode then =
                    node.get("/centres/commits/events?after=" + before).json().get("events");
            assertThat(numbers(then)).containsExactly(before + 1, before + 2);
            assertThat(then.at("/1/kind").asText()).isEqualTo("alarm_raised");
            assertThat(then.at("/1/id").asLong()).isLessThan(then.at("/0/id").asLong());
        }
    }

    /** A row that is changed for each event would make an import of a year take the square of its time. */
    @Test
    void aThousandEventsOfATransactionChangeNoRowAgainAndAgain() throws Exception {
        node.createCentre("many");
        try (Connection connection = node.database().jdbc().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO event (centre_id, at, kind, actor)"
                            + " SELECT id, now(), 'alarm_raised', 'staff:x' FROM centre, generate_series(1, 1000) WHERE code = 'many'");
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            var changed = statement.executeQuery(
                    "SELECT sum(n_tup_ins) FILTER (WHERE relname = 'event_out'), sum(n_tup_upd) FROM pg_stat_xact_user_tables");
            changed.next();
            assertThat(changed.getLong(1)).isEqualTo(1000);
            assertThat(changed.getLong(2)).isLessThan(10);
            connection.commit();
        }
        JsonNode page = node.get("/centres/many/events?limit=1000").json();
        assertThat(numbers(page.get("events")))
                .isEqualTo(LongStream.rangeClosed(1, page.get("last").asLong())
                        .limit(1000)
                        .boxed()
                        .toList());
    }

    @Test
    void aStreamBeatsAndSendsWhatChangesNoBoard() throws Exception {
        node.createCentre("beat");
        try (Feed feed = Feed.open(node, "/centres/beat/events/stream")) {
            node.post("/centres/beat/messages", "{\"text\": \"x\"}");
            assertThat(feed.next().get("kind").asText()).isEqualTo("message_sent");
            Until.isTrue("a beat", feed::hasBeaten);
        }
    }

    @Test
    void aRevokedTokenEndsItsStream() throws Exception {
        node.createCentre("revoked");
        Reply made = node.post("/tokens", """
                {"name": "x", "role": "manager", "centre": "revoked", "scopes": ["events"]}""");
        try (Feed feed =
                Feed.open(node, "/centres/revoked/events/stream", "authorization", "Bearer " + made.text("/token"))) {
            node.delete("/tokens/" + made.json().get("id"));
            feed.awaitEnd();
        }
    }

    @Test
    void whoMayNotReadIsTold() {
        node.createCentre("mine");
        node.createCentre("theirs");
        String mine = "Bearer " + node.post("/tokens", """
                        {"name": "x", "role": "manager", "centre": "mine", "scopes": ["events"]}""").text("/token");
        String board = "Bearer " + node.post("/tokens", """
                        {"name": "x", "role": "manager", "scopes": ["board"]}""").text("/token");
        assertThat(node.get("/centres/mine/events", "authorization", mine).status())
                .isEqualTo(200);
        assertThat(node.get("/centres/theirs/events", "authorization", mine).status())
                .isEqualTo(403);
        assertThat(node.get("/centres/theirs/events", "authorization", board).text("/type"))
                .endsWith("out-of-scope");
        assertThat(node.get("/centres/mine/events", "authorization", "").status())
                .isEqualTo(401);
        assertThat(node.get("/centres/nowhere/events").status()).isEqualTo(404);
        for (String other : List.of("application/json", "text/html, text/event-stream;q=0")) {
            assertThat(node.get("/centres/mine/events/stream", "accept", other).status())
                    .isEqualTo(406);
        }
        assertThat(node.get("/centres/mine/events?limit=0").status()).isEqualTo(400);
        assertThat(node.get("/centres/mine/events?from=1").status()).isEqualTo(400);
    }

    /** A program that says nothing of what it takes takes everything. */
    @ParameterizedTest
    @ValueSource(strings = {"", "text/*", "*/*", "application/json, TEXT/Event-Stream;q=0.5"})
    void aStreamIsWhatAnyoneGetsWhoTakesIt(String accept) throws Exception {
        String centre = "takes" + Math.floorMod(accept.hashCode(), 100_000);
        node.createCentre(centre);
        String[] headers = accept.isEmpty() ? new String[0] : new String[] {"accept", accept};
        HttpResponse<InputStream> answer = node.http()
                .send(
                        node.request("GET", "/centres/" + centre + "/events/stream", "", headers),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
            assertThat(body.read()).isPositive();
        }
    }

    @Test
    void aNumberThatIsNotKeptIsGone() {
        node.createCentre("old");
        issue("old");
        issue("old");
        TestNode.await(node.database()
                .slow()
                .query(
                        "DELETE FROM event_out WHERE number <= 2 AND centre_id = (SELECT id FROM centre WHERE code = 'old')")
                .execute());
        Reply gone = node.get("/centres/old/events?after=1", "accept-language", "ru");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text("/type")).endsWith("events-gone");
        assertThat(gone.text("/detail")).contains("номер 3");
        assertThat(gone.json().get("first").asLong()).isEqualTo(3);
        assertThat(numbers(node.get("/centres/old/events").json().get("events")).get(0))
                .isEqualTo(3);
        assertThat(node.get("/centres/old/events?after=2").status()).isEqualTo(200);
        Reply ahead = node.get("/centres/old/events?after=1000000");
        assertThat(ahead.status()).isEqualTo(410);
        assertThat(ahead.text("/type")).endsWith("events-ahead");
    }

    private static List<Long> pagesUntil(String centre, List<Future<?>> running) {
        List<Long> seen = new ArrayList<>();
        long after = 0;
        while (true) {
            boolean over = running.stream().allMatch(Future::isDone);
            JsonNode page = node.get("/centres/" + centre + "/events?limit=7&after=" + after)
                    .json();
            seen.addAll(numbers(page.get("events")));
            if (over && page.get("events").isEmpty()) {
                return seen;
            }
            after = page.get("next").asLong();
        }
    }

    private static List<String> kinds(Reply page) {
        return all(page.json().get("events")).stream()
                .map(event -> event.get("kind").asText())
                .toList();
    }

    private static List<Long> numbers(JsonNode events) {
        return all(events).stream().map(event -> event.get("number").asLong()).toList();
    }

    private static List<JsonNode> all(JsonNode events) {
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    private static Reply issue(String centre) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\": \"consultation\"}");
    }
}
