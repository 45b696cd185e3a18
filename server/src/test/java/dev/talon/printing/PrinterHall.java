package dev.talon.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.board.LiveScreen;
import dev.talon.hardware.fake.FakePrinter;
import java.time.Duration;
import java.util.function.Predicate;

/** A centre with one kiosk, whose tickets come out of one printer: {@code hall}. */
public final class PrinterHall implements AutoCloseable {
    public static final Duration SOON = Duration.ofSeconds(60);

    public final TestNode node;
    public final String centre;
    public final FakePrinter device;
    private final LiveScreen screen;
    /** What the kiosk's browser keeps: the value of its cookie {@code talon-device-kiosk}. */
    public final String secret;

    /** With a printer that has said that it is ready. */
    public PrinterHall(TestNode node, String centre) {
        this(node, centre, FakePrinter.start());
        untilPrinterIs("ready");
    }

    private PrinterHall(TestNode node, String centre, FakePrinter device) {
        this(node, centre, device, device.port());
    }

    /** @param port where the printer is found */
    public PrinterHall(TestNode node, String centre, FakePrinter device, int port) {
        this.node = node;
        this.centre = centre;
        this.device = device;
        node.createCentre(centre);
        screen = LiveScreen.open(node, centre);
        assertThat(node.put(printer(), """
                        {"transport":"tcp","host":"127.0.0.1","port":%d}""".formatted(port)).status()).isEqualTo(200);
        Reply drawn = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}", "authorization", "");
        Reply paired = node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Киоск","printer":"hall"}""".formatted(drawn.text("/code"), centre));
        assertThat(paired.status()).isEqualTo(201);
        secret = drawn.text("/secret");
    }

    /** The kiosk's cookie. */
    public String cookie() {
        return "talon-device-kiosk=" + secret;
    }

    /** The printer's path below the API. */
    public String printer() {
        return "/centres/" + centre + "/printers/hall";
    }

    /** A ticket taken at the kiosk. */
    public Reply issue() {
        return issue(node);
    }

    /** The same at another node. */
    public Reply issue(TestNode at) {
        Reply ticket = at.post(
                "/centres/" + centre + "/tickets",
                "{\"service\":\"consultation\"}",
                "cookie",
                cookie(),
                "origin",
                at.url());
        assertThat(ticket.status()).isEqualTo(201);
        return ticket;
    }

    public Reply read(Reply ticket) {
        return node.get("/centres/" + centre + "/tickets/" + ticket.text("/id"), "authorization", "");
    }

    public Reply untilPaperIs(Reply ticket, String state) {
        return untilPaper(ticket, state, now -> now.text("/print/state").equals(state));
    }

    /** Every change of a paper is on the board's version: the ticket is read anew at each. */
    public Reply untilPaper(Reply ticket, String what, Predicate<Reply> fits) {
        Reply now = read(ticket);
        while (!fits.test(now)) {
            awaitChange(now.json().at("/print") + " instead of " + what);
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
