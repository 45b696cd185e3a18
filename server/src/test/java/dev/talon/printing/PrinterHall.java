package dev.talon.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.board.LiveScreen;
import dev.talon.hardware.fake.FakePrinter;
import java.time.Duration;

/** A centre with one kiosk, whose tickets come out of one printer: {@code hall}. */
public final class PrinterHall implements AutoCloseable {
    public static final Duration SOON = Duration.ofSeconds(60);

    public final TestNode node;
    public final String centre;
    public final FakePrinter device = FakePrinter.start();
    private final LiveScreen screen;
    /** What the kiosk's browser keeps: the value of its cookie {@code talon-device-kiosk}. */
    public final String secret;

    public PrinterHall(TestNode node, String centre) {
        this.node = node;
        this.centre = centre;
        node.createCentre(centre);
        screen = LiveScreen.open(node, centre);
        assertThat(node.put(printer(), """
                        {"transport":"tcp","host":"127.0.0.1","port":%d}""".formatted(device.port())).status()).isEqualTo(200);
        Reply drawn = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}", "authorization", "");
        node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Киоск","printer":"hall"}""".formatted(drawn.text("/code"), centre));
        secret = drawn.text("/secret");
        untilPrinterIs("ready");
    }

    /** The printer's path below the API. */
    public String printer() {
        return "/centres/" + centre + "/printers/hall";
    }

    /** A ticket taken at the kiosk. */
    public Reply issue() {
        Reply ticket = node.post(
                "/centres/" + centre + "/tickets",
                "{\"service\":\"consultation\"}",
                "cookie",
                "talon-device-kiosk=" + secret,
                "origin",
                node.url());
        assertThat(ticket.status()).isEqualTo(201);
        return ticket;
    }

    public Reply read(Reply ticket) {
        return node.get("/centres/" + centre + "/tickets/" + ticket.text("/id"), "authorization", "");
    }

    /** Every change of a paper is on the board's version: the ticket is read anew at each. */
    public Reply untilPaperIs(Reply ticket, String state) {
        Reply now = read(ticket);
        while (!now.text("/print/state").equals(state)) {
            awaitChange(now.json().at("/print") + " instead of " + state);
            now = read(ticket);
        }
        return now;
    }

    /** Every change of a printer is on the board's version too. */
    public Reply untilPrinterIs(String state) {
        Reply now = listed();
        while (!now.text("/0/state").equals(state)) {
            awaitChange(now.text("/0/state") + " instead of " + state);
            now = listed();
        }
        return now;
    }

    private void awaitChange(String otherwise) {
        try {
            screen.next();
        } catch (AssertionError nothingCame) {
            throw new AssertionError(centre + ": " + otherwise, nothingCame);
        }
    }

    /** The end of a test page is on the board's version too. */
    public Reply untilTestPageIs(String state) {
        Reply now = listed();
        while (!now.text("/0/testPage/state").equals(state)) {
            awaitChange("no test page that is " + state);
            now = listed();
        }
        return now;
    }

    /** The centre's printers: this one. */
    public Reply listed() {
        return node.get("/centres/" + centre + "/printers");
    }

    @Override
    public void close() {
        screen.close();
        device.close();
    }
}
