package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.fake.Mood;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscPosPrinterTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Timeouts PATIENT = new Timeouts(LONG, LONG, LONG, LONG, LONG);
    private static final Timeouts HASTY = new Timeouts(LONG, SHORT, SHORT, SHORT, SHORT);

    private final FakePrinter device = FakePrinter.start();
    private Printer printer = open(PATIENT);

    @AfterEach
    void switchOff() {
        printer.close();
        device.close();
    }

    @Test
    void aSlipIsPrintedAndConfirmed() throws Exception {
        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));

        Pictures.assertSameDots(device.paper(SOON), SlipImage.draw(Slips.CONSULTATION, 576));
        assertThat(device.faults()).isEmpty();
    }

    @Test
    void slipsComeOutInTheOrderTheyWereGiven() throws Exception {
        List<String> labels = List.of("К001", "К002", "К003", "К004", "К005");
        List<CompletableFuture<PrintResult>> results = new ArrayList<>();
        for (String label : labels) {
            results.add(printer.print(new PrintOrder("job" + results.size(), Slips.labelled(label))));
        }

        for (String label : labels) {
            Pictures.assertSameDots(device.paper(SOON), SlipImage.draw(Slips.labelled(label), 576));
        }
        for (CompletableFuture<PrintResult> result : results) {
            assertThat(result.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.PRINTED);
        }
    }

    @Test
    void whatThePrinterSaysUnaskedDoesNotConfuseItsAnswers() throws Exception {
        device.become(Mood.CHATTY);

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        assertThat(print("2")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
    }

    @Test
    void paperThatWillEndSoonIsMentioned() throws Exception {
        device.become(Mood.PAPER_LOW);

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.PRINTED, PrintResult.PAPER_LOW));
    }

    @ParameterizedTest
    @CsvSource({"PAPER_OUT, paper out", "COVER_OPEN, cover open", "CUTTER_JAMMED, cutter jammed"})
    void aPrinterThatCannotPrintGetsNothingAndPrintsNothingLater(Mood mood, String reason) throws Exception {
        device.become(mood);

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.FAILED, reason));
        assertThat(device.received()).isZero();

        device.become(Mood.READY);
        assertThat(print("2").outcome()).isEqualTo(Outcome.PRINTED);
        device.paper(SOON);
        assertThat(device.papers()).isZero();
    }

    @Test
    void paperThatEndsHalfwayLeavesTheSlipUncertain() throws Exception {
        waitingOnly(new Timeouts(LONG, LONG, LONG, Duration.ofMillis(1500), LONG));
        device.become(Mood.PAPER_ENDS);

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.PAPER_OUT));
    }

    @Test
    void aPrinterThatRefusesTheConnectionHasFailed() throws Exception {
        device.become(Mood.REFUSES);

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.NO_CONNECTION));

        device.become(Mood.READY);
        assertThat(print("2").outcome()).isEqualTo(Outcome.PRINTED);
    }

    @Test
    void aPrinterWithAnUnknownNameHasFailed() throws Exception {
        try (Printer nowhere =
                Printers.open(new LinkAddress.Tcp("no.such.printer.invalid", 9100), Profiles.usual(), PATIENT)) {
            assertThat(nowhere.print(new PrintOrder("1", Slips.CONSULTATION)).get(60, TimeUnit.SECONDS))
                    .isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.NO_CONNECTION));
        }
    }

    @Test
    void aConnectionThatBreaksHalfwayLeavesTheSlipUncertain() throws Exception {
        device.become(Mood.DROPS);

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.NO_CONNECTION));
        assertThat(device.papers()).isZero();
    }

    @Test
    void aPrinterThatStopsReadingIsGivenUpAfterTheTimeout() throws Exception {
        waitingOnly(HASTY);
        device.become(Mood.NEVER_READS);
        long start = System.nanoTime();

        assertThat(print("1")).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.STUCK));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    }

    @Test
    void aPrinterThatNeverAnswersIsUncertainThreeTimesAndThenCountsAsOneWithoutStatus() throws Exception {
        waitingOnly(new Timeouts(LONG, SHORT, LONG, SHORT, Duration.ofSeconds(4)));
        device.become(Mood.SILENT);

        for (int i = 1; i <= EscPosPrinter.SILENT_JOBS; i++) {
            assertThat(print("job" + i)).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.NO_CONFIRMATION));
        }
        assertThat(print("job4")).isEqualTo(new PrintResult(Outcome.PRINTED, PrintResult.UNCONFIRMED));

        device.become(Mood.READY);
        assertThat(print("job5")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));

        device.become(Mood.SILENT);
        long received = device.received();
        assertThat(print("job6"))
                .as("it has answered once, so its silence means something")
                .isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.NO_ANSWER));
        assertThat(device.received()).isEqualTo(received);
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "READY, READY",
        "PAPER_LOW, PAPER_LOW",
        "PAPER_OUT, PAPER_OUT",
        "COVER_OPEN, COVER_OPEN",
        "CUTTER_JAMMED, CUTTER",
        "CHATTY, READY",
        "REFUSES, NO_CONNECTION"
    })
    void aPrinterTellsHowItIsWithoutPrinting(Mood mood, PrinterCondition.State state) throws Exception {
        device.become(mood);

        assertThat(status()).isEqualTo(state);
        assertThat(device.received()).isZero();

        device.become(Mood.READY);
        assertThat(status()).isEqualTo(PrinterCondition.State.READY);
        assertThat(device.papers()).isZero();
    }

    @Test
    void aMutePrinterIsUnknownUntilItHasAnsweredOnceAndOfflineAfterThat() throws Exception {
        waitingOnly(HASTY);
        device.become(Mood.SILENT);
        assertThat(status()).isEqualTo(PrinterCondition.State.UNKNOWN);

        device.become(Mood.READY);
        waitingOnly(new Timeouts(LONG, Duration.ofSeconds(4), LONG, LONG, LONG));
        assertThat(status()).isEqualTo(PrinterCondition.State.READY);

        device.become(Mood.SILENT);
        assertThat(status()).isEqualTo(PrinterCondition.State.OFFLINE);
    }

    @Test
    void printReturnsAtOnceAndTooManyWaitingAreRefused() throws Exception {
        device.become(Mood.NEVER_READS);
        List<CompletableFuture<PrintResult>> results = new ArrayList<>();
        for (int i = 0; i < PrinterQueue.MOST_WAITING + 2; i++) {
            results.add(printer.print(new PrintOrder("job" + i, Slips.CONSULTATION)));
        }

        assertThat(results.get(results.size() - 1).get(0, TimeUnit.SECONDS))
                .isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.BUSY));
        assertThat(results.get(1)).isNotDone();
    }

    @Test
    void closingFailsWhatWaitsAndBreaksOffWhatIsBeingPrinted() throws Exception {
        device.become(Mood.PAPER_ENDS);
        CompletableFuture<PrintResult> first = printer.print(new PrintOrder("1", Slips.CONSULTATION));
        CompletableFuture<PrintResult> second = printer.print(new PrintOrder("2", Slips.CONSULTATION));
        device.awaitMood(Mood.PAPER_OUT, SOON);

        printer.close();

        assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.CLOSED));
        assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.CLOSED));
        assertThat(print("3")).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.CLOSED));
    }

    @Test
    void noThreadIsLeftBehind() throws Exception {
        assertThat(print("1").outcome()).isEqualTo(Outcome.PRINTED);
        assertThat(threads()).isEqualTo(1);

        printer.close();
        long deadline = System.nanoTime() + SOON.toNanos();
        while (threads() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(threads()).isZero();
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("printer 127.0.0.1:" + device.port()))
                .count();
    }

    private Printer open(Timeouts timeouts) {
        return Printers.open(new LinkAddress.Tcp("127.0.0.1", device.port()), Profiles.usual(), timeouts);
    }

    private void waitingOnly(Timeouts timeouts) {
        printer.close();
        printer = open(timeouts);
    }

    private PrinterCondition.State status() throws Exception {
        return printer.status().get(60, TimeUnit.SECONDS).state();
    }

    private PrintResult print(String job) throws Exception {
        return printer.print(new PrintOrder(job, Slips.CONSULTATION)).get(60, TimeUnit.SECONDS);
    }
}
