package dev.talon.agent;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.agent.TestAgent;
import dev.talon.kill.Relay;
import dev.talon.kill.Relay.Way;
import dev.talon.queue.TicketId;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of one database, an agent that is on one of them, and a network that fails. */
class AgentNodesTest {
    private static TestDatabase database;
    private static TestNode node;
    private static TestNode other;
    private static int centres;

    @TempDir
    Path state;

    private final Relay net = new Relay(other.port());
    private AgentHall hall;
    private TestAgent agent;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        other = TestNode.start(database.address());
    }

    @BeforeEach
    void pairWithTheOtherNode() throws Exception {
        hall = new AgentHall(node, "nodes" + ++centres);
        agent = TestAgent.start("http://127.0.0.1:" + net.port(), state);
        hall.confirm(agent.code());
        hall.untilPrinterIs("ready");
        hall.askNoMore();
    }

    @AfterEach
    void clear() {
        agent.close();
        net.close();
        hall.close();
    }

    @AfterAll
    static void close() {
        other.close();
        node.close();
        database.close();
    }

    @Test
    void aTicketOfANodeComesOutAtTheAgentOfTheOther() throws Exception {
        Reply ticket = hall.issue(node);
        hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(ticket, "printed");
        assertThat(hall.device.papers()).isZero();
    }

    @Test
    void anAgentThatMovesTakesTheJobThatNeverArrivedWithIt() throws Exception {
        net.freeze(Way.DOWN);
        Reply ticket = hall.issue();
        net.awaitHeld(Way.DOWN, "\"type\":\"job\"");
        net.cut();
        net.leadTo(node.port());

        hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(ticket, "printed");
        assertThat(hall.device.papers()).isZero();
    }

    @Test
    void aLostAnswerIsGivenAgain() throws Exception {
        net.freeze(Way.UP);
        Reply ticket = hall.issue();
        hall.device.paper(AgentHall.SOON);
        assertThat(hall.paperOf(ticket)).isEqualTo("printing");
        net.cut();
        net.leadTo(node.port());

        hall.untilPaperIs(ticket, "printed");
        assertThat(hall.device.papers()).isZero();
    }

    @Test
    void aJobThatIsOlderThanHalfAMinuteWhenTheAgentComesBackIsNotPrinted() throws Exception {
        net.cut();
        Reply queued = hall.issue();
        turnBack(queued, 31);
        net.leadTo(other.port());
        assertThat(hall.untilPaperIs(queued, "failed").text("/print/reason")).isEqualTo("too late");

        hall.untilPrinterIs("ready");
        hall.askNoMore();
        net.freeze(Way.DOWN);
        Reply claimed = hall.issue();
        net.awaitHeld(Way.DOWN, "\"type\":\"job\"");
        turnBack(claimed, 31);
        net.cut();
        net.leadTo(node.port());
        assertThat(hall.untilPaperIs(claimed, "failed").text("/print/reason")).isEqualTo("too late");
        assertOnlyTheNextComesOut();
    }

    @Test
    void whatTheAgentSaysWhenItIsBackCorrectsWhatWasOnlyGuessed() throws Exception {
        net.freeze(Way.UP);
        Reply ticket = hall.issue();
        hall.device.paper(AgentHall.SOON);
        net.cut();
        await(node.database()
                .fast()
                .preparedQuery("UPDATE print_job SET alive_at = now() - interval '61 seconds' WHERE ticket_id = $1")
                .execute(Tuple.of(id(ticket))));
        assertThat(hall.untilPaperIs(ticket, "uncertain").text("/print/reason"))
                .isEqualTo("the agent is not connected");
        net.leadTo(node.port());

        hall.untilPaperIs(ticket, "printed");
        assertOnlyTheNextComesOut();
    }

    @Test
    void anAgentThatIsGoneIsSaidAndComesBackByItself() throws Exception {
        net.cut();
        hall.untilPrinterIs("no_agent");
        net.leadTo(node.port());
        hall.untilPrinterIs("ready");
        assertOnlyTheNextComesOut();
    }

    @Test
    void aPrinterThatMovesToAnotherAgentDoesNotPrintTheFirstOnesJobAgain() throws Exception {
        net.freeze(Way.UP);
        Reply ticket = hall.issue();
        hall.device.paper(AgentHall.SOON);
        try (TestAgent second = TestAgent.start(node.url(), state.resolve("second"))) {
            hall.confirm(second.code());
            net.cut();
            net.leadTo(node.port());
            hall.untilPaperIs(ticket, "printed");
            assertOnlyTheNextComesOut();
        }
    }

    /** Another ticket is printed on the same printer, and no other paper lies there. */
    private void assertOnlyTheNextComesOut() throws Exception {
        hall.untilPrinterIs("ready");
        Reply next = hall.issue();
        hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(next, "printed");
        assertThat(hall.device.papers()).isZero();
        assertThat(hall.device.faults()).isEmpty();
    }

    private static void turnBack(Reply ticket, int seconds) {
        await(node.database()
                .fast()
                .preparedQuery(
                        "UPDATE print_job SET created_at = now() - make_interval(secs => $2) WHERE ticket_id = $1")
                .execute(Tuple.of(id(ticket), (double) seconds)));
    }

    private static java.util.UUID id(Reply ticket) {
        return TicketId.parse(ticket.text("/id")).uuid();
    }
}
