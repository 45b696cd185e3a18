package dev.talon.agent;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.kill.Relay;
import dev.talon.printing.PrinterHall;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** A centre with one kiosk, whose tickets come out of one printer, {@code hall}, which hangs on an agent. */
final class AgentHall implements AutoCloseable {
    static final Duration SOON = PrinterHall.SOON;

    final TestNode node;
    final String centre;
    final FakePrinter device = FakePrinter.start();
    /** The cable between the agent and the printer. */
    final Relay cable = new Relay(device.port());

    private final PrinterHall hall;

    AgentHall(TestNode node, String centre) {
        this.node = node;
        this.centre = centre;
        this.hall = new PrinterHall(node, centre, device, cable.port());
    }

    /** Confirms an agent's code, and hangs the printer on it. @return its device's id */
    int confirm(String code) {
        Reply paired = node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Компьютер киоска"}""".formatted(code, centre));
        assertThat(paired.status()).isEqualTo(201);
        int id = paired.json().at("/id").asInt();
        assertThat(node.put("/centres/" + centre + "/printers/hall/agent", "{\"agent\":" + id + "}")
                        .status())
                .isEqualTo(204);
        return id;
    }

    Reply issue() {
        return hall.issue();
    }

    Reply issue(TestNode at) {
        return hall.issue(at);
    }

    Reply untilPaperIs(Reply ticket, String state) {
        return hall.untilPaperIs(ticket, state);
    }

    /** What is known of a ticket's paper now. */
    String paperOf(Reply ticket) {
        return hall.read(ticket).text("/print/state");
    }

    /** Waits until the agent has been asked on its connection how the printer is, and has nobody ask for an hour. */
    void askNoMore() {
        Until.isTrue(
                "the agent was asked",
                () -> await(node.database().fast().preparedQuery("""
                            UPDATE printer SET ask_at = clock_timestamp() + interval '1 hour'
                            FROM centre c, agent_line l
                            WHERE c.code = $1 AND c.id = printer.centre_id AND l.agent_id = printer.agent_id
                              AND printer.asked_until IS NULL AND printer.watched_at > l.connected_at
                            RETURNING printer.id""").execute(Tuple.of(centre)))
                                .size()
                        > 0);
    }

    /** Waits until the agent has been asked on its connection how the printer is; what was known before was of another line. */
    void untilAskedThroughTheAgent() {
        Until.isTrue(
                "the agent was asked",
                () -> await(node.database().fast().preparedQuery("""
                            SELECT FROM printer JOIN centre c ON c.id = printer.centre_id
                            JOIN agent_line l ON l.agent_id = printer.agent_id
                            WHERE c.code = $1 AND printer.watched_at > l.connected_at""").execute(Tuple.of(centre)))
                                .size()
                        > 0);
    }

    void untilPrinterIs(String state) {
        hall.untilPrinterIs(state);
    }

    @Override
    public void close() {
        hall.close();
        cable.close();
    }
}
