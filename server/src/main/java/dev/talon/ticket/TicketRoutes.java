package dev.talon.ticket;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Throttle;
import dev.talon.queue.Category;
import dev.talon.queue.TicketId;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** The operations of tickets: issue, follow, cancel, reprint. */
public final class TicketRoutes implements Routes {
    /** Tickets that one kiosk may issue at once, and the interval afterwards: more than people can request by hand. */
    private static final int AT_ONCE = 120;

    private static final Duration EVERY = Duration.ofMillis(500);

    record NewTicket(
            String service, Category category, String language, Optional<String> printer, Optional<String> reason) {}

    private final Tickets tickets;
    private final Reprints reprints;
    private final GivenUp givenUp;
    private final Throttle issues = new Throttle(AT_ONCE, EVERY, Ticker.systemTicker());

    public TicketRoutes(Tickets tickets, Reprints reprints, GivenUp givenUp) {
        this.tickets = tickets;
        this.reprints = reprints;
        this.givenUp = givenUp;
    }

    /** @param ticket a ticket's label as people type it */
    record Number(String ticket) {}

    @Override
    public void mount(Api api) {
        api.on("issueTicket", this::issue)
                .on(
                        "getTicket",
                        request ->
                                tickets.get(request.path("centre"), id(request)).map(Answer::ok))
                .on("cancelTicket", this::cancel)
                .on("reprintTicket", this::reprint)
                .on("reprintByNumber", this::reprintByNumber)
                .on("giveUpTicketRequest", this::giveUp);
    }

    private Future<Answer> issue(Request request) {
        request.caller()
                .device()
                .flatMap(kiosk -> issues.refused(Integer.toString(kiosk)))
                .ifPresent(wait -> {
                    throw Problem.tooManyRequests("too-many-tickets", said("too-many-tickets"), wait);
                });
        NewTicket asked = request.body(NewTicket.class);
        if (asked.printer().isPresent() && request.caller().who().isDevice()) {
            throw Problem.forbidden("not-allowed", said("not-allowed.printer")).at("/printer", "is for staff");
        }
        Category category = Optional.ofNullable(asked.category()).orElse(Category.ORDINARY);
        // At a kiosk it is the visitor who says so.
        if (!request.caller().who().isDevice()) {
            PriorityReason.need(category, asked.reason());
        }
        var order = new Tickets.Order(
                request.path("centre"),
                asked.service(),
                category,
                Optional.ofNullable(asked.language()).orElse("ru"),
                request.caller().device(),
                asked.printer(),
                asked.reason().filter(why -> request.caller().who().isStaff()),
                request.caller().who() == CallerKind.SPECIALIST,
                request.caller().account().isPresent(),
                request.caller().name(),
                request.key());
        return tickets.issue(order)
                .map(ticket -> Answer.created(ticket)
                        .header("Location", "/api/v1/centres/" + ticket.centre() + "/tickets/" + ticket.id()));
    }

    private Future<Answer> giveUp(Request request) {
        return givenUp.giveUp(
                        request.path("centre"),
                        request.path("key"),
                        request.caller().name())
                .map(done -> Answer.noContent());
    }

    private Future<Answer> cancel(Request request) {
        return tickets.cancel(
                        request.path("centre"),
                        id(request),
                        request.query("reason")
                                .filter(why -> request.caller().who().isStaff()),
                        request.caller().name(),
                        request.key())
                .map(Answer::ok);
    }

    private Future<Answer> reprint(Request request) {
        return reprints.ask(
                        request.path("centre"),
                        id(request),
                        request.caller().device(),
                        request.query("printer"),
                        request.caller().name(),
                        request.key())
                .map(Answer::ok);
    }

    private Future<Answer> reprintByNumber(Request request) {
        return reprints.askByLabel(
                        request.path("centre"),
                        request.body(Number.class).ticket(),
                        request.caller().name(),
                        request.key())
                .map(Answer::ok);
    }

    private static TicketId id(Request request) {
        return TicketId.parse(request.path("id"));
    }
}
