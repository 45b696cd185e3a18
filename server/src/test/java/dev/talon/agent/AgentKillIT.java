package dev.talon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.cli.TalonProcess;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.Mood;
import dev.talon.kill.Relay;
import dev.talon.kill.Relay.Way;
import dev.talon.printing.Dots;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged agent and a packaged server, killed at every moment of a job. A second node of the same database lives on: it is
 * where the agent goes, and where the outcome is read. Whatever dies, there is one paper of a ticket or none, and where there is
 * none nobody believes that there is one.
 */
class AgentKillIT {
    private static TestDatabase database;
    private static TestNode node;
    private static final Pattern CODE = Pattern.compile(".*The pair code is (\\w+);.*");
    private static final Pattern CONNECTED = Pattern.compile(".*Connected to .*");
    private static final Pattern PRINTED = Pattern.compile(".*Job \\S+ on \\S+: PRINTED.*");
    private static int centres;

    @TempDir
    Path state;

    private final Relay net = new Relay(node.port());
    private AgentHall hall;
    private TalonProcess agent;
    private TalonProcess server;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @BeforeEach
    void pair() throws Exception {
        hall = new AgentHall(node, "kill" + ++centres);
        agent = startAgent();
        var code = CODE.matcher(agent.awaitLine(CODE));
        assertThat(code.matches()).isTrue();
        hall.confirm(code.group(1));
        agent.awaitLine(CONNECTED);
        hall.untilPrinterIs("ready");
        hall.askNoMore();
    }

