package dev.talon.hardware;

import dev.talon.hardware.profile.PrinterProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ESC/POS printer at a TCP port, usually 9100.
 *
 * <p>Each slip has its own connection: the printer is asked whether it can print, gets the slip, and is asked whether it
 * has printed it. If it cannot print, nothing is sent: a printer without paper would keep the slip and print it when
 * somebody puts paper in, for a visitor long gone.
 *
 * <p>Some printers answer no question at all. The first {@value #SILENT_JOBS} slips of such a printer end as
 * {@code UNCERTAIN}, since it might as well hang; after that it counts as a printer without status: it is no longer waited
 * for and its slips end as {@code PRINTED} with the reason {@link PrintResult#UNCONFIRMED}. One answer, ever, and it counts
 * as a printer with status for good; if it then falls silent, nothing is sent to it either.
 */
public final class TcpPrinter implements Printer {
    /** After so many slips without any answer a printer counts as one that cannot answer. */
    public static final int SILENT_JOBS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(TcpPrinter.class);

    private final String host;
    private final int port;
    private final PrinterProfile profile;
    private final Timeouts timeouts;
    private final PrinterQueue queue;

    // Only the printer's thread reads and writes these.
    private int silentJobs;
    private boolean hasAnswered;
    private boolean hasAnsweredAtOnce;

    public TcpPrinter(String host, int port, PrinterProfile profile, Timeouts timeouts) {
        this.host = host;
        this.port = port;
        this.profile = profile;
        this.timeouts = timeouts;
        this.queue = new PrinterQueue("printer " + host + ":" + port);
    }

    /** With {@link Timeouts#USUAL}. */
    public TcpPrinter(String host, int port, PrinterProfile profile) {
        this(host, port, profile, Timeouts.USUAL);
    }

    /**
     * How long to wait for a printer.
     *
     * @param connect for the connection
     * @param answer for the answer to a question about its state
     * @param write for it to take the next part of the data
     * @param confirm for its word that all is printed, after the last byte
     * @param silent the same, for a printer that never answers: how long its connection stays open, since many lose the
     *     end of a slip when it closes at once
     */
    public record Timeouts(Duration connect, Duration answer, Duration write, Duration confirm, Duration silent) {
        /** 3 s to connect, 1 s for an answer, 5 s for each part, 5 s to confirm, 2 s when it never answers. */
        public static final Timeouts USUAL = new Timeouts(
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2));
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
    }

    private PrinterCondition.State ask() {
        try (Wire wire = Wire.connect(host, port, timeouts.connect())) {
            PrinterStatus status = new PrinterStatus(wire, timeouts.answer());
            PrinterCondition.State state = status.state(hasAnsweredAtOnce);
            hasAnswered |= status.answers();
            hasAnsweredAtOnce |= status.answersAtOnce();
            return state;
        } catch (IOException e) {
            LOG.debug("{}:{} cannot be asked: {}", host, port, e.toString());
            return Thread.currentThread().isInterrupted()
                    ? PrinterCondition.State.UNKNOWN
                    : PrinterCondition.State.NO_CONNECTION;
        }
    }

    private PrintResult job(PrintOrder order) {
        byte[] slip = PaperBytes.encode(order.paper(), profile);
        ByteBuffer data = ByteBuffer.allocate(slip.length + PrinterStatus.ARE_YOU_DONE.length)
                .put(slip)
                .put(PrinterStatus.ARE_YOU_DONE)
                .flip();
        PrintResult result = send(order.job(), data);
        LOG.debug("Job {} on {}:{}: {} {}", order.job(), host, port, result.outcome(), result.reason());
        return result;
    }

    private PrintResult send(String job, ByteBuffer data) {
        try (Wire wire = Wire.connect(host, port, timeouts.connect())) {
            PrinterStatus status = new PrinterStatus(wire, timeouts.answer());
            Optional<String> fault = isSilent() ? Optional.empty() : faultBefore(status);
            PrintResult result;
            if (fault.isPresent()) {
                result = PrintResult.failed(fault.get());
            } else if (wire.write(data, timeouts.write())) {
                result = confirmation(status);
            } else {
                result = broken(data, PrintResult.STUCK);
            }
            remember(status, data);
            return result;
        } catch (IOException e) {
            LOG.warn("Job {} on {}:{}: {}", job, host, port, e.toString());
            return broken(
                    data, Thread.currentThread().isInterrupted() ? PrintResult.CLOSED : PrintResult.NO_CONNECTION);
        }
    }

    private Optional<String> faultBefore(PrinterStatus status) throws IOException {
        Optional<String> fault = status.fault();
        return fault.isEmpty() && hasAnsweredAtOnce && !status.answersAtOnce()
                ? Optional.of(PrintResult.NO_ANSWER)
                : fault;
    }

    private PrintResult confirmation(PrinterStatus status) throws IOException {
        if (status.done(isSilent() ? timeouts.silent() : timeouts.confirm())) {
            return switch (paperLeft(status)) {
                case OUT -> PrintResult.uncertain(PrintResult.PAPER_OUT);
                case LOW -> PrintResult.printed(PrintResult.PAPER_LOW);
                case ENOUGH -> PrintResult.printed("");
            };
        }
        if (isSilent() && !status.answers()) {
            return PrintResult.printed(PrintResult.UNCONFIRMED);
        }
        Optional<String> fault = status.answers() ? status.fault() : Optional.empty();
        return PrintResult.uncertain(fault.orElse(PrintResult.NO_CONFIRMATION));
    }

    /** A connection that breaks now takes nothing back: the printer has already said that it is done. */
    private static PrinterStatus.Paper paperLeft(PrinterStatus status) {
        try {
            return status.paper();
        } catch (IOException e) {
            return PrinterStatus.Paper.ENOUGH;
        }
    }

    private static PrintResult broken(ByteBuffer data, String reason) {
        return data.position() == 0 ? PrintResult.failed(reason) : PrintResult.uncertain(reason);
    }

    private boolean isSilent() {
        return silentJobs >= SILENT_JOBS;
    }

    private void remember(PrinterStatus status, ByteBuffer data) {
        hasAnswered |= status.answers();
        hasAnsweredAtOnce |= status.answersAtOnce();
        if (hasAnswered) {
            silentJobs = 0;
        } else if (!data.hasRemaining()) {
            silentJobs++;
        }
    }
}
