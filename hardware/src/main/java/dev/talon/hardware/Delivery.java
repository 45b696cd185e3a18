package dev.talon.hardware;

import dev.talon.hardware.PrinterLine.Talk;
import dev.talon.hardware.link.LinkAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** One slip on its way to the printer: it asks, sends, and has the paper confirmed. */
final class Delivery {
    /** What a line may hold back before it tells that it goes on. */
    private static final int LINE_BYTES = 512;

    private final LinkAddress address;
    private final Pacing pacing;
    private final Timeouts timeouts;
    private final Habits habits;
    private final ByteBuffer data;

    /** @param slip what makes the printer print it */
    Delivery(LinkAddress address, Pacing pacing, Timeouts timeouts, Habits habits, byte[] slip) {
        this.address = address;
        this.pacing = pacing;
        this.timeouts = timeouts;
        this.habits = habits;
        this.data = ByteBuffer.wrap(slip);
    }

    /** Whether not a byte of it can have gone out. */
    boolean isUntouched() {
        return data.position() == 0;
    }

    /** Ended by a line that could not be opened or that broke. */
    PrintResult broken(String reason) {
        if (isUntouched()) {
            return PrintResult.failed(reason);
        }
        habits.unconfirmed(false);
        return PrintResult.uncertain(reason);
    }

    PrintResult on(Talk talk) throws IOException {
        Dialect dialect = talk.dialect();
        try {
            Optional<String> fault = faultBefore(dialect);
            return fault.isPresent() ? PrintResult.failed(fault.get()) : send(talk);
        } finally {
            habits.heard(dialect);
        }
    }

    private Optional<String> faultBefore(Dialect dialect) throws IOException {
        if (habits.isSilent()) {
            return Optional.empty();
        }
        Optional<Report> report = dialect.report();
        if (report.isEmpty()) {
            return habits.answersAtOnce() ? Optional.of(PrintResult.NO_ANSWER) : Optional.empty();
        }
        if (report.get().stops()) {
            return Optional.of(report.get().fault());
        }
        return habits.owed() > 0 ? slipBefore(dialect) : Optional.empty();
    }

    /** Its end may still be on the way, and would pass for the end of this one. */
    private Optional<String> slipBefore(Dialect dialect) throws IOException {
        if (dialect.settled(habits.owed(), timeouts.confirm())) {
            habits.settle();
            return Optional.empty();
        }
        habits.waitLess();
        return Optional.of(PrintResult.STILL_PRINTING);
    }

    private PrintResult send(Talk talk) throws IOException {
        Duration stall = timeouts.write().plus(address.timeFor(LINE_BYTES));
        long start = System.nanoTime();
        ByteBuffer question = ByteBuffer.wrap(talk.dialect().lastQuestion());
        if (!pacing.write(talk.link(), data, stall) || !talk.link().write(question, stall)) {
            talk.spoil();
            return broken(PrintResult.STUCK);
        }
        // Who took the data slowly holds some of it and needs about as long for that.
        return confirmation(talk.dialect(), Duration.ofNanos(System.nanoTime() - start));
    }

    private PrintResult confirmation(Dialect dialect, Duration sending) throws IOException {
        Duration own = habits.isSilent() ? timeouts.silent() : timeouts.confirm();
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
        Optional<Report> why = dialect.answers() ? dialect.whyNotDone() : Optional.empty();
        return PrintResult.uncertain(
                why.filter(Report::stops).map(Report::fault).orElse(PrintResult.NO_CONFIRMATION));
    }

    /** A line that breaks now takes nothing back: the printer has already said that it is done. */
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
