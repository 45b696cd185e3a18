package dev.talon.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.access.KeyedCommands;
import dev.talon.access.KeyedCommands.Ask;
import dev.talon.cli.TalonProcess;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestDatabase;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process is killed (-9) while the statement of a command stands in the middle of its work, and so is the database's end of it:
 * every command of visitors, of specialists and of the hall administrator. Afterwards it is done once, or not at all; the same key
 * gives its one answer, from another node, and then it is done once.
 */
@Timeout(600)
class KillVerbsIT {
    private static final Logger LOG = LoggerFactory.getLogger(KillVerbsIT.class);
    private static final Set<String> TAGS = Set.of("ticket", "desk", "host");
    /** What a process has on its way at once: fewer than its connections for commands. */
    private static final int TOGETHER = 5;

    private static TestDatabase database;
    private static TestNode node;
    private static KeyedCommands commands;
    private static int done;
    private static int notAtAll;

    /** A command that is killed, and the same at another centre, which nobody disturbs. */
    private record Try(String verb, String centre, Ask ask, String undisturbed, Ask twin) {
        String key() {
            return "killed-" + verb + centre.replace("/centres/", "-");
        }

        boolean takesKey() {
            return !WITHOUT_KEY.containsKey(verb);
        }
    }

    private static final String ALARM = "{\"ru\":\"Покиньте здание\",\"en\":\"Leave the building\"}";

    /** Paper changes no queue; {@code PaperStormIT} kills a process while paper comes out. */
    private static final Set<String> PAPER = Set.of("reprintTicket", "reprintByNumber");

    /** Verbs that take no key, because they may be given again: what prepares a centre, and answers the command. */
    private static final Map<String, Function<String, Ask>> WITHOUT_KEY = Map.of(
            "holdDesk",
            centre -> {
                node.delete(centre + "/desks/1/hold?page=page-of-a-test");
                return new Ask("POST", centre + "/desks/1/hold", "{\"page\":\"page-of-a-test\"}");
            },
            "leaveDesk",
            centre -> new Ask("DELETE", centre + "/desks/1/hold?page=page-of-a-test", ""),
            "raiseAlarm",
            centre -> new Ask("PUT", centre + "/alarm", ALARM),
            "endAlarm",
            centre -> {
                node.put(centre + "/alarm", ALARM);
                return new Ask("DELETE", centre + "/alarm", "");
            },
            "giveUpTicketRequest",
            centre -> {
                String key = "unseen" + centre.replace('/', '-');
                node.post(centre + "/tickets", "{\"service\":\"cash\"}", "Idempotency-Key", key);
                return new Ask("DELETE", centre + "/ticket-requests/" + key, "");
            });

    /** What ends in the middle of a command. */
    private interface Blow {
        void strike(List<Integer> backends) throws Exception;
    }

