package dev.talon.hardware;

import dev.talon.hardware.link.LinkAddress;
import dev.talon.words.Beginning;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue of the system's spooler. It accepts a paper and reports nothing more: not whether the printer is on, has
 * paper, or ever prints. So an accepted paper ends as printed with the reason {@link PrintResult#UNCONFIRMED}, and
 * the printer's state is always unknown.
 */
final class SpoolerPrinter implements Printer {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolerPrinter.class);
    private static final int MOST_WORDS = 200;

    private final LinkAddress.Spooler address;
    private final String program;
    private final Function<PrintOrder, byte[]> encoder;
    private final Duration patience;
    private final PrinterQueue queue;

    /**
     * @param program that takes the slips, usually {@code lp}
     * @param encoder makes the bytes of a slip
     * @param patience the time limits
     */
    SpoolerPrinter(
            LinkAddress.Spooler address, String program, Function<PrintOrder, byte[]> encoder, Duration patience) {
        this.address = address;
        this.program = program;
        this.encoder = encoder;
        this.patience = patience;
        this.queue = new PrinterQueue("printer " + address);
    }

    @Override
    public CompletableFuture<PrintResult> print(PrintOrder order) {
        return queue.add(() -> job(order));
    }

    @Override
    public CompletableFuture<PrinterCondition> status() {
        return queue.ask(() -> PrinterCondition.now(PrinterCondition.State.UNKNOWN, PrintResult.SPOOLED));
    }

    @Override
    public void close() {
        queue.close();
    }

    private PrintResult job(PrintOrder order) {
        byte[] data = encoder.apply(order);
        try {
            Path file = Files.createTempFile("slip-", ".bin");
            Path words = Files.createTempFile("slip-", ".txt");
            try {
                Files.write(file, data);
                return hand(order.job(), file, words);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(words);
            }
        } catch (IOException e) {
            LOG.warn("Job {} for {}: {}", order.job(), address, e.toString());
            return PrintResult.failed(PrintResult.NOT_SPOOLED + ": lp cannot be run");
        }
    }

    /** {@code lp} spools a paper only after it has read all of it. So a paper that fails has sent nothing. */
    private PrintResult hand(String job, Path file, Path words) throws IOException {
        Process lp = new ProcessBuilder(command(job, file))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(words.toFile())
                .start();
        try {
            if (!lp.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return PrintResult.uncertain(PrintResult.NOT_SPOOLED + ": no answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PrintResult.uncertain(PrintResult.CLOSED);
        } finally {
            lp.destroyForcibly();
        }
        if (lp.exitValue() == 0) {
            return PrintResult.printed(PrintResult.UNCONFIRMED);
        }
        String said = said(words);
        LOG.warn("Job {} for {}: lp ended with {}: {}", job, address, lp.exitValue(), said);
        return PrintResult.failed(
                PrintResult.NOT_SPOOLED + ": exit " + lp.exitValue() + (said.isEmpty() ? "" : ", " + said));
    }

    private List<String> command(String job, Path file) {
        List<String> command = new ArrayList<>(List.of(program, "-s", "-o", "raw", "-t", job));
        if (!address.queue().isEmpty()) {
            command.addAll(List.of("-d", address.queue()));
        }
        command.addAll(List.of("--", file.toString()));
        return command;
    }

    private static String said(Path words) throws IOException {
        String said = new String(Files.readAllBytes(words), Charset.defaultCharset())
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return Beginning.of(said, MOST_WORDS);
    }
}
