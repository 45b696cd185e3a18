package dev.talon.printing;

import static dev.talon.printing.PrinterHall.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.SlipImage;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.fake.Mood;
import dev.talon.queue.TicketId;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the system knows of its printers before anybody touches a button, and the paper that a person asks for again. */
class PrinterWatchTest {
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private final PrinterHall hall = new PrinterHall(node, "watch" + ++centres);
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
    void paperThatRunsOutWhileNobodyPrintsIsKnownBeforeTheNextTouchAndClearsByItself() throws Exception {
        device.become(Mood.PAPER_OUT);
        hall.untilPrinterIs("paper_out");
        assertThat(ownPrinter()).isEqualTo("paper_out");
        assertTimeout(SOON, () -> {
            while (metric("paper_out") < 1) {
                assertThat(ownPrinter()).isEqualTo("paper_out");
            }
        });

        device.become(Mood.READY);
        hall.untilPrinterIs("ready");
        assertThat(ownPrinter()).isEqualTo("ready");
        assertThat(device.received()).isZero();
        assertThat(device.papers()).isZero();
        assertThat(history()).containsExactly("unknown>ready", "ready>paper_out", "paper_out>ready");
    }

    @Test
    void aTicketTakenWithoutPaperComesOutOnlyWhereSomebodyAsksForItAgain() throws Exception {
        device.become(Mood.COVER_OPEN);
        Reply ticket = hall.issue();
        hall.untilPaperIs(ticket, "failed");
        hall.untilPrinterIs("cover_open");
        device.become(Mood.READY);
        hall.untilPrinterIs("ready");
        assertThat(device.papers()).isZero();

        Reply asked = reprint(ticket, "reprint-1");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text("/print/state")).isIn("queued", "printing", "printed");
        Dots.assertCarries(device.paper(SOON), SlipImage.draw(Slips.consultation(centre, ticket, true), 576));
        hall.untilPaperIs(ticket, "printed");

        assertThat(reprint(ticket, "reprint-1").status())
                .as("the same key prints nothing")
                .isEqualTo(200);
        assertThat(papersOf(ticket)).isEqualTo(2);
        assertThat(device.papers()).isZero();
        assertThat(eventsOf(ticket)).contains("reprint_asked").containsOnlyOnce("reprint_asked");
        assertThat(device.faults()).isEmpty();
    }

    @Test
    void staffHaveATicketPrintedAgainByItsNumberAsPeopleTypeIt() throws Exception {
        Reply ticket = hall.issue();
        device.paper(SOON);
        hall.untilPaperIs(ticket, "printed");

        Reply asked =
                node.post("/centres/" + centre + "/reprints", "{\"ticket\":\"k1\"}", "Idempotency-Key", "by-number-1");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text("/id")).isEqualTo(ticket.text("/id"));
        Dots.assertCarries(device.paper(SOON), SlipImage.draw(Slips.consultation(centre, ticket, true), 576));

        Reply unknown = node.post("/centres/" + centre + "/reprints", "{\"ticket\":\"К999\"}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("/detail")).contains("К999");
    }

    @Test
    void aPaperUnderWayIsNotAskedForTwice() throws Exception {
        device.become(Mood.PAPER_ENDS);
        Reply ticket = hall.issue();
        device.awaitMood(Mood.PAPER_OUT, SOON);

        assertThat(reprint(ticket, "too-early").text("/type")).contains("still-printing");

        device.become(Mood.READY);
        hall.untilPaperIs(ticket, "printed");
        assertThat(papersOf(ticket)).isEqualTo(1);
    }

    @Test
    void onlyATicketInTheQueueIsPrintedAgainAndOnlyWhereThereIsAPrinter() throws Exception {
        Reply ticket = hall.issue();
        hall.untilPaperIs(ticket, "printed");
        node.delete("/centres/" + centre + "/tickets/" + ticket.text("/id"));
        assertThat(reprint(ticket, "left-already").text("/type")).contains("not-in-queue");

        Reply paperless = node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
        assertThat(node.post("/centres/" + centre + "/tickets/" + paperless.text("/id") + "/reprint", "")
                        .text("/type"))
                .contains("no-printer");
    }

    @Test
    void aPrinterThatNobodyAnswersForIsFoundAgain() {
        device.become(Mood.REFUSES);
        hall.untilPrinterIs("no_connection");

        device.become(Mood.READY);
        hall.untilPrinterIs("ready");
    }

    @Test
    void twoNodesAskAPrinterInTurnAndEveryChangeIsKeptOnce() {
        try (TestNode other = TestNode.start(database.address())) {
            device.become(Mood.PAPER_LOW);
            hall.untilPrinterIs("paper_low");
            device.become(Mood.READY);
            hall.untilPrinterIs("ready");
            assertThat(other.get("/centres/" + centre + "/printers").text("/0/state"))
                    .isEqualTo("ready");
        }
        assertThat(history()).containsExactly("unknown>ready", "ready>paper_low", "paper_low>ready");
    }

    private String ownPrinter() {
        return node.get("/device?kind=kiosk", "cookie", hall.cookie()).text("/printerState");
    }

    private static double metric(String state) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.managementUrl() + "/metrics"))
                .build();
        return node.http()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("talon_printers{state=\"" + state + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private Reply reprint(Reply ticket, String key) {
        String path = "/centres/" + centre + "/tickets/" + ticket.text("/id") + "/reprint";
        return node.post(path, "", "cookie", hall.cookie(), "origin", node.url(), "Idempotency-Key", key);
    }

    private List<String> history() {
        return column("""
                SELECT was || '>' || state FROM printer_event e JOIN centre c ON c.id = e.centre_id
                WHERE c.code = $1 AND e.kind = 'state' ORDER BY e.id""", centre);
    }

    private static List<String> eventsOf(Reply ticket) {
        return column("SELECT kind FROM event WHERE ticket_id = $1 ORDER BY id", uuid(ticket));
    }

    private static int papersOf(Reply ticket) {
        return column("SELECT id::text FROM print_job WHERE ticket_id = $1", uuid(ticket))
                .size();
    }

    private static List<String> column(String sql, Object value) {
        List<String> found = new ArrayList<>();
        TestNode.await(node.database().slow().preparedQuery(sql).execute(Tuple.of(value)))
                .forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private static UUID uuid(Reply ticket) {
        return TicketId.parse(ticket.text("/id")).uuid();
    }
}
