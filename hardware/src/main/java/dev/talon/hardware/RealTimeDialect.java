package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code DLE EOT 1…4}, which a printer answers at once, even without paper. It answers {@code GS r 1} only when it
 * has printed all data before it, so that answer confirms a paper.
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
    /** After so many conversations an unanswered query is given up. */
    private static final int GIVEN_UP = 5;

    private final Link link;
    private final Answers answers;
    private final Silences silences;
    private final Duration patience;
    private boolean any;
    private boolean atOnce;
    private boolean deaf;
    /** The number of «done?» queries on this line that are not answered yet; answers come in order. */
    private int owed;
    /** The number of conversations since it last answered that query. */
    private int quiet;

    /** @param patience how long an answer may take */
    RealTimeDialect(Link link, Answers answers, Silences silences, Duration patience) {
        this.link = link;
        this.answers = answers;
        this.silences = silences;
        this.patience = patience;
    }

    @Override
    public void begin() throws IOException {
        int late = answers.drain(Answers.Kind.IN_ORDER);
        quiet = late > 0 ? 0 : quiet + 1;
        owed = quiet > GIVEN_UP ? 0 : Math.max(0, owed - late);
        any = false;
        atOnce = false;
        deaf = false;
    }

    @Override
    public Optional<Report> report() throws IOException {
        OptionalInt printer = realTime(Question.PRINTER);
        OptionalInt paper = realTime(Question.PAPER);
        if (printer.isEmpty() && paper.isEmpty()) {
            return Optional.empty();
        }
        if ((paper.orElse(0) & PAPER_END) != 0) {
            return Optional.of(Report.stopped(PrintResult.PAPER_OUT));
        }
        if ((printer.orElse(0) & OFFLINE) != 0) {
            return Optional.of(Report.stopped(whyOffline()));
        }
        return Optional.of(noted((paper.orElse(0) & PAPER_NEAR_END) != 0 ? Report.LOW : Report.READY));
    }

    private String whyOffline() throws IOException {
        int cause = realTime(Question.CAUSE).orElse(0);
        if ((cause & COVER_OPEN) != 0) {
            return PrintResult.COVER_OPEN;
        }
        if ((cause & ENDED_BY_PAPER) != 0) {
            return PrintResult.PAPER_OUT;
        }
        if ((cause & ERROR) != 0) {
            return StatusBits.error(realTime(Question.ERROR).orElse(0));
        }
        return PrintResult.OFFLINE;
    }

    private OptionalInt realTime(Question question) throws IOException {
        int number = question.ordinal() - Question.PRINTER.ordinal() + 1;
        return ask(question, Answers.Kind.REAL_TIME, 0x10, 0x04, number);
    }

    /** After an unanswered query none follows: its late answer would be taken for that of another. */
    final OptionalInt ask(Question question, Answers.Kind kind, int... bytes) throws IOException {
        if (deaf || !silences.expects(question) || !send(bytes)) {
            return OptionalInt.empty();
        }
        OptionalInt answer = answers.await(kind, deadline(patience));
        deaf = answer.isEmpty();
        note(question, answer.isPresent());
        atOnce |= answer.isPresent();
        return answer;
    }

    private boolean send(int... bytes) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) {
            data.put((byte) b);
        }
        return link.write(data.flip(), patience);
    }

    private void note(Question question, boolean answered) {
        any |= answered;
        if (answered) {
            silences.answered(question);
        } else {
            silences.unanswered(question);
        }
    }

    final Report noted(Report report) {
        if (!report.stops()) {
            silences.well();
        }
        return report;
    }

    /** Continues after a query that was unanswered because of the printer's state, not because it never answers. */
    final void listenAgain() {
        deaf = false;
    }

    final Answers heard() {
        return answers;
    }

    final Silences silences() {
        return silences;
    }

    @Override
    public boolean askWhetherDone(Duration stall) throws IOException {
        owed++;
        return link.write(ByteBuffer.wrap(ARE_YOU_DONE), stall);
    }

    @Override
    public boolean done(Duration within) throws IOException {
        long deadline = deadline(within);
        for (OptionalInt answer = nextEnd(deadline); answer.isPresent(); answer = nextEnd(deadline)) {
            any = true;
            quiet = 0;
            if (--owed <= 0) {
                owed = 0;
                return isDone(answer.getAsInt());
            }
        }
        silences.unanswered(Question.DONE);
        return false;
    }

    private boolean isDone(int answer) {
        silences.answered(Question.DONE);
        boolean paper = (answer & DONE_PAPER_END) == 0;
        if (paper) {
            silences.well();
        }
        return paper;
    }

    /** The next confirmation of data that was sent before one of the queries. */
    OptionalInt nextEnd(long deadline) throws IOException {
        return answers.await(Answers.Kind.IN_ORDER, deadline);
    }

    @Override
    public boolean settled(int slips, Duration within) throws IOException {
        if (!link.write(ByteBuffer.wrap(ARE_YOU_DONE), patience)
                || answers.await(Answers.Kind.IN_ORDER, deadline(within)).isEmpty()) {
            silences.unanswered(Question.DONE);
            return false;
        }
        for (int left = slips; left > 0; left--) {
            if (answers.await(Answers.Kind.IN_ORDER, deadline(patience)).isEmpty()) {
                break;
            }
        }
        owed = 0;
        silences.answered(Question.DONE);
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
