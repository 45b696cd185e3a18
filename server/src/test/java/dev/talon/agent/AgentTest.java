package dev.talon.agent;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.agent.TestAgent;
import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.printing.Dots;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Tuple;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the kiosk's button through the agent to the paper. */
class AgentTest {
    private static TestDatabase database;
    private static TestNode node;
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static int centres;

    @TempDir
    Path state;

    private AgentHall hall;
    private TestAgent agent;
    private int id;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @BeforeEach
    void pair() throws Exception {
        hall = new AgentHall(node, "agent" + ++centres);
        agent = TestAgent.start(node.url(), state);
        id = hall.confirm(agent.code());
        hall.untilAskedThroughTheAgent();
        hall.untilPrinterIs("ready");
    }

    @AfterEach
    void clear() {
        agent.close();
        hall.close();
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void aTicketComesOutAtThePrinterOfTheAgentAndIsInItsJournal() throws Exception {
        Reply ticket = hall.issue();
        hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(ticket, "printed");

        assertThat(hall.device.papers()).isZero();
        assertThat(hall.device.faults()).isEmpty();
        assertThat(Files.readString(state.resolve("journal"))).contains("begun", "ended");
        for (String file : new String[] {"token", "journal"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anAgentThatIsStartedAgainNeedsNoNewCode() throws Exception {
        agent.close();
        hall.untilPrinterIs("no_agent");

        agent = TestAgent.start(node.url(), state);
        hall.untilPrinterIs("ready");
        Reply ticket = hall.issue();
        hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(ticket, "printed");
    }

    @Test
    void aVirtualPrinterOfAnAgentLeavesItsPapersInTheAgentsFolder() throws Exception {
        node.put("/centres/" + hall.centre + "/printers/hall", "{\"transport\":\"virtual\"}");
        Reply ticket = hall.issue();
        hall.untilPaperIs(ticket, "printed");

        try (var papers = Files.list(state.resolve("paper").resolve(hall.centre + "-hall"))) {
            assertThat(papers.map(file -> file.getFileName().toString().replaceFirst(".*\\.", "")))
                    .containsExactlyInAnyOrder("png", "bin");
        }
        assertThat(hall.device.received()).isZero();
    }

    @Test
    void aLargeLogoGoesThroughTheLine() throws Exception {
        byte[] png = noise();
        List<Block> blocks = List.of(Block.of(Kind.LOGO, 0), Block.of(Kind.LABEL, 1), Block.of(Kind.QR, 1));
        assertThat(png.length)
                .as("more than a message of the socket may otherwise have")
                .isGreaterThan(150_000);
        await(node.database()
                .fast()
                .preparedQuery("INSERT INTO slip_logo (hash, png) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(HASH, Buffer.buffer(png))));
        await(node.database()
                .fast()
                .preparedQuery("""
                        INSERT INTO slip_layout (centre_id, blocks, logo, changed_by)
                        SELECT id, $3, $2, 'test' FROM centre WHERE code = $1""")
                .execute(Tuple.of(hall.centre, HASH, new JsonArray(new ObjectMapper().writeValueAsString(blocks)))));
        Reply ticket = hall.issue();
        hall.untilPaperIs(ticket, "printed");
        assertThat(Dots.scan(hall.device.paper(AgentHall.SOON))).endsWith(ticket.text("/id"));
    }

    @Test
    void aRevokedAgentShowsANewCode() throws Exception {
        assertThat(node.delete("/devices/" + id).status()).isEqualTo(204);
        int fresh = hall.confirm(agent.code());
        assertThat(fresh).isNotEqualTo(id);

        hall.untilPrinterIs("ready");
        Reply ticket = hall.issue();
        hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(ticket, "printed");
    }

    /** A picture that does not get smaller as a file. */
    private static byte[] noise() throws Exception {
        var picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int i = 0; i < 300 * 200; i++) {
            picture.setRGB(i % 300, i / 300, random.nextInt());
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }
}
