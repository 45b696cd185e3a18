package dev.talon.printing;

import dev.talon.agent.AgentHub;
import dev.talon.db.Recurring;
import dev.talon.hardware.Paper;
import dev.talon.hardware.PaperImage;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.paper.Png;
import dev.talon.paper.TestTicket;
import dev.talon.words.Words;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows and prints test pages and test tickets. If an agent drives the printer, the node of that agent prints; another node leaves the
 * page in the database for it for a while.
 */
public final class TestPages {
    private static final Logger LOG = LoggerFactory.getLogger(TestPages.class);
    private final Recurring looks = new Recurring(LOG, "Looking for test pages");

    private final Vertx vertx;
    private final Context context;
    private final TestPageRows rows;
    private final TestPageRun run;
    private final AgentHub agents;
    private final TestTicket tickets;
    private final String publicUrl;
    private final Duration away;

    /**
     * @param context of {@code run}
     * @param away after how long a page that no node has taken up is given up
     */
    TestPages(
            Vertx vertx,
            Context context,
            TestPageRows rows,
            TestPageRun run,
            AgentHub agents,
            TestTicket tickets,
            String publicUrl,
            Duration away) {
        this.vertx = vertx;
        this.context = context;
        this.rows = rows;
        this.run = run;
        this.agents = agents;
        this.tickets = tickets;
        this.publicUrl = publicUrl;
        this.away = away;
    }

    /** The page of a printer as it would be printed now; fails with a 404 problem where there is no such printer. */
    Future<Buffer> picture(String centre, String printer, String language) {
        return rows.printer(centre, printer)
                .compose(tested -> vertx.executeBlocking(
                        () -> Png.of(PaperImage.draw(
                                page(tested, language), tested.printer().profile())),
                        false));
    }

    /** What to print: a test page, or a paper that looks like a ticket. */
    record Wanted(boolean ticket, String language) {}

    /**
     * Prints a test page or a test ticket; its result is shown with the printer.
     *
     * @return when it has begun, or an earlier one continues; fails with a 404 problem if there is no such printer
     */
    Future<Void> print(String centre, String printer, Wanted wanted, String actor, Optional<String> key) {
        UUID id = UUID.randomUUID();
        return rows.printer(centre, printer).compose(tested -> {
            PrinterSetup setup = tested.printer();
            boolean elsewhere = setup.agent()
                    .filter(agent -> !agents.agents().contains(agent))
                    .isPresent();
            return rows.begin(centre, setup.id(), id, wanted, actor, key, elsewhere)
                    .onSuccess(begun -> {
                        if (begun && elsewhere) {
                            vertx.setTimer(away.toMillis(), timer -> giveUp(setup, id));
                        } else if (begun) {
                            begin(tested, id, wanted);
                        }
                    })
                    .mapEmpty();
        });
    }

    /** Takes up the pages that wait for an agent of this node. */
    void look() {
        if (agents.agents().isEmpty()) {
            return;
        }
        looks.heed(rows.waiting(agents.agents()))
                .onSuccess(waiting -> waiting.forEach(one -> begin(one.tested(), one.id(), one.wanted())));
    }

    Future<Void> close() {
        return run.close();
    }

    private void begin(TestPageRows.Tested tested, UUID id, Wanted wanted) {
        Future<Paper> paper = wanted.ticket()
                ? tickets.of(tested.centre(), wanted.language())
                : Future.succeededFuture(page(tested, wanted.language()));
        context.runOnContext(v -> run.begin(tested.printer(), id, paper));
    }

    private void giveUp(PrinterSetup printer, UUID id) {
        rows.giveUp(printer.id(), id, new PrintResult(Outcome.FAILED, PrintResult.AGENT_AWAY))
                .onFailure(fault -> LOG.warn("Test page on {}: {}", printer.name(), fault.getMessage()));
    }

    private Paper.Test page(TestPageRows.Tested tested, String language) {
        var words = new Words("ticket", language);
        String time = DateTimeFormatter.ofPattern(words.text("momentOfTest"), words.locale())
                .format(ZonedDateTime.now(ZoneId.of(tested.zone())));
        return new Paper.Test(tested.printer().name(), time, publicUrl.isEmpty() ? "" : publicUrl + "/", language);
    }
}
