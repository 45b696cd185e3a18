package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.PrinterCondition.State;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.fake.Mood;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.PrinterProfile.Status;
import dev.talon.hardware.profile.Profiles;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each dialect makes of each mood: the printer knows no other dialect, and takes a question in one for an error. */
class DialectTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration WHILE = Duration.ofMillis(1500);
    /** What is not answered in this test is never answered. */
    private static final Timeouts PATIENT = new Timeouts(LONG, WHILE, LONG, WHILE, Duration.ofMillis(200));

    private final FakePrinter device = FakePrinter.start();
    private Printer printer;

    @AfterEach
    void switchOff() {
        printer.close();
        device.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DLE_EOT, READY, PRINTED, ''",
        "DLE_EOT, CHATTY, PRINTED, ''",
        "DLE_EOT, PAPER_LOW, PRINTED, paper low",
        "DLE_EOT, NOT_TAKEN, PRINTED, ''",
        "DLE_EOT, PAPER_ENDS, UNCERTAIN, paper out",
        "DLE_EOT, CUTTER_JAMS, UNCERTAIN, cutter jammed",
        "DLE_EOT, DROPS, UNCERTAIN, no connection",
        "DLE_EOT, SILENT, UNCERTAIN, no confirmation",
        "DLE_EOT, REFUSES, FAILED, no connection",
        "ASB, READY, PRINTED, ''",
        "ASB, CHATTY, PRINTED, ''",
        "ASB, PAPER_LOW, PRINTED, paper low",
        "ASB, PAPER_ENDS, UNCERTAIN, paper out",
        "ASB, CUTTER_JAMS, UNCERTAIN, cutter jammed",
        "ASB, DROPS, UNCERTAIN, no connection",
        "ASB, SILENT, UNCERTAIN, no confirmation",
        "ASB, REFUSES, FAILED, no connection",
        "CUSTOM_FULL, READY, PRINTED, ''",
        "CUSTOM_FULL, PAPER_LOW, PRINTED, paper low",
        "CUSTOM_FULL, NOT_TAKEN, PRINTED, ''",
        "CUSTOM_FULL, PAPER_ENDS, UNCERTAIN, paper out",
        "CUSTOM_FULL, CUTTER_JAMS, UNCERTAIN, cutter jammed",
        "CUSTOM_FULL, DROPS, UNCERTAIN, no connection",
        "CUSTOM_FULL, SILENT, UNCERTAIN, no confirmation",
        "CUSTOM_FULL, REFUSES, FAILED, no connection",
        "NONE, READY, PRINTED, unconfirmed",
        "NONE, PAPER_LOW, PRINTED, unconfirmed",
        "NONE, PAPER_ENDS, PRINTED, unconfirmed",
        "NONE, CUTTER_JAMS, PRINTED, unconfirmed",
        "NONE, SILENT, PRINTED, unconfirmed",
        "NONE, PAPER_OUT, PRINTED, unconfirmed",
        "NONE, DROPS, UNCERTAIN, no connection",
        "NONE, REFUSES, FAILED, no connection"
    })
    void aSlipEndsAsItIsKnown(Status status, Mood mood, Outcome outcome, String reason) throws Exception {
        speaking(status);
        device.become(mood);

        assertThat(print("1")).isEqualTo(new PrintResult(outcome, reason));
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DLE_EOT, PAPER_OUT, paper out",
        "DLE_EOT, COVER_OPEN, cover open",
        "DLE_EOT, CUTTER_JAMMED, cutter jammed",
        "DLE_EOT, PAPER_JAM, paper jam",
        "DLE_EOT, OVERHEATED, printer error",
        "DLE_EOT, OFFLINE, offline",
        "ASB, PAPER_OUT, paper out",
        "ASB, COVER_OPEN, cover open",
        "ASB, CUTTER_JAMMED, cutter jammed",
        "ASB, PAPER_JAM, paper jam",
        "ASB, OVERHEATED, printer error",
        "ASB, OFFLINE, offline",
        "CUSTOM_FULL, PAPER_OUT, paper out",
        "CUSTOM_FULL, COVER_OPEN, cover open",
        "CUSTOM_FULL, CUTTER_JAMMED, cutter jammed",
        "CUSTOM_FULL, PAPER_JAM, paper jam",
        "CUSTOM_FULL, OVERHEATED, printer error",
        "CUSTOM_FULL, OFFLINE, offline"
    })
    void aPrinterThatHasStoppedGetsNothingAndPrintsNothingWhenItIsWellAgain(Status status, Mood mood, String reason)
            throws Exception {
        speaking(status);
        device.become(mood);

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.FAILED, reason));
        assertThat(device.received()).as("a wish for automatic status at most").isLessThanOrEqualTo(3);

        device.become(Mood.READY);
        assertThat(print("2")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        device.paper(LONG);
        assertThat(device.papers()).isZero();
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DLE_EOT, READY, READY, ''",
        "DLE_EOT, PAPER_LOW, PAPER_LOW, ''",
        "DLE_EOT, PAPER_OUT, PAPER_OUT, ''",
        "DLE_EOT, COVER_OPEN, COVER_OPEN, ''",
        "DLE_EOT, CUTTER_JAMMED, CUTTER, ''",
        "DLE_EOT, PAPER_JAM, PAPER_JAM, ''",
        "DLE_EOT, OVERHEATED, PRINTER_ERROR, ''",
        "DLE_EOT, OFFLINE, OFFLINE, offline",
        "DLE_EOT, SILENT, UNKNOWN, ''",
        "DLE_EOT, REFUSES, NO_CONNECTION, no connection",
        "ASB, READY, READY, ''",
        "ASB, PAPER_LOW, PAPER_LOW, ''",
        "ASB, PAPER_OUT, PAPER_OUT, ''",
        "ASB, COVER_OPEN, COVER_OPEN, ''",
        "ASB, CUTTER_JAMMED, CUTTER, ''",
        "ASB, PAPER_JAM, PAPER_JAM, ''",
        "ASB, OVERHEATED, PRINTER_ERROR, ''",
        "ASB, OFFLINE, OFFLINE, offline",
        "ASB, SILENT, UNKNOWN, ''",
        "ASB, REFUSES, NO_CONNECTION, no connection",
        "CUSTOM_FULL, READY, READY, ''",
        "CUSTOM_FULL, PAPER_LOW, PAPER_LOW, ''",
        "CUSTOM_FULL, PAPER_OUT, PAPER_OUT, ''",
        "CUSTOM_FULL, COVER_OPEN, COVER_OPEN, ''",
        "CUSTOM_FULL, CUTTER_JAMMED, CUTTER, ''",
        "CUSTOM_FULL, PAPER_JAM, PAPER_JAM, ''",
        "CUSTOM_FULL, OVERHEATED, PRINTER_ERROR, ''",
        "CUSTOM_FULL, NOT_TAKEN, READY, paper not taken",
        "CUSTOM_FULL, OFFLINE, OFFLINE, offline",
        "CUSTOM_FULL, SILENT, UNKNOWN, ''",
        "CUSTOM_FULL, REFUSES, NO_CONNECTION, no connection",
        "NONE, READY, UNKNOWN, ''",
        "NONE, PAPER_OUT, UNKNOWN, ''",
        "NONE, REFUSES, NO_CONNECTION, no connection"
    })
    void aPrinterTellsHowItIs(Status status, Mood mood, State state, String detail) throws Exception {
        speaking(status);
        device.become(mood);

        PrinterCondition condition = printer.status().get(30, TimeUnit.SECONDS);
        assertThat(condition.state()).isEqualTo(state);
        assertThat(condition.detail()).isEqualTo(detail);
        assertThat(device.papers()).isZero();
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DLE_EOT", "ASB", "CUSTOM_FULL"})
    void onceItHasAnsweredItsSilenceSendsNothing(Status status) throws Exception {
        speaking(status);
        assertThat(print("1").outcome()).isEqualTo(Outcome.PRINTED);
        device.paper(LONG);

        device.become(Mood.SILENT);
        assertThat(print("2")).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.NO_ANSWER));
        PrinterCondition condition = printer.status().get(30, TimeUnit.SECONDS);
        assertThat(condition.state()).isEqualTo(State.OFFLINE);
        assertThat(condition.detail()).isEqualTo(PrintResult.NO_ANSWER);

        device.become(Mood.READY);
        assertThat(print("3").outcome()).isEqualTo(Outcome.PRINTED);
        device.paper(LONG);
        assertThat(device.papers()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"DLE_EOT", "ASB", "CUSTOM_FULL"})
    void theLateEndOfOneSlipIsNotTakenForTheEndOfTheNext(Status status) throws Exception {
        speaking(status);
        assertThat(print("1").outcome()).isEqualTo(Outcome.PRINTED);
        device.paper(LONG);
        device.become(Mood.PAPER_ENDS);
        assertThat(print("2")).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.PAPER_OUT));

        device.become(Mood.READY);
        Slip next = Slips.labelled("К043");
        assertThat(printer.print(new PrintOrder("3", next)).get(120, TimeUnit.SECONDS))
                .isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        int papers = device.papers();
        assertThat(papers)
                .as("the next, and the one before where all of it had arrived")
                .isBetween(1, 2);
        for (int i = 1; i < papers; i++) {
            Pictures.assertSameDots(device.paper(LONG), SlipImage.draw(Slips.CONSULTATION, 576));
        }
        Pictures.assertSameDots(device.paper(LONG), SlipImage.draw(next, 576));
        assertThat(device.faults()).isEmpty();
    }

    @Test
    void aPrinterOnASlowLineIsWaitedForAsLongAsItTakesTheData() throws Exception {
        int narrow = SlipImage.WIDTH_58_MM;
        printer = Printers.open(
                new LinkAddress.Tcp("127.0.0.1", device.port()),
                Profiles.usual().withWidth(narrow),
                new Timeouts(LONG, LONG, LONG, WHILE, WHILE));
        device.takesWhenSlow(4 * FakePrinter.SLOW_BYTES);
        device.become(Mood.SLOW);

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        Pictures.assertSameDots(device.paper(LONG), SlipImage.draw(Slips.CONSULTATION, narrow));
    }

    private void speaking(Status status) {
        device.speak(status);
        printer = open(status, PATIENT);
    }

    private Printer open(Status status, Timeouts timeouts) {
        return Printers.open(new LinkAddress.Tcp("127.0.0.1", device.port()), Speaking.profile(status), timeouts);
    }

    private PrintResult print(String job) throws Exception {
        return printer.print(new PrintOrder(job, Slips.CONSULTATION)).get(120, TimeUnit.SECONDS);
    }
}
