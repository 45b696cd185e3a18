package dev.talon.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.board.LiveScreen;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay;
import dev.talon.kill.Relay.Way;
import dev.talon.queue.TicketId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Something hangs for longer than anybody's patience: what was given up is not done afterwards, and others go on. */
@Tag("reliability")
@Timeout(300)
class HangsIT {
    private static final String LOAD =
            "2 nodes, 3 kiosks and 3 desks without pause in one centre, a kiosk and a board in another";
    /** A desk that is held up does not count as silent. */
    private static final Limits SEATED = TestLimits.of(Limits.USUAL.beat(), TestLimits.SEATED);

    private static final Duration AFTERWARDS = Duration.ofSeconds(60);
    private static final String CASH = "{\"service\":\"cash\"}";

    private TestDatabase database;
    private Relay network;
    private List<TestNode> nodes;
    private Connection psql;

    private interface Fault {
        void run() throws Exception;
    }

    @BeforeEach
    void start() throws SQLException {
        database = TestDatabase.create();
        DatabaseAddress at = database.address();
        network = new Relay(at.port());
        var through =
                new DatabaseAddress("127.0.0.1", network.port(), at.database(), at.user(), at.password(), at.sslMode());
        nodes = Stream.generate(
                        () -> TestNode.start(TestSettings.over(through), SEATED, () -> null, DatabaseLimits.USUAL))
                .limit(2)
                .toList();
        nodes.get(0).createCentre("held");
        nodes.get(0).createCentre("other");
        psql = Database.dataSource(at).getConnection();
        psql.setAutoCommit(false);
    }

    @AfterEach
    void stop() throws SQLException {
        psql.close();
        nodes.forEach(TestNode::close);
        network.close();
        database.close();
    }

    @Test
    void aRowOfACentreIsLockedFor40Seconds() throws Exception {
        Duration held = Duration.ofSeconds(40);
        hang(
                "a row lock in one centre for 40 s",
                held,
                true,
                () -> execute("SELECT FROM centre WHERE code = 'held' FOR UPDATE"),
                psql::rollback);
    }

    @Test
    void aTableIsLockedFor20Seconds() throws Exception {
        hang(
                "a lock on the table of stages for 20 s",
                Duration.ofSeconds(20),
                false,
                () -> execute("LOCK TABLE stage"),
                psql::rollback);
    }

