package dev.talon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.board.LiveScreen;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.agent.TestAgent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test page of a printer that hangs on an agent comes out whichever node is asked for it. */
class AgentTestPageTest {
    @TempDir
    Path state;

    @Test
    void theNodeThatHasTheAgentPrintsIt() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode here = TestNode.start(database.address());
                TestNode there = TestNode.start(database.address());
                AgentHall hall = new AgentHall(here, "north");
                LiveScreen screen = LiveScreen.open(here, "north")) {
            try (TestAgent agent = TestAgent.start(here.url(), state)) {
                hall.confirm(agent.code());
                hall.untilPrinterIs("ready");
                for (TestNode asked : new TestNode[] {here, there}) {
                    Reply begun = asked.post("/centres/north/printers/hall/test-page", "");
                    assertThat(begun.status()).isEqualTo(202);
                    hall.device.paper(AgentHall.SOON);
                    assertThat(ended(here, screen).text("/0/testPage/state")).isEqualTo("printed");
                }
            }
            hall.untilPrinterIs("no_agent");
            there.post("/centres/north/printers/hall/test-page", "");
            Reply away = ended(here, screen);
            assertThat(away.text("/0/testPage/state")).isEqualTo("failed");
            assertThat(away.text("/0/testPage/reason")).isEqualTo("the agent is not connected");
            assertThat(hall.device.papers()).isZero();
        }
    }

    private static Reply ended(TestNode node, LiveScreen screen) {
        Reply printers = node.get("/centres/north/printers");
        while (printers.text("/0/testPage/state").equals("printing")) {
            screen.next();
            printers = node.get("/centres/north/printers");
        }
        return printers;
    }
}