    /** Runs until it is killed. */
    private static TalonProcess talon;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        commands = new KeyedCommands(node);
    }

    @AfterEach
    void end() {
        if (talon != null) {
            talon.close();
            talon = null;
        }
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @Test
    void theProcessIsKilledInsideEveryVerb() throws Exception {
        everyVerb(backends -> {
            talon.kill();
            end();
        });
    }

    @Test
    void theDatabasesEndIsCutOffInsideEveryVerb() throws Exception {
        everyVerb(backends -> {
            for (int backend : backends) {
                sql("SELECT pg_terminate_backend(" + backend + ")");
            }
        });
    }

    private static void everyVerb(Blow blow) throws Exception {
        List<String> verbs = verbs().toList();
        assertThat(verbs).hasSizeGreaterThan(25);
        done = 0;
        notAtAll = 0;
        for (int from = 0; from < verbs.size(); from += TOGETHER) {
            killed(verbs.subList(from, Math.min(verbs.size(), from + TOGETHER)), blow);
        }
        LOG.info("{} verbs: {} were done all the same, {} not at all", verbs.size(), done, notAtAll);
    }

    /** All that change the queue of a centre: a new one without a way to try it here fails when it is prepared. */
    private static Stream<String> verbs() {
        return TestContract.READ.operations().stream()
                .filter(operation -> operation.getTags().stream().anyMatch(TAGS::contains))
                .filter(operation -> operation.getHttpMethod() != HttpMethod.GET)
                .map(operation -> operation.getOperationId())
                .filter(verb -> !PAPER.contains(verb));
    }

    private static void killed(List<String> verbs, Blow blow) throws Exception {
        if (talon == null) {
            talon = serve();
        }
        int port = talon.ports()[0];
        List<Try> tries = verbs.stream().map(KillVerbsIT::prepared).toList();
        List<String> before =
                tries.stream().map(one -> everything(one.centre())).toList();
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        try (Connection holder = Database.dataSource(database.address()).getConnection()) {
            holder.setAutoCommit(false);
            for (Try one : tries) {
                try (var lock = holder.createStatement()) {
                    lock.execute("SELECT FROM centre WHERE '/centres/' || code = '" + one.centre() + "' FOR UPDATE");
                }
            }
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            tries.forEach(one -> asked.add(ask(http, port, one)));
            int all = tries.size();
            Until.isTrue("all stand at the end of their statements", () -> {
                for (int i = 0; i < all; i++) {
                    if (asked.get(i).isDone()) {
                        // On a slow machine one gives up waiting before the last has come: it changed nothing, and is
                        // asked for again.
                        assertThat(asked.get(i).join().statusCode())
                                .as(asked.get(i).join().body())
                                .isEqualTo(503);
                        asked.set(i, ask(http, port, tries.get(i)));
                    }
                }
                return blocked().size() >= all;
            });
            List<Integer> backends = blocked();
            blow.strike(backends);
            holder.rollback();
            Until.isTrue(
                    "they have ended",
                    () -> sql("SELECT pid FROM pg_stat_activity WHERE pid = ANY ('{"
                                    + String.join(
                                            ",",
                                            backends.stream()
                                                    .map(String::valueOf)
                                                    .toList()) + "}') AND state = 'active'")
                            .isEmpty());
        }
        asked.forEach(answer -> answer.exceptionally(gone -> null).join());
        for (int i = 0; i < tries.size(); i++) {
            check(tries.get(i), before.get(i));
        }
    }

    private static CompletableFuture<HttpResponse<String>> ask(HttpClient http, int port, Try one) {
        return http.sendAsync(request(port, one), HttpResponse.BodyHandlers.ofString());
    }

    private static Try prepared(String verb) {
        String centre = commands.centre();
        String undisturbed = commands.centre();
        return new Try(verb, centre, ask(verb, centre), undisturbed, ask(verb, undisturbed));
    }

    private static Ask ask(String verb, String centre) {
        if (WITHOUT_KEY.containsKey(verb)) {
            return WITHOUT_KEY.get(verb).apply(centre);
        }
        assertThat(commands.all).as("how %s is tried", verb).containsKey(verb);
        return commands.all.get(verb).apply(centre).get(0);
    }

    private static void check(Try one, String before) {
        boolean wasDone = one.takesKey()
                ? number("SELECT count(*) FROM command_key WHERE key = '" + one.key() + "'") == 1
                : !everything(one.centre()).equals(before);
        if (wasDone) {
            done++;
            assertThat(everything(one.centre())).as(one.verb()).isNotEqualTo(before);
        } else {
            notAtAll++;
            assertThat(everything(one.centre())).as(one.verb()).isEqualTo(before);
        }
        Reply answer = send(one.ask(), one.key());
        assertThat(answer.status())
                .as("%s: %s", one.verb(), answer.http().body())
                .isBetween(200, 299);
        if (!one.takesKey()) {
            // An alarm that is raised once more begins once more.
            return;
        }
        String after = everything(one.centre());
        Reply again = send(one.ask(), one.key());
        assertThat(again.status()).as("%s: %s", one.verb(), again.http().body()).isEqualTo(answer.status());
        assertThat(everything(one.centre())).as(one.verb()).isEqualTo(after);
        assertThat(number("SELECT count(*) FROM command_key WHERE key = '" + one.key() + "'"))
                .as(one.verb())
                .isEqualTo(1);
        assertThat(send(one.twin(), one.key()).status()).as(one.verb()).isEqualTo(answer.status());
        assertThat(events(one.centre())).as(one.verb()).isEqualTo(events(one.undisturbed()));
    }

    /** What happened at a centre, in its order. */
    private static List<String> events(String centre) {
        return sql("SELECT kind FROM event e JOIN centre c ON c.id = e.centre_id WHERE '/centres/' || c.code = '"
                + centre + "' ORDER BY e.id");
    }

    /** All that a command may change, but for what a page's silence changes. */
    private static String everything(String centre) {
        return String.join("\n", sql("""
                WITH c AS (SELECT * FROM centre WHERE '/centres/' || code = '%s')
                SELECT to_jsonb(s)::text FROM stage s JOIN c ON c.id = s.centre_id
                UNION ALL SELECT to_jsonb(t)::text FROM ticket t JOIN c ON c.id = t.centre_id
                UNION ALL SELECT to_jsonb(a)::text FROM alarm a JOIN c ON c.id = a.centre_id
                UNION ALL SELECT to_jsonb(e)::text FROM event e JOIN c ON c.id = e.centre_id
                UNION ALL SELECT (to_jsonb(d) - 'seen_at')::text FROM desk d JOIN c ON c.id = d.centre_id
                ORDER BY 1""".formatted(centre)));
    }

    /** Statements that wait for the centres that this test holds, but for those of duties. */
    private static List<Integer> blocked() {
        return sql("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                        + " AND query NOT LIKE '%clocks_agree%'")
                .stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static int number(String sql) {
        return Integer.parseInt(sql(sql).get(0));
    }

    private static List<String> sql(String sql) {
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply send(Ask ask, String key) {
        return node.send(ask.method(), ask.path(), ask.body(), "Idempotency-Key", key);
    }

    private static HttpRequest request(int port, Try one) {
        Ask ask = one.ask();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + ask.path()))
                .timeout(Duration.ofMinutes(2))
                .method(ask.method(), HttpRequest.BodyPublishers.ofString(ask.body()))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + node.token())
                .header("Idempotency-Key", one.key())
                .build();
    }

    private static TalonProcess serve() throws IOException {
        DatabaseAddress at = database.address();
        return TalonProcess.start(
                List.of(
                        "TALON_PORT=0",
                        "TALON_MANAGEMENT_PORT=0",
                        "TALON_DATABASE_URL=postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                                .formatted(at.user(), at.password(), at.host(), at.port(), at.database())),
                "serve");
    }
}