    @AfterEach
    void stop() throws Exception {
        net.close();
        agent.kill();
        if (server != null) {
            server.kill();
        }
        hall.close();
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void theServerIsKilledWhileTheJobIsQueued() throws Exception {
        moveToAServer();
        net.cut();
        // Until the server knows that the agent is gone it sends the paper into nothing.
        hall.untilPrinterIs("no_agent");
        Reply ticket = hall.issue();
        assertThat(hall.paperOf(ticket)).isEqualTo("queued");
        killServer();

        assertOnePaper(ticket, "printed");
    }

    @Test
    void theServerIsKilledWhenTheJobIsItsOwnAndHasNotArrived() throws Exception {
        moveToAServer();
        net.freeze(Way.DOWN);
        Reply ticket = hall.issue();
        net.awaitHeld(Way.DOWN, "\"type\":\"job\"");
        assertThat(hall.paperOf(ticket)).isEqualTo("printing");
        killServer();

        assertOnePaper(ticket, "printed");
    }

    @Test
    void theServerIsKilledWhileTheAgentPrints() throws Exception {
        moveToAServer();
        hall.cable.freezeDownAfter(2000);
        Reply ticket = hall.issue();
        BufferedImage paper = hall.device.paper(AgentHall.SOON);
        killServer();
        hall.cable.thaw(Way.DOWN);

        hall.untilPaperIs(ticket, "printed");
        assertIsOf(ticket, paper);
        assertNothingMoreComesOut();
    }

    @Test
    void theServerIsKilledBeforeItHearsThatThePaperCameOut() throws Exception {
        moveToAServer();
        net.freeze(Way.UP);
        Reply ticket = hall.issue();
        agent.awaitLine(PRINTED);
        assertThat(hall.paperOf(ticket)).isEqualTo("printing");
        killServer();

        assertOnePaper(ticket, "printed");
    }

    @Test
    void theServerIsKilledWhenTheResultIsInTheBooksAndTheAgentDoesNotKnow() throws Exception {
        moveToAServer();
        net.freeze(Way.UP);
        Reply ticket = hall.issue();
        agent.awaitLine(PRINTED);
        net.freeze(Way.DOWN);
        net.thaw(Way.UP);
        hall.untilPaperIs(ticket, "printed");
        net.awaitHeld(Way.DOWN, "\"type\":\"kept\"");
        killServer();

        assertOnePaper(ticket, "printed");
    }

    @Test
    void theAgentIsKilledBeforeTheJobArrives() throws Exception {
        net.freeze(Way.DOWN);
        Reply ticket = hall.issue();
        net.awaitHeld(Way.DOWN, "\"type\":\"job\"");
        killAgent();

        assertOnePaper(ticket, "printed");
    }

    @Test
    void theAgentIsKilledBetweenThePaperAndThePrintersWord() throws Exception {
        hall.cable.freezeDownAfter(2000);
        Reply ticket = hall.issue();
        BufferedImage paper = hall.device.paper(AgentHall.SOON);
        killAgent();
        hall.cable.cut();
        hall.cable.leadTo(hall.device.port());

        Reply known = hall.untilPaperIs(ticket, "uncertain");
        assertThat(known.text("/print/reason")).isEqualTo("the agent stopped while printing");
        assertIsOf(ticket, paper);
        assertNothingMoreComesOut();
    }

    @Test
    void theAgentIsKilledBetweenThePrintersWordAndItsAnswerToTheServer() throws Exception {
        net.freeze(Way.UP);
        Reply ticket = hall.issue();
        agent.awaitLine(PRINTED);
        killAgent();

        assertOnePaper(ticket, "printed");
    }

    @Test
    void theAgentIsKilledWhileThePrinterHasNoPaper() throws Exception {
        hall.device.become(Mood.PAPER_ENDS);
        Reply ticket = hall.issue();
        hall.device.awaitMood(Mood.PAPER_OUT, AgentHall.SOON);
        killAgent();
        hall.device.become(Mood.READY);

        Reply known = hall.untilPaperIs(ticket, "uncertain");
        assertThat(known.text("/print/reason")).isEqualTo("the agent stopped while printing");
        hall.untilPrinterIs("ready");
        Reply next = hall.issue();
        BufferedImage paper = hall.device.paper(AgentHall.SOON);
        // What the printer had kept of the first may come out once; nobody sends it again.
        if (!Dots.scan(paper).endsWith(next.text("/id"))) {
            assertIsOf(ticket, paper);
            paper = hall.device.paper(AgentHall.SOON);
        }
        assertIsOf(next, paper);
        hall.untilPaperIs(next, "printed");
        assertThat(hall.device.papers()).isZero();
    }

    @Test
    void bothAreKilledWhenThePaperIsOut() throws Exception {
        moveToAServer();
        net.freeze(Way.UP);
        Reply ticket = hall.issue();
        agent.awaitLine(PRINTED);
        agent.kill();
        killServer();
        agent = startAgent();

        assertOnePaper(ticket, "printed");
    }

    /** The agent goes to a server that can be killed. */
    private void moveToAServer() throws Exception {
        server = serve();
        net.cut();
        net.leadTo(server.ports()[0]);
        agent.awaitLine(CONNECTED);
        hall.askNoMore();
    }

    /** The agent comes to the node that lives on. */
    private void killServer() throws Exception {
        server.kill();
        net.cut();
        net.leadTo(node.port());
    }

    /** Another one on the same folder takes its place, at the node that lives on. */
    private void killAgent() throws Exception {
        agent.kill();
        net.cut();
        net.leadTo(node.port());
        agent = startAgent();
    }

    private void assertOnePaper(Reply ticket, String known) throws Exception {
        BufferedImage paper = hall.device.paper(AgentHall.SOON);
        hall.untilPaperIs(ticket, known);
        assertIsOf(ticket, paper);
        assertNothingMoreComesOut();
    }

    /** Another ticket is printed on the same printer, and no other paper lies there. */
    private void assertNothingMoreComesOut() throws Exception {
        hall.untilPrinterIs("ready");
        Reply next = hall.issue();
        assertIsOf(next, hall.device.paper(AgentHall.SOON));
        hall.untilPaperIs(next, "printed");
        assertThat(hall.device.papers()).isZero();
        assertThat(hall.device.faults()).isEmpty();
    }

    private static void assertIsOf(Reply ticket, BufferedImage paper) throws Exception {
        assertThat(Dots.scan(paper)).endsWith(ticket.text("/id"));
    }

    private TalonProcess startAgent() throws Exception {
        return TalonProcess.startAgent(List.of(
                "TALON_AGENT_SERVER=http://127.0.0.1:" + net.port(), "TALON_AGENT_STATE=" + state.resolve("agent")));
    }

    private static TalonProcess serve() throws Exception {
        DatabaseAddress at = database.address();
        return TalonProcess.start(
                List.of(
                        "TALON_PORT=0",
                        "TALON_MANAGEMENT_PORT=0",
                        // Where phones find it: without one a paper has no code.
                        "TALON_PUBLIC_URL=http://queue.example",
                        "TALON_DATABASE_URL=postgresql://%s:%s@%s:%d/%s"
                                .formatted(at.user(), at.password(), at.host(), at.port(), at.database())),
                "serve");
    }
}