    @Test
    void postgresqlIsStoppedFor30Seconds() throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(number("SELECT pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElseThrow();
        hang(
                "PostgreSQL stopped (SIGSTOP) for 30 s",
                Duration.ofSeconds(30),
                false,
                () -> signal("-STOP", postmaster),
                () -> signal("-CONT", postmaster));
    }

    @Test
    void theNetworkToTheDatabaseIsCutFor30Seconds() throws Exception {
        hang(
                "the network to the database cut for 30 s",
                Duration.ofSeconds(30),
                false,
                () -> {
                    network.freeze(Way.UP);
                    network.freeze(Way.DOWN);
                },
                () -> {
                    network.thaw(Way.UP);
                    network.thaw(Way.DOWN);
                });
    }

    /** @param steady whether the other centre must not feel it */
    private void hang(String name, Duration length, boolean steady, Fault begin, Fault end) throws Exception {
        var seen = new Others();
        var presses = new Presses(nodes, "held", 3, 3);
        try {
            while (presses.tickets.size() < 50) {
                pause();
            }
            Instant begun = Instant.now();
            begin.run();
            try {
                while (Instant.now().isBefore(begun.plus(length))) {
                    if (steady) {
                        seen.look();
                    } else {
                        pause();
                    }
                }
            } finally {
                end.run();
            }
            Instant healed = Instant.now();
            while (presses.firstAfter(healed).isEmpty() && Instant.now().isBefore(healed.plus(AFTERWARDS))) {
                pause();
            }
            if (!steady) {
                seen.look();
                seen.stale = Math.max(seen.stale, seconds(begun, Instant.now()));
            }
            presses.leave();
            presses.giveUpAll();
            check(name, presses, seen, steady, begun, healed);
        } finally {
            presses.leave();
        }
    }

    private void check(String name, Presses presses, Others seen, boolean steady, Instant begun, Instant healed)
            throws SQLException {
        Map<String, Instant> issued = done("issued");
        Map<String, Instant> called = done("called");
        Set<String> there = ids();
        int lost = (int) presses.tickets.stream()
                .filter(ticket -> !there.contains(ticket.id()))
                .count();
        int doubled = number("SELECT count(*) - count(DISTINCT (centre_id, business_day, label)) FROM ticket");
        long later = Stream.of(Map.entry(presses.ticketsGivenUp, issued), Map.entry(presses.callsGivenUp, called))
                .flatMap(both -> both.getKey().entrySet().stream()
                        .filter(given -> both.getValue()
                                .getOrDefault(given.getKey(), Instant.MIN)
                                .isAfter(given.getValue())))
                .count();
        int nobodys = number("""
                SELECT count(*) FROM command_key k JOIN event e ON e.centre_id = k.centre_id AND e.id = k.event_id
                JOIN stage s ON s.centre_id = e.centre_id AND s.ticket_id = e.ticket_id
                WHERE e.kind = 'issued' AND s.state <> 'cancelled' AND k.key IN ('none'%s)""".formatted(presses.ticketsGivenUp.keySet().stream()
                .map(key -> ",'" + key + "'")
                .reduce("", String::concat)));
        var first = presses.firstAfter(begun);
        new Finding(
                        name,
                        LOAD,
                        lost,
                        doubled,
                        seen.stale,
                        first.map(ticket -> seconds(begun, ticket.answered())).orElse(Double.NaN),
                        "%d tickets and %d calls given up, %d of them done later, %d sent again%s"
                                .formatted(
                                        presses.ticketsGivenUp.size(),
                                        presses.callsGivenUp.size(),
                                        later,
                                        presses.again.get(),
                                        steady
                                                ? "; the other centre: %d tickets on its board, the slowest command %.2f s, never unready"
                                                        .formatted(seen.tickets, seen.slowest)
                                                : ""))
                .record();
        assertThat(presses.surprises).isEmpty();
        assertThat(lost).isZero();
        assertThat(doubled).isZero();
        assertThat(later).as("given up and done later").isZero();
        assertThat(nobodys).as("tickets that nobody holds").isZero();
        assertThat(presses.firstAfter(healed)).as("it goes on").isPresent();
        assertThat(seen.unready).as("unready while only one centre was held").isZero();
        assertThat(seen.refused).as("refused in the other centre").isZero();
    }

    /** The other centre, as somebody there sees it. */
    private final class Others {
        double stale;
        double slowest;
        int tickets;
        int unready;
        int refused;

        /** A ticket on each node until its board shows it; ends when all is well. */
        void look() throws Exception {
            for (TestNode node : nodes) {
                try (LiveScreen screen = LiveScreen.open(node, "other")) {
                    Instant asked = Instant.now();
                    Reply reply = node.post("/centres/other/tickets", CASH);
                    Instant answered = Instant.now();
                    refused += reply.status() == 201 ? 0 : 1;
                    tickets++;
                    int expected = tickets;
                    screen.until(board -> waiting(board) >= expected - refused);
                    stale = Math.max(stale, seconds(answered, Instant.now()));
                    slowest = Math.max(slowest, seconds(asked, answered));
                    unready += node.health("ready") == 200 ? 0 : 1;
                }
            }
        }
    }

    private static int waiting(JsonObject board) {
        return board.getJsonArray("waiting").stream()
                .mapToInt(service -> ((JsonObject) service).getInteger("count"))
                .sum();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    private static void signal(String signal, ProcessHandle postmaster) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("kill", signal),
                        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                                .map(process -> Long.toString(process.pid())))
                .toList();
        // One of them may have ended meanwhile.
        new ProcessBuilder(command).start().waitFor();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = psql.createStatement()) {
            statement.execute(sql);
        }
    }

    /** When an event of a kind was, by its key. */
    private Map<String, Instant> done(String kind) throws SQLException {
        Map<String, Instant> done = new HashMap<>();
        try (Statement statement = psql.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT k.key, e.at FROM command_key k JOIN event e ON e.centre_id = k.centre_id AND e.id = k.event_id"
                                + " WHERE e.kind = '" + kind + "'")) {
            while (rows.next()) {
                done.put(rows.getString(1), rows.getTimestamp(2).toInstant());
            }
        }
        return done;
    }

    private Set<String> ids() throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Statement statement = psql.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM ticket")) {
            while (rows.next()) {
                ids.add(new TicketId(rows.getObject(1, UUID.class)).toString());
            }
        }
        return ids;
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = psql.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Leaves the processor to what is looked at. */
    private synchronized void pause() throws InterruptedException {
        wait(50);
    }
}
