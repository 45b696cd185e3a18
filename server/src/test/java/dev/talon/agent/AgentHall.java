package dev.talon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.board.LiveScreen;
import dev.talon.hardware.fake.FakePrinter;
import java.time.Duration;

/** A centre with one kiosk, whose tickets come out of one printer, {@code hall}, which hangs on an agent. */
final class AgentHall implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);

    final TestNode node;
    final String centre;
    final FakePrinter device = FakePrinter.start();
    private final LiveScreen screen;
    private final String kiosk;

    AgentHall(TestNode node, String centre) {
        this.node = node;
        this.centre = centre;
        node.createCentre(centre);
        screen = LiveScreen.open(node, centre);
        assertThat(node.put("/centres/" + centre + "/printers/hall", """
                        {"transport":"tcp","host":"127.0.0.1","port":%d}""".formatted(device.port()))
                        .status())
                .isEqualTo(200);
        Reply drawn = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}", "authorization", "");
        node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Киоск","printer":"hall"}""".formatted(drawn.text("/code"), centre));
        kiosk = "talon-device-kiosk=" + drawn.text("/secret");
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
        return issue(node);
    }

    Reply issue(TestNode at) {
        Reply ticket = at.post(
                "/centres/" + centre + "/tickets",
                "{\"service\":\"consultation\"}",
                "cookie",
                kiosk,
                "origin",
                at.url());
        assertThat(ticket.status()).isEqualTo(201);
        return ticket;
    }

    Reply untilPaperIs(Reply ticket, String state) {
        String path = "/centres/" + centre + "/tickets/" + ticket.text("/id");
        Reply now = node.get(path, "authorization", "");
        while (!now.text("/print/state").equals(state)) {
            screen.next();
            now = node.get(path, "authorization", "");
        }
        return now;
    }

    void untilPrinterIs(String state) {
        while (!printer().equals(state)) {
            screen.next();
        }
    }

    private String printer() {
        return node.get("/centres/" + centre + "/printers").text("/0/state");
    }

    @Override
    public void close() {
        screen.close();
        device.close();
    }
}
