package dev.talon.printing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.Mood;
import io.vertx.sqlclient.Row;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A paper that looks like a ticket and is none: it comes out as a ticket would, and no table or report has it. */
class TestTicketTest {
    /** How many rows each table and each view for reports has. */
    private static final String ROWS = """
            SELECT n.nspname || '.' || c.relname AS name,
                   (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.%I', n.nspname, c.relname), false, true, '')))[1]::text
                       AS rows
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN ('public', 'report') AND c.relkind IN ('r', 'p', 'v')""";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void itLooksLikeATicketAndNothingCountsIt() throws Exception {
        try (PrinterHall hall = new PrinterHall(node, "trial")) {
            Map<String, String> before = rows();
            assertThat(node.post(hall.printer() + "/test-ticket", "").status()).isEqualTo(202);
            BufferedImage paper = hall.device.paper(PrinterHall.SOON);
            Reply ended = hall.untilTestPageIs("printed");
            assertThat(ended.json().at("/0/testPage/ticket").asBoolean()).isTrue();
            assertThat(ended.json().at("/0/testPage/tried").asBoolean()).isTrue();
            assertThat(Dots.scan(paper)).isEqualTo(node.url() + "/");
            assertThat(paper.getHeight()).as("a whole ticket").isGreaterThan(600);
            assertThat(hall.device.faults()).isEmpty();

            Map<String, String> after = rows();
            after.keySet().removeIf(table -> after.get(table).equals(before.get(table)));
            assertThat(after.keySet())
                    .as("what has more rows than before")
                    .isSubsetOf(
                            "public.test_page",
                            "public.event",
                            "public.event_out",
                            "public.audit_event",
                            "public.printer_event");
            assertThat(hall.issue().text("/label")).as("the first number").isEqualTo("К001");
        }
    }

    @Test
    void aPrinterThatWasTriedStaysSoWhateverIsPrintedNext() {
        try (PrinterHall hall = new PrinterHall(node, "stays")) {
            node.post(hall.printer() + "/test-page", "");
            assertThat(ended(hall, false).path("tried").asBoolean()).isFalse();
            node.post(hall.printer() + "/test-ticket", "");
            assertThat(ended(hall, true).path("tried").asBoolean()).isTrue();
            node.post(hall.printer() + "/test-page", "");
            assertThat(ended(hall, false).path("tried").asBoolean()).isTrue();
        }
    }

    /** The last paper, once it is printed. @param ticket whether it looks like a ticket */
    private static JsonNode ended(PrinterHall hall, boolean ticket) {
        Until.isTrue(
                "the paper is printed",
                () -> hall.untilTestPageIs("printed")
                                .json()
                                .at("/0/testPage/ticket")
                                .asBoolean()
                        == ticket);
        return hall.untilTestPageIs("printed").json().at("/0/testPage");
    }

    @Test
    void whatBecameOfItIsSaidWithItsReason() {
        try (PrinterHall hall = new PrinterHall(node, "ill")) {
            hall.device.become(Mood.PAPER_OUT);
            node.post(hall.printer() + "/test-ticket", "");
            assertThat(hall.untilTestPageIs("failed").text("/0/testPage/reason"))
                    .isEqualTo("paper out");
        }
    }

    @Test
    void itSaysInLettersThatItIsATrial() throws Exception {
        try (PrinterHall hall = new PrinterHall(node, "letters")) {
            node.put(hall.printer(), """
                    {"transport":"tcp","host":"127.0.0.1","port":%d,"profile":"serial-text"}""".formatted(hall.device.port()));
            node.post(hall.printer() + "/test-ticket", "", "accept-language", "ru");
            hall.device.paper(PrinterHall.SOON);
            hall.untilTestPageIs("printed");
            List<String> lines = hall.device.lines();
            assertThat(String.join("\n", lines)).contains("К000", "Пробный талон");
        }
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (Row row : TestNode.await(node.database().slow().query(ROWS).execute())) {
            rows.put(row.getString("name"), row.getString("rows"));
        }
        return rows;
    }
}
