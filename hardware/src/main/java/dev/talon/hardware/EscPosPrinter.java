package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.link.Unreachable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ESC/POS printer at the end of any line.
 *
 * <p>Before each paper the printer is asked whether it can print; after it, whether it has printed. If it cannot
 * print, nothing is sent: a printer without paper would keep the data and print it when somebody inserts paper, for a
 * visitor who has left. If the end of a paper was not confirmed, the next one waits for the confirmation.
 *
 * <p>Some printers never answer. The first {@value #SILENT_JOBS} papers of such a printer end as {@code UNCERTAIN},
 * because it may have stopped. After that it counts as a printer without status: nothing waits for its answers, and
 * its papers end as {@code PRINTED} with the reason {@link PrintResult#UNCONFIRMED}. After a single answer it counts
 * as a printer with status for good; if it then falls silent, nothing is sent to it.
 *
 * <p>Others answer some questions and never others, most often the one whether the paper is done. {@link Silences}
 * learns that for each question, from the answers that are missing while the printer reports that it is ready. If a
 * printer never confirms, but reports before and after a paper that it can print, the paper ends as {@code PRINTED}
 * with that reason.
 */
final class EscPosPrinter implements Printer {
    /** After so many slips without any answer a printer counts as one that cannot answer. */
    static final int SILENT_JOBS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);

    private final LinkAddress address;
    private final Speech speech;
    private final Timeouts timeouts;
    private final PrinterLine line;
    private final PrinterQueue queue;
    private final Habits habits;

    /**
     * How to use a printer.
     *
     * @param encoder makes the bytes of a slip
     * @param cut resets it and cuts its paper
     * @param dialects makes the dialect in which it reports its state
     * @param mute whether it never reports
     * @param pacing how fast data is sent
     */
    record Speech(
            Function<PrintOrder, byte[]> encoder,
            byte[] cut,
            BiFunction<Link, Silences, Dialect> dialects,
            boolean mute,
            Pacing pacing) {}

    EscPosPrinter(LinkAddress address, Speech speech, Timeouts timeouts) {
        this.address = address;
        this.speech = speech;
        this.timeouts = timeouts;
        this.habits = new Habits(speech.mute());
        this.line =
                new PrinterLine(address, link -> speech.dialects().apply(link, habits.silences()), timeouts.connect());
        this.queue = new PrinterQueue("printer " + address);
    }

    @Override
    public CompletableFuture<PrintResult> print(PrintOrder order) {
        return queue.add(() -> job(order));
    }

    @Override
    public CompletableFuture<PrinterCondition> status() {
        return queue.ask(this::ask);
    }

    @Override
    public void close() {
        queue.close();
        line.close();
    }

    private PrinterCondition ask() {
        Optional<IOException> missing = line.missing();
        if (missing.isPresent()) {
            return PrinterCondition.now(PrinterCondition.State.NO_CONNECTION, reason(missing.get()));
        }
        try {
            return line.use(talk -> condition(talk.dialect()), () -> true);
        } catch (IOException e) {
            LOG.debug("{} cannot be asked: {}", address, e.toString());
            return Thread.currentThread().isInterrupted()
                    ? PrinterCondition.now(PrinterCondition.State.UNKNOWN)
                    : PrinterCondition.now(PrinterCondition.State.NO_CONNECTION, reason(e));
        }
    }

    private PrinterCondition condition(Dialect dialect) throws IOException {
        habits.silences().begin(true);
        Optional<Report> report = dialect.report();
        boolean hasAnswered = habits.answersAtOnce();
        habits.heard(dialect);
        return report.map(Report::condition)
                .orElseGet(() -> hasAnswered
                        ? PrinterCondition.now(PrinterCondition.State.OFFLINE, PrintResult.NO_ANSWER)
                        : PrinterCondition.now(PrinterCondition.State.UNKNOWN));
    }

    private PrintResult job(PrintOrder order) {
        Delivery slip = new Delivery(
                address, speech.pacing(), timeouts, habits, speech.encoder().apply(order), speech.cut());
        PrintResult result = deliver(order.job(), slip);
        LOG.debug("Job {} on {}: {} {}", order.job(), address, result.outcome(), result.reason());
        return result;
    }

    private PrintResult deliver(String job, Delivery slip) {
        try {
            return line.use(slip::on, slip::isUntouched);
        } catch (IOException e) {
            LOG.warn("Job {} on {}: {}", job, address, e.toString());
            return slip.broken(Thread.currentThread().isInterrupted() ? PrintResult.CLOSED : reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof Unreachable unreachable) {
            return switch (unreachable.why()) {
                case ABSENT -> PrintResult.NO_DEVICE;
                case FORBIDDEN -> PrintResult.NO_ACCESS;
                case TAKEN -> PrintResult.IN_USE;
                case OTHER_KIND -> PrintResult.NOT_A_PRINTER;
            };
        }
        return PrintResult.NO_CONNECTION;
    }
}
