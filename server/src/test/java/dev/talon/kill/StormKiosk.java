package dev.talon.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.printing.Dots;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** A kiosk of a centre of its own, at which one visitor after the other takes a ticket, and the paper that comes out there. */
final class StormKiosk implements AutoCloseable {
    /** A visitor who has waited so long for the paper makes room for the next. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    final String centre;
    final FakePrinter printer = FakePrinter.start();
    /** The ids of the tickets that were acknowledged, in order. */
    final List<String> tickets = new ArrayList<>();
    /** Of which ticket each paper is, in the order in which they fell out. */
    final List<String> papers = new ArrayList<>();

    private final String cookie;
    private volatile boolean open = true;

    StormKiosk(TestNode node, String centre, String profile) {
        this.centre = centre;
        node.createCentre(centre);
        Reply put = node.put("/centres/" + centre + "/printers/hall", """
                {"transport":"tcp","host":"127.0.0.1","port":%d,"profile":"%s"}""".formatted(printer.port(), profile));
        assertThat(put.status()).isEqualTo(200);
        Reply drawn = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}", "authorization", "");
        node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Киоск","printer":"hall"}""".formatted(drawn.text("/code"), centre));
        cookie = "talon-device-kiosk=" + drawn.text("/secret");
    }

    /** Visitors come until it closes. */
    CompletableFuture<Void> open(Line line) {
        return CompletableFuture.runAsync(() -> {
            try {
                while (open) {
                    Line.Answer issued = line.ask(
                            "/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}", "cookie", cookie);
                    assertThat(issued.status()).isEqualTo(201);
                    tickets.add(issued.text("/id"));
                    takePaper(PATIENCE);
                }
            } catch (InterruptedException | ReaderException e) {
                throw new AssertionError("paper " + papers.size() + " of " + centre, e);
            }
        });
    }

    /** Nobody comes any more; whoever is there still gets a ticket. */
    void shut() {
        open = false;
    }

    /** Takes what lies in the printer's mouth. */
    void takePapers() throws InterruptedException, ReaderException {
        while (printer.papers() > 0) {
            takePaper(PATIENCE);
        }
    }

    private void takePaper(Duration within) throws InterruptedException, ReaderException {
        BufferedImage paper;
        try {
            paper = printer.paper(within);
        } catch (TimeoutException e) {
            return;
        }
        String url = Dots.scan(paper);
        papers.add(url.substring(url.lastIndexOf('/') + 1));
    }

    /** How many papers of a ticket fell out. */
    long papersOf(String ticket) {
        return papers.stream().filter(ticket::equals).count();
    }

    @Override
    public void close() {
        printer.close();
    }
}
