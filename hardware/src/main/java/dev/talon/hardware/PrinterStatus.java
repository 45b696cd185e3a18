package dev.talon.hardware;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks an ESC/POS printer how it is. {@code DLE EOT n} is answered at once, even by a printer without paper;
 * {@code GS r 1} is answered only when all data before it has been worked off, which makes it the proof of printing.
 */
final class PrinterStatus {
    /** Goes behind the data of a job. */
    static final byte[] ARE_YOU_DONE = {0x1D, 'r', 1};

    private static final int OFFLINE = 0x08;
    private static final int COVER_OPEN = 0x04;
    private static final int ENDED_BY_PAPER = 0x20;
    private static final int ERROR = 0x40;
    private static final int CUTTER = 0x08;
    private static final int PAPER_END = 0x60;
    private static final int PAPER_NEAR_END = 0x0C;
    private static final int DONE_PAPER_END = 0x0C;

    private final Wire wire;
    private final Duration patience;
    private boolean answers;
    private boolean answersAtOnce;
    private boolean deaf;

    /** What is left of the roll. A printer that does not tell is taken to have enough. */
    enum Paper {
        ENOUGH,
        LOW,
        OUT
    }

    /** @param patience how long an answer may take */
    PrinterStatus(Wire wire, Duration patience) {
        this.wire = wire;
        this.patience = patience;
    }

    /** Whether the printer has answered anything at all on this connection. */
    boolean answers() {
        return answers;
    }

    /** Whether it has answered {@code DLE EOT}, which a printer does in every state but switched off or hung. */
    boolean answersAtOnce() {
        return answersAtOnce;
    }

    /** Why the printer cannot print now; empty when it can, or does not answer. */
    Optional<String> fault() throws IOException {
        OptionalInt printer = ask(1);
        if (printer.isEmpty()) {
            return Optional.empty();
        }
        if (paper() == Paper.OUT) {
            return Optional.of(PrintResult.PAPER_OUT);
        }
        return (printer.getAsInt() & OFFLINE) == 0 ? Optional.empty() : Optional.of(whyOffline());
    }

    /** @param hasAnswered whether it ever answered {@code DLE EOT}, so that its silence now means something */
    PrinterCondition.State state(boolean hasAnswered) throws IOException {
        Optional<String> fault = fault();
        if (fault.isPresent()) {
            return switch (fault.get()) {
                case PrintResult.PAPER_OUT -> PrinterCondition.State.PAPER_OUT;
                case PrintResult.COVER_OPEN -> PrinterCondition.State.COVER_OPEN;
                case PrintResult.CUTTER -> PrinterCondition.State.CUTTER;
                default -> PrinterCondition.State.OFFLINE;
            };
        }
        if (!answersAtOnce) {
            return hasAnswered ? PrinterCondition.State.OFFLINE : PrinterCondition.State.UNKNOWN;
        }
        return paper() == Paper.LOW ? PrinterCondition.State.PAPER_LOW : PrinterCondition.State.READY;
    }

    private String whyOffline() throws IOException {
        int cause = ask(2).orElse(0);
        if ((cause & COVER_OPEN) != 0) {
            return PrintResult.COVER_OPEN;
        }
        if ((cause & ENDED_BY_PAPER) != 0) {
            return PrintResult.PAPER_OUT;
        }
        if ((cause & ERROR) != 0) {
            return (ask(3).orElse(0) & CUTTER) != 0 ? PrintResult.CUTTER : PrintResult.PRINTER_ERROR;
        }
        return PrintResult.OFFLINE;
    }

    /** How much paper is left, as far as the printer tells. */
    Paper paper() throws IOException {
        int paper = ask(4).orElse(0);
        if ((paper & PAPER_END) != 0) {
            return Paper.OUT;
        }
        return (paper & PAPER_NEAR_END) != 0 ? Paper.LOW : Paper.ENOUGH;
    }

    /**
     * Waits for the answer to {@link #ARE_YOU_DONE}.
     *
     * @return true when all data has been worked off and there still was paper
     */
    boolean done(Duration within) throws IOException {
        OptionalInt answer = answer(within, false);
        return answer.isPresent() && (answer.getAsInt() & DONE_PAPER_END) == 0;
    }

    /** A question left unanswered is the last one on this connection: its late answer would pass for another's. */
    private OptionalInt ask(int what) throws IOException {
        if (deaf || !wire.write(ByteBuffer.wrap(new byte[] {0x10, 0x04, (byte) what}), patience)) {
            return OptionalInt.empty();
        }
        OptionalInt answer = answer(patience, true);
        deaf = answer.isEmpty();
        answersAtOnce |= answer.isPresent();
        return answer;
    }

    /** Passes over what is no such answer: late answers of the other kind, automatic status (four bytes), noise. */
    private OptionalInt answer(Duration within, boolean realTime) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        int automatic = 0;
        while (true) {
            OptionalInt read = wire.read(deadline);
            if (read.isEmpty()) {
                return read;
            }
            int b = read.getAsInt();
            if (automatic > 0) {
                automatic--;
            } else if ((b & 0x93) == 0x10) {
                automatic = 3;
                answers = true;
            } else if (realTime ? (b & 0x93) == 0x12 : (b & 0x90) == 0 && b != '\n' && b != '\r') {
                answers = true;
                return read;
            }
        }
    }
}
