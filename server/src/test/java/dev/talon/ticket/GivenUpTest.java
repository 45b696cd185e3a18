package dev.talon.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.FakePrinter;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A kiosk whose visitor has gone says so: no ticket is in the queue that nobody holds. */
@Timeout(120)
class GivenUpTest {
    private static final String CASH = "{\"service\":\"cash\"}";

    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String centre;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @BeforeEach
    void centre() {
        centre = "centre-" + ++centres;
        node.createCentre(centre);
    }

    @Test
    void aKeyThatWasGivenUpIssuesNoTicketAnyMore() {
        assertThat(giveUp("key-given-up").status()).isEqualTo(204);
        Reply late = issue("key-given-up");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/type")).isEqualTo("/problems/given-up");
        assertThat(giveUp("key-given-up").status()).as("said twice").isEqualTo(204);
        assertThat(issue("another-key").text("/label")).isEqualTo("Д001");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void aTicketThatNobodySawLeavesTheQueue() {
        Reply unseen = issue("key-of-unseen");
        assertThat(waiting()).isEqualTo(1);
        assertThat(giveUp("key-of-unseen").status()).isEqualTo(204);
        assertThat(state(unseen)).isEqualTo("cancelled");
        assertThat(waiting()).isZero();
        assertThat(giveUp("key-of-unseen").status()).isEqualTo(204);
        assertThat(node.sit(centre, "4").status()).isEqualTo(204);
        assertThat(node.atDesk(centre, "4", "call-next").status()).isEqualTo(204);
    }

    @Test
    void aTicketThatWasCalledMeanwhileLeavesTheDesk() {
        Reply unseen = issue("key-of-called");
        assertThat(node.sit(centre, "4").status()).isEqualTo(204);
        assertThat(node.atDesk(centre, "4", "call-next").status()).isEqualTo(200);
        assertThat(giveUp("key-of-called").status()).isEqualTo(204);
        assertThat(state(unseen)).isEqualTo("cancelled");
    }

    @Test
    void aPaperThatCameOutIsHeldBySomebody() throws Exception {
        try (FakePrinter printer = FakePrinter.start()) {
            String kiosk = kioskAt(printer);
            Reply printed = issue("key-of-printed", "cookie", kiosk, "authorization", "");
            printer.paper(Duration.ofSeconds(60));
            assertThat(giveUp("key-of-printed", "cookie", kiosk, "authorization", "")
                            .status())
                    .isEqualTo(204);
            assertThat(state(printed)).isEqualTo("waiting");
        }
    }

    @Test
    void onlyAKioskOrAnAdministratorMayAndOnlyInACentreThatIsThere() {
        assertThat(node.delete("/centres/" + centre + "/ticket-requests/key-of-nobody", "authorization", "")
                        .status())
                .isEqualTo(401);
        assertThat(node.delete("/centres/nowhere/ticket-requests/key-of-nowhere")
                        .status())
                .isEqualTo(404);
    }

    private String kioskAt(FakePrinter printer) {
        assertThat(node.put("/centres/" + centre + "/printers/hall", """
                {"transport":"tcp","host":"127.0.0.1","port":%d,"profile":"generic-80"}""".formatted(printer.port()))
                        .status())
                .isEqualTo(200);
        Reply drawn = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}", "authorization", "");
        assertThat(node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Киоск","printer":"hall"}""".formatted(drawn.text("/code"), centre))
                        .status())
                .isEqualTo(201);
        return "talon-device-kiosk=" + drawn.text("/secret");
    }

    private Reply issue(String key, String... headers) {
        String[] all = Stream.concat(Stream.of("Idempotency-Key", key), Stream.of(headers))
                .toArray(String[]::new);
        return node.post("/centres/" + centre + "/tickets", CASH, all);
    }

    private Reply giveUp(String key, String... headers) {
        return node.delete("/centres/" + centre + "/ticket-requests/" + key, headers);
    }

    private String state(Reply ticket) {
        return node.get("/centres/" + centre + "/tickets/" + ticket.text("/id")).text("/state");
    }

    private int waiting() {
        int count = 0;
        for (var service : node.get("/centres/" + centre + "/board").json().at("/waiting")) {
            count += service.get("count").asInt();
        }
        return count;
    }
}
