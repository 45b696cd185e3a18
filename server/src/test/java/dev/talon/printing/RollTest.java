package dev.talon.printing;

import static dev.talon.printing.PrinterHall.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.Mood;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much paper is left where no sensor says so, and what a printer has been through. */
class RollTest {
    private static TestDatabase database;
    private static TestNode node;
    private static int halls;

    private final PrinterHall hall = new PrinterHall(node, "roll" + ++halls);

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
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
    void papersAreCountedUntilSomebodySaysThatTheRollIsNew() throws Exception {
        printed(3);
        assertThat(roll("/papers")).isEqualTo(3);
        assertThat(roll("/size")).isEqualTo(800);

        Reply changed = node.post(hall.printer() + "/roll", "{\"size\":50}", "Idempotency-Key", "new-roll-1");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(roll("/papers")).isZero();
        printed(1);
        assertThat(node.post(hall.printer() + "/roll", "{\"size\":50}", "Idempotency-Key", "new-roll-1")
                        .status())
                .isEqualTo(200);
        assertThat(roll("/papers")).as("the same key changes nothing").isEqualTo(1);
        assertThat(notes()).filteredOn(note -> note.startsWith("roll 3 by ")).hasSize(1);
    }

    @Test
    void aMistakenRollIsTakenBackWithThePapersThatCameOutSince() throws Exception {
        printed(2);
        node.post(hall.printer() + "/roll", "{}");
        printed(1);

        assertThat(node.delete(hall.printer() + "/roll").status()).isEqualTo(200);
        assertThat(roll("/papers")).isEqualTo(3);
        node.delete(hall.printer() + "/roll");
        assertThat(roll("/papers")).as("taken back once").isEqualTo(3);
        assertThat(notes()).filteredOn(note -> note.startsWith("roll_undone")).hasSize(1);
    }

    @Test
    void howMuchARollGivesIsSaidWithoutANewRoll() throws Exception {
        printed(2);

        assertThat(node.put(hall.printer() + "/roll", "{\"size\":640}").status())
                .isEqualTo(200);
        assertThat(node.put(hall.printer() + "/roll", "{\"size\":640}").text("/size"))
                .isEqualTo("640");

        assertThat(roll("/papers")).isEqualTo(2);
        assertThat(roll("/size")).isEqualTo(640);
        assertThat(notes())
                .filteredOn(note -> note.startsWith("roll_size 640 by "))
                .hasSize(1);
        assertThat(node.put(hall.printer() + "/roll", "{\"size\":49}").status()).isEqualTo(400);
        assertThat(node.put("/centres/" + hall.centre + "/printers/none/roll", "{\"size\":640}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void littleLeftByCountIsSaid() throws Exception {
        node.post(hall.printer() + "/roll", "{\"size\":50}");
        node.database()
                .slow()
                .query("UPDATE printer SET roll_papers = 44")
                .execute()
                .await();
        assertThat(hall.listed().json().at("/0/roll/ending").booleanValue()).isFalse();
        printed(1);
        assertThat(hall.listed().json().at("/0/roll/ending").booleanValue()).isTrue();
    }

    @Test
    void aPrinterThatIsReadyAgainAfterItWasOutHasANewRoll() throws Exception {
        printed(2);
        hall.device.become(Mood.PAPER_OUT);
        hall.untilPrinterIs("paper_out");
        hall.device.become(Mood.READY);
        hall.untilPrinterIs("ready");

        assertThat(roll("/papers")).isZero();
        assertThat(notes()).contains("roll 2 by printer");
    }

    @Test
    void theHistoryTellsStatesRollsAndPapersThatWentWrongNewestFirst() {
        hall.device.become(Mood.COVER_OPEN);
        Reply ticket = hall.issue();
        hall.untilPaperIs(ticket, "failed");
        hall.untilPrinterIs("cover_open");
        hall.device.become(Mood.READY);
        hall.untilPrinterIs("ready");
        node.post(hall.printer() + "/roll", "{}");

        assertThat(notes()).first().asString().startsWith("roll 0 by ");
        assertThat(notes()).element(1).isEqualTo("state cover_open>ready");
        assertThat(notes())
                .contains("state ready>cover_open", "paper failed " + ticket.text("/label") + ": cover open")
                .last()
                .isEqualTo("state unknown>ready");
        Reply newest = node.get(hall.printer() + "/history?limit=1");
        assertThat(newest.json()).hasSize(1);
        assertThat(node.get(hall.printer() + "/history?limit=1&before=" + newest.text("/0/at"))
                        .text("/0/kind"))
                .isEqualTo("state");
    }

    @Test
    void aPrinterThatIsNotThereHasNoRoll() {
        Reply refused = node.post("/centres/" + hall.centre + "/printers/none/roll", "{}");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("/type")).contains("no-such-printer");
    }

    private void printed(int tickets) throws Exception {
        for (int i = 0; i < tickets; i++) {
            Reply ticket = hall.issue();
            hall.device.paper(SOON);
            hall.untilPaperIs(ticket, "printed");
        }
    }

    private int roll(String field) {
        return hall.listed().json().at("/0/roll" + field).intValue();
    }

    /** The history as short lines, newest first. */
    private List<String> notes() {
        List<String> lines = new ArrayList<>();
        node.get(hall.printer() + "/history")
                .json()
                .forEach(note -> lines.add(
                        switch (note.get("kind").asText()) {
                            case "state" ->
                                "state " + note.get("was").asText() + ">"
                                        + note.get("state").asText();
                            case "paper" ->
                                "paper " + note.get("state").asText() + " "
                                        + note.get("label").asText() + ": "
                                        + note.get("reason").asText();
                            default ->
                                note.get("kind").asText() + " "
                                        + note.get("papers").asInt() + " by "
                                        + note.get("by").asText();
                        }));
        return lines;
    }
}
