package dev.talon.hardware.agent;

import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.Printer;
import dev.talon.hardware.PrinterCondition;
import dev.talon.hardware.Printers;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import dev.talon.hardware.link.LinkAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's printers. A job is in the journal before its first byte is sent. A job that the journal knows is not
 * printed again: its recorded result is sent. For the agent's thread.
 */
final class PrintDesk {
    /** The age from which visitors of a job have left. */
    static final Duration OLDEST = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PrintDesk.class);

    private record Open(AgentMessage.Setup setup, Printer printer) {}

    private final Journal journal;
    private final Path paper;
    private final Executor thread;
    private final Map<Integer, Open> printers = new HashMap<>();
    private final Set<CompletableFuture<Told>> underWay = new HashSet<>();

    /**
     * @param paper the folder of virtual printers' folders
     * @param thread the agent's
     */
    PrintDesk(Journal journal, Path paper, Executor thread) {
        this.journal = journal;
        this.paper = paper;
        this.thread = thread;
    }

    /** Sets a printer up from now on. */
    void setUp(AgentMessage.Setup setup) {
        Open before = printers.get(setup.printer());
        if (before != null && isSame(before.setup(), setup)) {
            return;
        }
        if (before != null) {
            before.printer().close();
        }
        printers.remove(setup.printer());
        try {
            printers.put(setup.printer(), new Open(setup, Printers.open(here(setup.address()), setup.profile())));
            LOG.info("Printer {}: {}", setup.name(), setup.address());
        } catch (IllegalArgumentException e) {
            LOG.error("Printer {} cannot be driven: {}", setup.name(), e.getMessage());
        }
    }

    /**
     * Prints a job, unless it was begun before or is too old.
     *
     * @param age how old the job is now
     * @return its result; never completes if it is in progress already: the first caller gets the result
     */
    CompletableFuture<Told> print(AgentMessage.Job job, Duration age) {
        Try number = job.number();
        if (journal.isUnderWay(number)) {
            return new CompletableFuture<>();
        }
        return journal.paper(number.job())
                .or(() -> journal.result(number).map(result -> new Told(number, result)))
                .map(told -> new Told(number, told.result()))
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> begin(job, age));
    }

    private CompletableFuture<Told> begin(AgentMessage.Job job, Duration age) {
        Try number = job.number();
        Open open = printers.get(job.printer());
        if (age.compareTo(OLDEST) > 0) {
            LOG.warn("Job {} is {} s old: it is not printed", number.job(), age.toSeconds());
            return failed(number, PrintResult.TOO_LATE);
        }
        if (open == null) {
            return failed(number, PrintResult.NO_CONNECTION);
        }
        try {
            journal.begin(number);
        } catch (IOException e) {
            LOG.error("The journal cannot be written, so nothing is printed: {}", e.toString());
            return failed(number, PrintResult.NOT_WRITTEN);
        }
        CompletableFuture<Told> printing =
                open.printer().print(job.order()).thenApplyAsync(result -> ended(number, open, result), thread);
        underWay.add(printing);
        return printing.whenCompleteAsync((told, fault) -> underWay.remove(printing), thread);
    }

    /** Completes when what is being printed now has ended. */
    CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Told> failed(Try number, String reason) {
        return CompletableFuture.completedFuture(new Told(number, new PrintResult(Outcome.FAILED, reason)));
    }

    private Told ended(Try number, Open open, PrintResult result) {
        try {
            journal.end(number, result);
        } catch (IOException e) {
            LOG.error("The journal cannot be written: {}", e.toString());
        }
        LOG.info(
                "Job {} on {}: {}{}",
                number.job(),
                open.setup().name(),
                result.outcome(),
                result.reason().isEmpty() ? "" : " (" + result.reason() + ")");
        return new Told(number, result);
    }

    /** How a printer is. */
    CompletableFuture<PrinterCondition.State> ask(int printer) {
        Open open = printers.get(printer);
        return open == null
                ? CompletableFuture.completedFuture(PrinterCondition.State.NO_CONNECTION)
                : open.printer().status().thenApplyAsync(PrinterCondition::state, thread);
    }

    /** The journal's knowledge of some tries. */
    AgentMessage.Known recall(String id, AgentMessage.Recall question) {
        List<Told> ended = new ArrayList<>();
        List<Try> underWay = new ArrayList<>();
        for (Try number : question.tries()) {
            journal.result(number).ifPresent(result -> ended.add(new Told(number, result)));
            if (journal.isUnderWay(number)) {
                underWay.add(number);
            }
        }
        return new AgentMessage.Known(id, question.id(), ended, underWay);
    }

    /** Waiting jobs fail; the one being printed breaks off. */
    void close() {
        List.copyOf(printers.values()).forEach(open -> open.printer().close());
    }

    private LinkAddress here(LinkAddress address) {
        return address instanceof LinkAddress.Virtual virtual
                ? new LinkAddress.Virtual(paper.resolve(virtual.folder()).toString())
                : address;
    }

    private static boolean isSame(AgentMessage.Setup one, AgentMessage.Setup other) {
        return one.address().equals(other.address()) && one.profile().equals(other.profile());
    }
}
