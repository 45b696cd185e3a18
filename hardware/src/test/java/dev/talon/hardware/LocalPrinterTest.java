package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.PrinterCondition.State;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.fake.Mood;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.link.Pty;
import dev.talon.hardware.profile.PrinterProfile.Status;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Printers on a cable of this computer, named as udev names them: as a device file and as a serial port. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalPrinterTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration WHILE = Duration.ofSeconds(1);
    /** For a printer that answers, however busy the machine is. */
    private static final Timeouts PATIENT = new Timeouts(SOON, SOON, SOON, SOON, WHILE);
    /** For one that does not. */
    private static final Timeouts IMPATIENT = new Timeouts(SOON, WHILE, SOON, WHILE, WHILE);
    /** For one that stops reading, and never tells the end of what it has not read. */
    private static final Timeouts STALLING = new Timeouts(SOON, SOON, WHILE, SOON, WHILE);
    /** So fast that a slip is on the line for a moment only. */
    private static final int BAUD = 460_800;

    @TempDir
    private Path folder;

    private final FakePrinter device = FakePrinter.local();
    private Pty cable = Pty.open();
    private Printer printer;

    private enum Kind {
        DEVICE_FILE,
        SERIAL
    }

    @AfterEach
    void switchOff() {
        printer.close();
        device.close();
        cable.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DEVICE_FILE, DLE_EOT", "DEVICE_FILE, ASB", "DEVICE_FILE, CUSTOM_FULL",
        "SERIAL, DLE_EOT", "SERIAL, ASB", "SERIAL, CUSTOM_FULL"
    })
    void slipsArePrintedAndConfirmedOnOneLine(Kind kind, Status status) throws Exception {
        open(kind, status);

        for (String label : new String[] {"К001", "К002", "К003"}) {
            assertThat(print(label)).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
            Pictures.assertSameDots(device.paper(SOON), SlipImage.draw(Slips.labelled(label), 576));
            assertThat(state()).isEqualTo(State.READY);
        }
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPrinterWithoutStatusIsNotAsked(Kind kind) throws Exception {
        open(kind, Status.NONE);

        assertThat(print("К001")).isEqualTo(new PrintResult(Outcome.PRINTED, PrintResult.UNCONFIRMED));
        Pictures.assertSameDots(device.paper(SOON), SlipImage.draw(Slips.labelled("К001"), 576));
        assertThat(state()).isEqualTo(State.UNKNOWN);
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DEVICE_FILE, PAPER_OUT, PAPER_OUT, paper out",
        "DEVICE_FILE, COVER_OPEN, COVER_OPEN, cover open",
        "DEVICE_FILE, CUTTER_JAMMED, CUTTER, cutter jammed",
        "SERIAL, PAPER_OUT, PAPER_OUT, paper out",
        "SERIAL, COVER_OPEN, COVER_OPEN, cover open",
        "SERIAL, CUTTER_JAMMED, CUTTER, cutter jammed"
    })
    void whatAPrinterTellsByItselfIsKnownThoughItAnswersNoMore(Kind kind, Mood mood, State state, String reason)
            throws Exception {
        open(kind, Status.ASB, IMPATIENT);
        assertThat(state()).isEqualTo(State.READY);
        device.become(mood);

        assertThat(state()).isEqualTo(state);
        assertThat(print("К001")).isEqualTo(new PrintResult(Outcome.FAILED, reason));

        device.become(Mood.READY);
        assertThat(state()).isEqualTo(State.READY);
        assertThat(print("К002")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        Pictures.assertSameDots(device.paper(SOON), SlipImage.draw(Slips.labelled("К002"), 576));
        assertThat(device.papers()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anUnpluggedPrinterFailsAtOnceAndIsFoundAgain(Kind kind) throws Exception {
        open(kind, Status.DLE_EOT);
        assertThat(print("К001").outcome()).isEqualTo(Outcome.PRINTED);
        device.paper(SOON);

        unplug();
        assertThat(print("К002")).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.NO_DEVICE));
        assertThat(condition())
                .extracting(PrinterCondition::state, PrinterCondition::detail)
                .containsExactly(State.NO_CONNECTION, PrintResult.NO_DEVICE);
        assertThat(print("К003")).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.NO_DEVICE));

        plugAgain();
        assertThat(print("К004")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        assertThat(state()).isEqualTo(State.READY);
        Pictures.assertSameDots(device.paper(SOON), SlipImage.draw(Slips.labelled("К004"), 576));
        assertThat(device.papers()).isZero();
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPrinterThatWasSwappedBetweenTwoSlipsPrintsTheNext(Kind kind) throws Exception {
        open(kind, Status.DLE_EOT);
        assertThat(print("К001").outcome()).isEqualTo(Outcome.PRINTED);
        device.paper(SOON);

        unplug();
        plugAgain();
        assertThat(print("К002")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aCableThatIsPulledHalfwayLeavesTheSlipUncertain(Kind kind) throws Exception {
        open(kind, Status.DLE_EOT);
        device.become(Mood.DROPS);

        assertThat(print("К001")).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.NO_CONNECTION));

        device.become(Mood.READY);
        plugAgain();
        assertThat(print("К002")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        Pictures.assertSameDots(device.paper(SOON), SlipImage.draw(Slips.labelled("К002"), 576));
        assertThat(device.papers()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPrinterThatTakesNoDataIsGivenUp(Kind kind) throws Exception {
        open(kind, Status.NONE, STALLING);
        device.become(Mood.NEVER_READS);

        assertThat(print("К001")).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.STUCK));
    }

    @ParameterizedTest
    @CsvSource({"DEVICE_FILE, NONE", "SERIAL, NONE", "DEVICE_FILE, DLE_EOT", "SERIAL, DLE_EOT"})
    void noByteOfASlipMixesWithOneThatBrokeOff(Kind kind, Status status) throws Exception {
        open(kind, status, STALLING);
        assertThat(print("К001").outcome()).isEqualTo(Outcome.PRINTED);
        device.paper(SOON);
        device.become(Mood.FALLS_ASLEEP);
        assertThat(print("К002")).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.STUCK));

        device.become(Mood.READY);
        PrintResult third = print("К003");
        assertThat(third.outcome()).as("%s, %s", third, device.faults()).isEqualTo(Outcome.PRINTED);
        BufferedImage torn = device.paper(SOON);
        BufferedImage whole = SlipImage.draw(Slips.labelled("К003"), 576);
        Pictures.assertSameDots(device.paper(SOON), whole);
        assertThat(torn.getHeight()).isLessThan(whole.getHeight());
        assertThat(device.papers()).isZero();
        assertThat(device.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPrinterThatNeverAnswersIsUncertainThreeTimesAndThenCountsAsOneWithoutStatus(Kind kind) throws Exception {
        open(kind, Status.DLE_EOT, IMPATIENT);
        device.become(Mood.SILENT);

        for (int i = 1; i <= EscPosPrinter.SILENT_JOBS; i++) {
            assertThat(print("К00" + i)).isEqualTo(new PrintResult(Outcome.UNCERTAIN, PrintResult.NO_CONFIRMATION));
        }
        assertThat(print("К004")).isEqualTo(new PrintResult(Outcome.PRINTED, PrintResult.UNCONFIRMED));
        for (int i = 1; i <= 4; i++) {
            Pictures.assertSameDots(device.paper(SOON), SlipImage.draw(Slips.labelled("К00" + i), 576));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noThreadIsLeftBehind(Kind kind) throws Exception {
        open(kind, Status.DLE_EOT);
        assertThat(print("К001").outcome()).isEqualTo(Outcome.PRINTED);
        assertThat(threads()).isEqualTo(3);

        printer.close();
        long deadline = System.nanoTime() + SOON.toNanos();
        while (threads() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(threads()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsNoPrinterIsNotWrittenTo(Kind kind) throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "precious");
        printer = Printers.open(address(kind, file), Speaking.profile(Status.DLE_EOT), PATIENT);

        assertThat(print("К001").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(state()).isEqualTo(State.NO_CONNECTION);
        assertThat(file).hasContent("precious");
    }

    private void open(Kind kind, Status status) throws IOException {
        open(kind, status, PATIENT);
    }

    private void open(Kind kind, Status status, Timeouts timeouts) throws IOException {
        device.speak(status);
        plug();
        printer = Printers.open(address(kind, name()), Speaking.profile(status), timeouts);
    }

    private void plug() throws IOException {
        cable.named(name());
        device.plug(cable.in(), cable.out());
    }

    /** As with udev, its name goes with it; the kernel gives the number of its device to the next that is plugged in. */
    private void unplug() throws IOException {
        Files.delete(name());
        cable.close();
    }

    private void plugAgain() throws IOException {
        cable = Pty.open();
        plug();
    }

    private Path name() {
        return folder.resolve("ticket-printer");
    }

    private static LinkAddress address(Kind kind, Path name) {
        return kind == Kind.SERIAL
                ? LinkAddress.Serial.usual(name.toString(), BAUD)
                : new LinkAddress.DeviceFile(name.toString());
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(folder.toString()))
                .count();
    }

    private State state() throws Exception {
        return condition().state();
    }

    private PrinterCondition condition() throws Exception {
        return printer.status().get(60, TimeUnit.SECONDS);
    }

    private PrintResult print(String label) throws Exception {
        return printer.print(new PrintOrder("job", Slips.labelled(label))).get(60, TimeUnit.SECONDS);
    }
}
