package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.PrinterCondition.State;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.fake.Mood;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.PrinterProfile.Status;
import dev.talon.hardware.profile.Profiles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Printers that are well and leave a question unanswered: after a few times nobody waits for it. */
class UnansweredQuestionsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration WHILE = Duration.ofSeconds(1);
    /** For printers that tell how they are at once and do not confirm. */
    private static final Timeouts NO_END = new Timeouts(LONG, LONG, LONG, WHILE, WHILE);
    /** For those that confirm and leave other questions unanswered. */
    private static final Timeouts NO_STATE = new Timeouts(LONG, WHILE, LONG, LONG, LONG);
    /** Longer than any of the waits for it. */
    private static final Duration LATE = Duration.ofSeconds(3);

    private static final PrintResult PRINTED = new PrintResult(Outcome.PRINTED, "");
    private static final PrintResult UNCONFIRMED = new PrintResult(Outcome.PRINTED, PrintResult.UNCONFIRMED);
    private static final PrintResult UNCERTAIN = new PrintResult(Outcome.UNCERTAIN, PrintResult.NO_CONFIRMATION);

    private final FakePrinter device = FakePrinter.start();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Printer printer;

    @AfterEach
    void switchOff() {
        printer.close();
        device.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DLE_EOT, NEVER_CONFIRMS",
        "ASB, NEVER_CONFIRMS",
        "CUSTOM_FULL, NEVER_CONFIRMS",
        "DLE_EOT, CONFIRMS_LATE"
    })
    void aPrinterThatIsWellAndNeverConfirmsIsCountedAsPrinted(Status status, Mood mood) throws Exception {
        open(Speaking.profile(status), NO_END);
        device.confirmAfter(LATE);
        device.become(mood);
        for (int i = 0; i < EscPosPrinter.SILENT_JOBS; i++) {
            assertThat(print()).isEqualTo(UNCERTAIN);
            device.paper(LONG);
        }

        int cuts = device.cuts();
        for (int i = 0; i < 2; i++) {
            assertThat(print()).isEqualTo(UNCONFIRMED);
            device.paper(LONG);
        }
        assertThat(device.cuts() - cuts).as("no empty strip falls out").isEqualTo(2);

        device.become(Mood.READY);
        assertThat(print()).isEqualTo(PRINTED);
        assertThat(device.faults()).isEmpty();
    }

    @Test
    void oneThatHasConfirmedBeforeAndStopsDoingSoIsLearntToo() throws Exception {
        open(Speaking.profile(Status.DLE_EOT), NO_END);
        assertThat(print()).isEqualTo(PRINTED);

        device.become(Mood.NEVER_CONFIRMS);
        for (int i = 0; i < EscPosPrinter.SILENT_JOBS; i++) {
            assertThat(print().outcome()).isNotEqualTo(Outcome.PRINTED);
        }
        assertThat(print()).isEqualTo(UNCONFIRMED);
        assertThat(print()).isEqualTo(UNCONFIRMED);
    }

    @Test
    void paperThatEndsIsToldOfOneThatNeverConfirms() throws Exception {
        open(Speaking.profile(Status.DLE_EOT), NO_END);
        device.become(Mood.NEVER_CONFIRMS);
        for (int i = 0; i < EscPosPrinter.SILENT_JOBS; i++) {
            print();
        }

        device.become(Mood.PAPER_ENDS);
        assertThat(print()).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.PAPER_OUT));
        assertThat(print()).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.PAPER_OUT));
    }

    @ParameterizedTest
    @CsvSource({
        "ASB, TELLS_NOTHING_BY_ITSELF, GS a, ready",
        "ASB, HIDES_ITS_PAPER, '', ready",
        "DLE_EOT, HIDES_ITS_PAPER, DLE EOT 4, ready",
        "DLE_EOT, ONLY_CONFIRMS, DLE EOT, unknown",
        "CUSTOM_FULL, ONLY_CONFIRMS, DLE EOT, unknown",
        "ASB, ONLY_CONFIRMS, GS a, unknown"
    })
    void aQuestionThatIsNeverAnsweredIsNotAskedBeforeASlip(Status status, Mood mood, String question, String state)
            throws Exception {
        open(Speaking.profile(status), NO_STATE);
        device.become(mood);
        // Where it answers none of three questions, each is learnt after the one before.
        for (int i = 0; i < 3 * EscPosPrinter.SILENT_JOBS; i++) {
            assertThat(print()).isEqualTo(PRINTED);
        }

        told.clear();
        assertThat(print()).isEqualTo(PRINTED);
        assertThat(told).as("nothing is waited for").noneMatch(line -> line.endsWith("is not answered"));
        assertThat(printer.status().get(20, TimeUnit.SECONDS).state().name()).isEqualToIgnoringCase(state);

        device.become(Mood.READY);
        for (int i = 0; i < 10; i++) {
            printer.status().get(20, TimeUnit.SECONDS);
        }
        told.clear();
        assertThat(print()).isEqualTo(PRINTED);
        assertThat(told).as("it is asked again once it answers").anyMatch(line -> line.startsWith(question));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "COVER_OPEN", "OFFLINE"})
    void whatAStoppedPrinterLeavesUnansweredTeachesNothing(Mood mood) throws Exception {
        open(Speaking.profile(Status.ASB), NO_STATE);
        assertThat(print()).isEqualTo(PRINTED);
        for (int i = 0; i < 2 * EscPosPrinter.SILENT_JOBS; i++) {
            device.become(mood);
            assertThat(print().outcome()).isEqualTo(Outcome.FAILED);
        }

        device.become(Mood.SILENT);
        assertThat(print()).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.NO_ANSWER));
        assertThat(printer.status().get(20, TimeUnit.SECONDS).state()).isEqualTo(State.OFFLINE);
    }

    @Test
    void theUsualEpsonProfileIsAskedByAutomaticStatusWhereThatIsAnswered() throws Exception {
        open(Profiles.shipped("epson-tm").orElseThrow(), NO_STATE);
        told.clear();
        assertThat(print()).isEqualTo(PRINTED);
        assertThat(told.get(0)).startsWith("GS a is answered");
    }

    private void open(PrinterProfile profile, Timeouts timeouts) {
        device.tell(told::add);
        printer = Printers.open(new LinkAddress.Tcp("127.0.0.1", device.port()), profile, timeouts);
    }

    private PrintResult print() throws Exception {
        return printer.print(new PrintOrder("job", Slips.CONSULTATION)).get(120, TimeUnit.SECONDS);
    }
}
