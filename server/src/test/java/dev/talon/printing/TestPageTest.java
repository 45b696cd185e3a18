package dev.talon.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.Mood;
import dev.talon.paper.Pictures;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A test page, from the administrator's button to the paper and back to the button. */
class TestPageTest {
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private final PrinterHall hall = new PrinterHall(node, "test" + ++centres);
    private final String page = hall.printer() + "/test-page";

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
    void itComesOutAsItsPictureShowsAndItsEndIsTold() throws Exception {
        BufferedImage picture = Pictures.get(node, page + ".png");
        assertThat(picture.getWidth()).isEqualTo(576);
        assertThat(hall.device.papers()).isZero();
        assertThat(hall.listed().json().at("/0/testPage").isNull()).isTrue();

        assertThat(node.post(page, "").status()).isEqualTo(202);
        BufferedImage paper = hall.device.paper(PrinterHall.SOON);
        assertThat(Dots.scan(paper)).isEqualTo(Dots.scan(picture)).startsWith("http");
        Reply ended = hall.untilTestPageIs("printed");
        assertThat(ended.text("/0/testPage/by")).startsWith("token:");
        assertThat(ended.json().at("/0/roll/papers").asInt()).isEqualTo(1);
        assertThat(hall.device.faults()).isEmpty();
    }

    @Test
    void whatBecameOfItIsSaidWithItsReason() {
        hall.device.become(Mood.PAPER_OUT);
        node.post(page, "");
        assertThat(hall.untilTestPageIs("failed").text("/0/testPage/reason")).isEqualTo("paper out");
        hall.device.become(Mood.READY);
        hall.untilPrinterIs("ready");
        hall.device.become(Mood.DROPS);
        node.post(page, "");
        hall.untilTestPageIs("uncertain");
    }

    @Test
    void theSameKeyPrintsOnce() throws Exception {
        print("once-and-no-more");
        hall.device.paper(PrinterHall.SOON);
        hall.untilTestPageIs("printed");
        print("once-and-no-more");
        Reply ticket = hall.issue();
        hall.device.paper(PrinterHall.SOON);
        hall.untilPaperIs(ticket, "printed");
        assertThat(hall.device.papers()).isZero();
    }

    @Test
    void ticketsWaitForItAndItWaitsForTickets() throws Exception {
        Reply before = hall.issue();
        print("a-page-between-two");
        Reply after = hall.issue();
        hall.untilPaperIs(before, "printed");
        hall.untilTestPageIs("printed");
        hall.untilPaperIs(after, "printed");
        for (int i = 0; i < 3; i++) {
            hall.device.paper(PrinterHall.SOON);
        }
        assertThat(hall.device.papers()).isZero();
        assertThat(hall.device.faults()).isEmpty();
    }

    @Test
    void aPageWhoseNodeDiedMayHaveComeOutAndAnotherCanBePrinted() throws Exception {
        print("the-node-dies-with-it");
        hall.device.paper(PrinterHall.SOON);
        hall.untilTestPageIs("printed");
        node.database()
                .fast()
                .query(
                        "UPDATE test_page SET state = 'printing', ended_at = NULL, alive_until = now() - interval '1 second'")
                .execute()
                .await();
        assertThat(hall.listed().text("/0/testPage/state")).isEqualTo("uncertain");
        assertThat(hall.listed().text("/0/testPage/reason")).isEqualTo("the server stopped while printing");
        print("the-next-one-comes");
        hall.device.paper(PrinterHall.SOON);
        hall.untilTestPageIs("printed");
    }

    @Test
    void aPrinterThatIsNotThereHasNone() {
        String none = "/centres/" + hall.centre + "/printers/none/test-page";
        assertThat(node.post(none, "").status()).isEqualTo(404);
        assertThat(node.get(none + ".png").status()).isEqualTo(404);
    }

    private void print(String key) {
        assertThat(node.post(page, "", "idempotency-key", key).status()).isEqualTo(202);
    }
}
