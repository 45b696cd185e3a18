package dev.talon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.agent.TestAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the kiosk's button through the agent to the paper. */
class AgentTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestNode NODE = TestNode.start(DATABASE.address());
    private static int centres;

    @TempDir
    Path state;

    private AgentHall hall;
    private TestAgent agent;
    private int id;

    @BeforeEach
    void pair() throws Exception {
        hall = new AgentHall(NODE, "agent" + ++centres);
        agent = TestAgent.start(NODE.url(), state);
        id = hall.confirm(agent.code());
        hall.untilPrinterIs("ready");
    }

    @AfterEach
    void clear() {
        agent.close();
        hall.close();
    }

    @AfterAll
    static void close() {
        NODE.close();
        DATABASE.close();
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

        agent = TestAgent.start(NODE.url(), state);
        hall.untilPrinterIs("ready");
        Reply ticket = hall.issue();
        hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(ticket, "printed");
    }

    @Test
    void aRevokedAgentShowsANewCode() throws Exception {
        assertThat(NODE.delete("/devices/" + id).status()).isEqualTo(204);
        int fresh = hall.confirm(agent.code());
        assertThat(fresh).isNotEqualTo(id);

        hall.untilPrinterIs("ready");
        Reply ticket = hall.issue();
        hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(ticket, "printed");
    }
}
