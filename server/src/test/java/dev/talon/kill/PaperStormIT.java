package dev.talon.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import dev.talon.Proof;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.cli.TalonProcess;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server and two agents, killed again and again at random moments while tickets print: two kiosks' printers are the
 * server's own, two hang on the agents. Whom it hits, and after how many bytes at which printer, comes from a seed that is told:
 * {@code -Dtalon.seed=…} brings the same storm once more, as far as processes can repeat.
 */
class PaperStormIT {
    private static final Logger LOG = LoggerFactory.getLogger(PaperStormIT.class);
    private static final int KILLS = Proof.times(5, 50);
    /** A kill comes somewhere within the next two tickets of a printer, or within so long where it prints nothing. */
    private static final int BYTES = 70_000;

    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration SETTLED = Duration.ofMinutes(4);
    private static final String PROFILE = "storm";
    private static final Pattern CODE = Pattern.compile(".*The pair code is (\\w+);.*");
    private static final Pattern CONNECTED = Pattern.compile(".*Connected to .*");

    private enum Victim {
        SERVER,
        FIRST_AGENT,
        SECOND_AGENT
    }

    @TempDir
    Path folders;

    private final TestDatabase database = TestDatabase.create();
    private final Line line = new Line();
    private final Relay net = new Relay(0);
    private final List<StormKiosk> kiosks = new ArrayList<>();
    private final Map<Victim, TalonProcess> processes = new EnumMap<>(Victim.class);

    @BeforeEach
    void setUp() throws Exception {
        try (TestNode node = TestNode.start(database.address())) {
            net.leadTo(node.port());
            slowDown(node);
            for (String centre : List.of("here", "there", "first", "second")) {
                kiosks.add(new StormKiosk(node, centre, PROFILE));
            }
            hang(node, Victim.FIRST_AGENT, "first");
            hang(node, Victim.SECOND_AGENT, "second");
        }
        start(Victim.SERVER);
    }

    @AfterEach
    void clear() throws Exception {
        for (TalonProcess process : processes.values()) {
            process.kill();
        }
        net.close();
        kiosks.forEach(StormKiosk::close);
        database.close();
    }

    @Test
    void whoeverIsKilledWhenThereIsOnePaperOfATicketOrNoneAndTheBooksAreTrue() throws Exception {
        long seed = Proof.seed();
        LOG.info("The storm's seed is {}", seed);
        List<CompletableFuture<Void>> visitors =
                kiosks.stream().map(kiosk -> kiosk.open(line)).toList();
        storm(new Random(seed));
        kiosks.forEach(StormKiosk::shut);
        for (CompletableFuture<Void> visitor : visitors) {
            visitor.get(SETTLED.toSeconds(), TimeUnit.SECONDS);
        }
        try (TestNode node = TestNode.start(database.address())) {
            untilAllHaveEnded(node);
            Map<String, Integer> ends = new TreeMap<>();
            for (StormKiosk kiosk : kiosks) {
                check(node, kiosk, seed, ends);
            }
            LOG.info("{} kills, seed {}: papers {}", KILLS, seed, ends);
            assertThat(ends.getOrDefault("printed", 0)).as("tickets printed").isGreaterThan(KILLS);
        }
    }

    private void storm(Random random) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
            StormKiosk where = kiosks.get(random.nextInt(kiosks.size()));
            int bytes = random.nextInt(BYTES);
            boolean printed = where.printer.awaitReceived(bytes, QUIET);
            LOG.info(
                    "Kill {}: {} after {} bytes at {}{}", kill, victim, bytes, where.centre, printed ? "" : ", or 4 s");
            processes.get(victim).kill();
            start(victim);
        }
    }

    /** Every ticket that was acknowledged is there; what is known of its paper is what fell out. */
    private static void check(TestNode node, StormKiosk kiosk, long seed, Map<String, Integer> ends)
            throws InterruptedException, ReaderException {
        kiosk.takePapers();
        for (String ticket : kiosk.tickets) {
            Reply known = node.get("/centres/" + kiosk.centre + "/tickets/" + ticket);
            assertThat(known.status()).as("ticket %s, seed %d", ticket, seed).isEqualTo(200);
            String state = known.text("/print/state");
            long papers = kiosk.papersOf(ticket);
            ends.merge(state + (papers == 1 && !state.equals("printed") ? ", came out" : ""), 1, Integer::sum);
            String what = "papers of " + known.text("/label") + " of " + kiosk.centre + ", "
                    + known.json().at("/print") + ", seed " + seed;
            switch (state) {
                case "printed" -> assertThat(papers).as(what).isEqualTo(1);
                case "uncertain" -> assertThat(papers).as(what).isLessThanOrEqualTo(1);
                case "failed" -> assertThat(papers).as(what).isZero();
                default -> throw new AssertionError(what);
            }
        }
        assertThat(kiosk.tickets).as("whose papers fell out").containsAll(kiosk.papers);
        assertThat(kiosk.printer.faults()).isEmpty();
    }

    /** What was left behind is uncertain after a minute. */
    private static void untilAllHaveEnded(TestNode node) {
        Until.isTrue(
                "all have ended",
                () -> TestNode.await(node.database()
                                        .fast()
                                        .query("SELECT FROM print_job WHERE state IN ('queued', 'printing') LIMIT 1")
                                        .execute())
                                .size()
                        == 0);
    }

    private void start(Victim victim) throws Exception {
        if (victim == Victim.SERVER) {
            line.serves(0);
            DatabaseAddress at = database.address();
            TalonProcess server = TalonProcess.start(
                    List.of(
                            "TALON_PORT=0",
                            "TALON_MANAGEMENT_PORT=0",
                            // Where phones find it: without one a paper has no code.
                            "TALON_PUBLIC_URL=http://queue.example",
                            "TALON_DATABASE_URL=postgresql://%s:%s@%s:%d/%s"
                                    .formatted(at.user(), at.password(), at.host(), at.port(), at.database())),
                    "serve");
            processes.put(victim, server);
            int port = server.ports()[0];
            net.leadTo(port);
            line.serves(port);
        } else {
            processes.put(
                    victim,
                    TalonProcess.startAgent(List.of(
                            "TALON_AGENT_SERVER=http://127.0.0.1:" + net.port(),
                            "TALON_AGENT_STATE=" + folders.resolve(victim.name()))));
        }
    }

    /** A ticket takes a third of a second, so that a kill may come within one. */
    private static void slowDown(TestNode node) {
        JsonObject usual = new JsonArray(node.get("/printer-profiles").json().toString())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> one.getString("code").equals("generic-80"))
                        .findFirst()
                        .orElseThrow();
        List.of("code", "shipped", "printers", "changedBy", "changedAt").forEach(usual::remove);
        usual.put("chunkBytes", 2048).put("chunkPauseMs", 20);
        assertThat(node.put("/printer-profiles/" + PROFILE, usual.encode()).status())
                .isEqualTo(200);
    }

    private void hang(TestNode node, Victim victim, String centre) throws Exception {
        start(victim);
        TalonProcess agent = processes.get(victim);
        var code = CODE.matcher(agent.awaitLine(CODE));
        assertThat(code.matches()).isTrue();
        int id = node.post("/devices", """
                        {"code":"%s","centre":"%s","name":"Компьютер киоска"}""".formatted(code.group(1), centre))
                .json()
                .at("/id")
                .asInt();
        assertThat(node.put("/centres/" + centre + "/printers/hall/agent", "{\"agent\":" + id + "}")
                        .status())
                .isEqualTo(204);
        agent.awaitLine(CONNECTED);
    }
}
