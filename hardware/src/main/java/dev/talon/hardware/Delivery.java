package dev.talon.hardware;

import dev.talon.hardware.PrinterLine.Talk;
import dev.talon.hardware.link.LinkAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Takes one paper to the printer: checks the printer, sends the data, and waits for the confirmation. */
final class Delivery {
    /** Bytes that a line may hold before progress shows. */
    private static final int LINE_BYTES = 512;

    private final LinkAddress address;
    private final Pacing pacing;
    private final Timeouts timeouts;
    private final Habits habits;
    private final ByteBuffer data;
    private final byte[] cut;

    /**
     * @param slip the bytes that make the printer print it
     * @param cut the bytes that end it if it breaks off
     */
    Delivery(LinkAddress address, Pacing pacing, Timeouts timeouts, Habits habits, byte[] slip, byte[] cut) {
        this.address = address;
        this.pacing = pacing;
        this.timeouts = timeouts;
        this.habits = habits;
        this.data = ByteBuffer.wrap(slip);
        this.cut = cut;
    }

    /** Whether certainly no byte of it was sent. */
    boolean isUntouched() {
        return data.position() == 0;
    }

    /** The result if the line could not be opened or broke. */
    PrintResult broken(String reason) {
        if (isUntouched()) {
            return PrintResult.failed(reason);
        }
        if (data.hasRemaining()) {
            // It was not asked yet whether it is done, so no late answer will come.
            habits.mustAmend(Amends.of(data.array(), cut));
        } else {
            habits.unconfirmed(false);
        }
        return PrintResult.uncertain(reason);
    }

    PrintResult on(Talk talk) throws IOException {
        Dialect dialect = talk.dialect();
        habits.silences().begin(false);
        try {
            Optional<String> fault = faultBefore(talk);
            return fault.isPresent() ? PrintResult.failed(fault.get()) : send(talk);
        } finally {
            habits.heard(dialect);
        }
    }

    private Optional<String> faultBefore(Talk talk) throws IOException {
        if (!habits.isSilent()) {
            Optional<Report> report = talk.dialect().report();
            if (report.isEmpty() && habits.answersAtOnce()) {
                return Optional.of(PrintResult.NO_ANSWER);
            }
            if (report.isPresent() && report.get().stops()) {
                return Optional.of(report.get().fault());
            }
        }
        if (!amended(talk)) {
            talk.spoil();
            return Optional.of(PrintResult.STUCK);
        }
        return habits.owed() > 0 ? slipBefore(talk.dialect()) : Optional.empty();
    }

    /** @return whether the printer accepted the completion of a slip that broke off */
    private boolean amended(Talk talk) throws IOException {
        ByteBuffer amends = ByteBuffer.wrap(habits.amends());
        if (!pacing.write(talk.link(), amends, stall())) {
            return false;
        }
        habits.mustAmend(new byte[0]);
        return true;
    }

    /** The confirmation of the earlier slip may still be on the way, and would be taken for that of this one. */
    private Optional<String> slipBefore(Dialect dialect) throws IOException {
        if (dialect.settled(habits.owed(), timeouts.confirm())) {
            habits.settle();
            return Optional.empty();
        }
        habits.waitLess();
        dialect.report();
        return Optional.of(PrintResult.STILL_PRINTING);
    }

    private Duration stall() {
        return timeouts.write().plus(address.timeFor(LINE_BYTES));
    }

    private PrintResult send(Talk talk) throws IOException {
        Duration stall = stall();
        long start = System.nanoTime();
        if (!pacing.write(talk.link(), data, stall) || !talk.dialect().askWhetherDone(stall)) {
            talk.spoil();
            return broken(PrintResult.STUCK);
        }
        // A printer that accepted the data slowly still holds some of it and needs about as long for that.
        return confirmation(talk.dialect(), Duration.ofNanos(System.nanoTime() - start));
    }

    private PrintResult confirmation(Dialect dialect, Duration sending) throws IOException {
        Duration own = habits.awaitsTheEnd() ? timeouts.confirm() : timeouts.silent();
        if (dialect.done(own.plus(sending).plus(address.timeFor(data.limit())))) {
            habits.confirmed();
            return after(dialect);
        }
        boolean silent = habits.isSilent() && !dialect.answers();
        habits.heard(dialect);
        habits.unconfirmed(true);
        if (silent) {
            return PrintResult.printed(PrintResult.UNCONFIRMED);
        }
        boolean usual = habits.neverConfirms();
        Optional<Report> now = dialect.answers() ? dialect.whyNotDone() : Optional.empty();
        boolean well = now.isPresent() && !now.get().stops();
        if (usual && well) {
            return PrintResult.printed(PrintResult.UNCONFIRMED);
        }
        if (dialect.answers() && !address.isLocalDevice() && !(well && habits.neverConfirms())) {
            // The connection ends now, and with it everything that the printer has not read yet.
            habits.mustAmend(Amends.of(data.array(), cut));
        }
        return PrintResult.uncertain(
                now.filter(Report::stops).map(Report::fault).orElse(PrintResult.NO_CONFIRMATION));
    }

    /** A line that breaks now changes nothing: the printer has already confirmed. */
    private static PrintResult after(Dialect dialect) {
        try {
            Report report = dialect.report().orElse(Report.READY);
            return switch (report.fault()) {
                case PrintResult.PAPER_OUT, PrintResult.PAPER_JAM -> PrintResult.uncertain(report.fault());
                default -> PrintResult.printed(report.paperLow() ? PrintResult.PAPER_LOW : "");
            };
        } catch (IOException e) {
            return PrintResult.printed("");
        }
    }
}
