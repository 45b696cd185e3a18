package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code DLE EOT 1…4}, answered at once, even by a printer without paper; {@code GS r 1} is answered only when all data
 * before it has been worked off, which makes it the proof of printing.
 */
class RealTimeDialect implements Dialect {
    private static final byte[] ARE_YOU_DONE = {0x1D, 'r', 1};
    private static final int OFFLINE = 0x08;
    private static final int COVER_OPEN = 0x04;
    private static final int ENDED_BY_PAPER = 0x20;
    private static final int ERROR = 0x40;
    private static final int PAPER_END = 0x60;
    private static final int PAPER_NEAR_END = 0x0C;
    private static final int DONE_PAPER_END = 0x0C;

    private final Link link;
    private final Answers answers;
    private final Duration patience;
    private boolean any;
    private boolean atOnce;
    private boolean deaf;

    /** @param patience how long an answer may take */
    RealTimeDialect(Link link, Answers answers, Duration patience) {
        this.link = link;
        this.answers = answers;
        this.patience = patience;
    }

    @Override
    public void begin() throws IOException {
        answers.drain();
        any = false;
        atOnce = false;
        deaf = false;
    }

    @Override
    public Optional<Report> report() throws IOException {
        OptionalInt printer = realTime(1);
        if (printer.isEmpty()) {
            return Optional.empty();
        }
        int paper = realTime(4).orElse(0);
        if ((paper & PAPER_END) != 0) {
            return Optional.of(Report.stopped(PrintResult.PAPER_OUT));
        }
        if ((printer.getAsInt() & OFFLINE) != 0) {
            return Optional.of(Report.stopped(whyOffline()));
        }
        return Optional.of((paper & PAPER_NEAR_END) != 0 ? Report.LOW : Report.READY);
    }

    private String whyOffline() throws IOException {
        int cause = realTime(2).orElse(0);
        if ((cause & COVER_OPEN) != 0) {
            return PrintResult.COVER_OPEN;
        }
        if ((cause & ENDED_BY_PAPER) != 0) {
            return PrintResult.PAPER_OUT;
        }
        if ((cause & ERROR) != 0) {
            return StatusBits.error(realTime(3).orElse(0));
        }
        return PrintResult.OFFLINE;
    }

    private OptionalInt realTime(int what) throws IOException {
        return ask(Answers.Kind.REAL_TIME, 0x10, 0x04, what);
    }

    /** A question left unanswered is the last one: its late answer would pass for another's. */
    final OptionalInt ask(Answers.Kind kind, int... question) throws IOException {
        if (deaf || !send(question)) {
            return OptionalInt.empty();
        }
        OptionalInt answer = answers.await(kind, deadline(patience));
        deaf = answer.isEmpty();
        hear(answer.isPresent());
        atOnce |= answer.isPresent();
        return answer;
    }

    final boolean send(int... bytes) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) {
            data.put((byte) b);
        }
        return link.write(data.flip(), patience);
    }

    final void hear(boolean something) {
        any |= something;
    }

    /** Asks on after a question that was left unanswered because of where the printer stands, not because it is mute. */
    final void listenAgain() {
        deaf = false;
    }

    final Answers heard() {
        return answers;
    }

    @Override
    public byte[] lastQuestion() {
        return ARE_YOU_DONE.clone();
    }

    @Override
    public boolean done(Duration within) throws IOException {
        return isDone(answers.await(Answers.Kind.IN_ORDER, deadline(within)));
    }

    final boolean isDone(OptionalInt answer) {
        hear(answer.isPresent());
        return answer.isPresent() && (answer.getAsInt() & DONE_PAPER_END) == 0;
    }

    @Override
    public boolean settled(int owed, Duration within) throws IOException {
        if (!link.write(ByteBuffer.wrap(ARE_YOU_DONE), patience)
                || answers.await(Answers.Kind.IN_ORDER, deadline(within)).isEmpty()) {
            return false;
        }
        for (int left = owed; left > 0; left--) {
            if (answers.await(Answers.Kind.IN_ORDER, deadline(patience)).isEmpty()) {
                break;
            }
        }
        return true;
    }

    static long deadline(Duration within) {
        return System.nanoTime() + within.toNanos();
    }

    @Override
    public boolean answers() {
        return any;
    }

    @Override
    public boolean answersAtOnce() {
        return atOnce;
    }
}
