package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A socket never says more than what is known, and never stays for a reader that is gone. */
@Timeout(120)
class UnprovenBoardTest {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final String CASH = "{\"service\":\"cash\"}";

    private TestDatabase database;
    private TestNode node;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), TestLimits.of(BEAT, TestLimits.SEATED));
        node.createCentre("north");
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void aBoardThatCannotBeReadIsNotSaidToBeAlive() {
        try (LiveScreen screen = LiveScreen.open(node, "north")) {
            screen.next();
            screen.nextBeat();
            run("ALTER TABLE stage RENAME TO elsewhere");
            run("UPDATE centre SET version = version + 1");
            screen.untilNoBeatFor(BEAT.multipliedBy(3));
            assertThat(screen.socket().isClosed()).isFalse();
            run("ALTER TABLE elsewhere RENAME TO stage");
            screen.next();
            screen.nextBeat();
        }
    }

    @Test
    void aSocketThatNeverReadsIsLetGo() {
        String desks = IntStream.rangeClosed(100, 299)
                .mapToObj(code -> "((SELECT id FROM centre), '" + code + "', '{consultation}', " + code + ")")
                .collect(Collectors.joining(", "));
        run("INSERT INTO desk (centre_id, code, stages, position) VALUES " + desks);
        LiveScreen deaf = LiveScreen.open(node, "north");
        assertThat(screens()).isEqualTo("1.0");
        deaf.socket().pause();
        // What it does not read fills whatever lies between, so that words of farewell would wait for ever.
        while (!screens().equals("0.0")) {
            IntStream.range(0, 10).forEach(i -> node.post("/centres/north/tickets", CASH));
        }
        deaf.socket().resume();
        deaf.close();
    }

    private String screens() {
        try {
            HttpRequest metrics = HttpRequest.newBuilder(URI.create(node.managementUrl() + "/metrics"))
                    .build();
            return node.http()
                    .send(metrics, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("talon_screens"))
                    .map(line -> line.replaceFirst(".* ", ""))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void run(String sql) {
        TestNode.await(node.database().slow().query(sql).execute());
    }
}
