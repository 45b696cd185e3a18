package dev.talon.printing;

import static dev.talon.printing.PrinterHall.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.SlipImage;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.fake.Mood;
import io.vertx.sqlclient.Tuple;
import java.awt.image.BufferedImage;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the kiosk's button to the paper, whatever the printer does. */
class PaperTest {
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private final PrinterHall hall = new PrinterHall(node, "paper" + ++centres);
    private final String centre = hall.centre;
    private final FakePrinter device = hall.device;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterEach
    void clear() {
        hall.close();
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void theTicketComesOutAsItIsDrawnAndItsCodeLeadsToItsPage() throws Exception {
        Reply ticket = hall.issue();
        assertThat(ticket.text("/print/state")).isEqualTo("queued");

        BufferedImage paper = device.paper(SOON);
        assertThat(hall.untilPaperIs(ticket, "printed")
                        .json()
                        .at("/print/reason")
                        .isNull())
                .isTrue();
        Dots.assertCarries(paper, SlipImage.draw(Slips.consultation(centre, ticket, false), 576));
        assertThat(Dots.scan(paper)).isEqualTo(ticket.text("/url"));
        assertThat(status(ticket.text("/url"))).isEqualTo(200);
        assertThat(device.faults()).isEmpty();
    }

    @Test
    void withoutPaperTheTicketWaitsInTheQueueAllTheSame() throws Exception {
        device.become(Mood.PAPER_OUT);
        Reply ticket = hall.issue();

        Reply failed = hall.untilPaperIs(ticket, "failed");
        assertThat(failed.text("/print/reason")).isEqualTo("paper out");
        assertThat(failed.text("/state")).isEqualTo("waiting");

        device.become(Mood.READY);
        assertOnlyTheNextComesOut();
        assertThat(node.atDesk(centre, "1", "call-next", "").text("/call/label"))
                .isEqualTo(ticket.text("/label"));
    }

    @Test
    void aPaperThatFailedBeforeItsFirstByteIsTriedOnceMoreWhileTheVisitorStandsThere() throws Exception {
        device.become(Mood.REFUSES);
        Reply ticket = hall.issue();
        Reply retried = hall.untilPaper(
                ticket, "tried", now -> !now.json().at("/print/reason").isNull());
        assertThat(retried.text("/print/state")).isEqualTo("queued");
        assertThat(retried.text("/print/reason")).isEqualTo("no connection");

        device.become(Mood.READY);
        Dots.assertCarries(device.paper(SOON), SlipImage.draw(Slips.consultation(centre, ticket, false), 576));
        assertThat(hall.untilPaperIs(ticket, "printed")
                        .json()
                        .at("/print/reason")
                        .isNull())
                .isTrue();
        assertThat(events(ticket)).containsExactly("paper_retried", "paper_printed");
        assertOnlyTheNextComesOut();
    }

    @Test
    void aSecondTryThatComesTooLateIsLeftOut() throws Exception {
        Reply ticket = hall.issue();
        device.paper(SOON);
        hall.untilPaperIs(ticket, "printed");
        turnBack(ticket, "queued", "NULL, tries = 1, reason = 'paper out', created_at = now() - interval '11 seconds'");

        assertThat(hall.untilPaperIs(ticket, "failed").text("/print/reason")).isEqualTo("paper out");
        assertOnlyTheNextComesOut();
    }

    @Test
    void aPaperThatBrokeOffIsUncertainAndNeverPrintedAgainByItself() throws Exception {
        device.become(Mood.DROPS);
        Reply ticket = hall.issue();
        assertThat(hall.untilPaperIs(ticket, "uncertain").text("/print/reason")).isEqualTo("no connection");

        device.become(Mood.READY);
        assertOnlyTheNextComesOut();
        assertThat(hall.read(ticket).text("/print/state")).isEqualTo("uncertain");
    }

    @Test
    void aPaperThatAStoppedNodeLeftHalfwayIsUncertain() throws Exception {
        Reply ticket = hall.issue();
        device.paper(SOON);
        hall.untilPaperIs(ticket, "printed");
        turnBack(ticket, "printing", "now() - interval '61 seconds', created_at = now() - interval '61 seconds'");

        assertThat(hall.untilPaperIs(ticket, "uncertain").text("/print/reason"))
                .isEqualTo("the server stopped while printing");
        assertOnlyTheNextComesOut();
    }

    @Test
    void aPaperThatNobodyPrintedForAMinuteIsTooLate() throws Exception {
        Reply ticket = hall.issue();
        device.paper(SOON);
        hall.untilPaperIs(ticket, "printed");
        turnBack(ticket, "queued", "NULL, tries = 0, reason = NULL, created_at = now() - interval '61 seconds'");

        assertThat(hall.untilPaperIs(ticket, "failed").text("/print/reason")).isEqualTo("too late");
        assertOnlyTheNextComesOut();
    }

    @Test
    void papersComeOutOneAfterAnotherInTheOrderOfTheirTickets() throws Exception {
        List<Reply> tickets = List.of(hall.issue(), hall.issue(), hall.issue());
        for (Reply ticket : tickets) {
            Dots.assertCarries(device.paper(SOON), SlipImage.draw(Slips.consultation(centre, ticket, false), 576));
        }
        hall.untilPaperIs(tickets.get(2), "printed");
    }

    @Test
    void aNodeThatStopsLosesNoPaper() throws Exception {
        List<Reply> tickets;
        try (TestNode stopping = TestNode.start(database.address())) {
            tickets = List.of(hall.issue(stopping), hall.issue(stopping), hall.issue(stopping));
        }
        for (Reply ticket : tickets) {
            device.paper(SOON);
            hall.untilPaperIs(ticket, "printed");
        }
        assertThat(device.papers()).isZero();
    }

    @Test
    void aVirtualPrinterLeavesThePictureAndTheBytes() throws Exception {
        node.put(hall.printer(), "{\"transport\":\"virtual\"}");
        Reply ticket = hall.issue();
        hall.untilPaperIs(ticket, "printed");

        BufferedImage drawn = SlipImage.draw(Slips.consultation(centre, ticket, false), 576);
        Path folder = TestSettings.DATA.resolve("paper").resolve(centre + "-hall");
        Dots.assertCarries(ImageIO.read(folder.resolve(job(ticket) + ".png").toFile()), drawn);
        try (var socket = new Socket("127.0.0.1", device.port())) {
            socket.getOutputStream().write(Files.readAllBytes(folder.resolve(job(ticket) + ".bin")));
            Dots.assertCarries(device.paper(SOON), drawn);
        }
    }

    /** Another ticket is printed on the same printer, and no other paper lies there. */
    private void assertOnlyTheNextComesOut() throws Exception {
        Reply next = hall.issue();
        Dots.assertCarries(device.paper(SOON), SlipImage.draw(Slips.consultation(centre, next, false), 576));
        hall.untilPaperIs(next, "printed");
        assertThat(device.papers()).isZero();
    }

    /** As if the job had got no further than this state. */
    private static void turnBack(Reply ticket, String state, String claimedAndMore) {
        node.database()
                .fast()
                .preparedQuery("UPDATE print_job SET state = $2, ended_at = NULL, alive_at = NULL, claimed_at = "
                        + claimedAndMore + " WHERE ticket_id = $1")
                .execute(Tuple.of(uuid(ticket), state))
                .await();
    }

    /** What the books say of its paper, in order. */
    private static List<String> events(Reply ticket) {
        var rows = node.database()
                .fast()
                .preparedQuery("SELECT kind FROM event WHERE ticket_id = $1 AND actor = 'printing' ORDER BY id")
                .execute(Tuple.of(uuid(ticket)))
                .await();
        List<String> kinds = new ArrayList<>();
        rows.forEach(row -> kinds.add(row.getString(0)));
        return kinds;
    }

    private static UUID job(Reply ticket) {
        return node.database()
                .fast()
                .preparedQuery("SELECT id FROM print_job WHERE ticket_id = $1")
                .execute(Tuple.of(uuid(ticket)))
                .await()
                .iterator()
                .next()
                .getUUID(0);
    }

    private static UUID uuid(Reply ticket) {
        return dev.talon.queue.TicketId.parse(ticket.text("/id")).uuid();
    }

    private static int status(String url) throws Exception {
        return node.http()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
