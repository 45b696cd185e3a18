package dev.talon.audit;

import static dev.talon.web.Problem.said;

import dev.talon.document.CsvAnswer;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** {@code /audit}: who changed what, page by page or as a file. */
public final class AuditRoutes implements Routes {
    private static final int PAGE = 100;
    /** Lines of a file; whoever wants more asks for a shorter time. */
    private static final int FILE = 50_000;

    private static final List<String> COLUMNS =
            List.of("at", "actor", "name", "address", "kind", "action", "centre", "subject", "details", "times");

    /** @param next what to ask for with {@code before} to get the next page; empty after the last */
    private record Page(List<AuditEvent> events, Optional<Long> next) {}

    private final AuditLog log;

    public AuditRoutes(AuditLog log) {
        this.log = log;
    }

    @Override
    public void mount(Api api) {
        api.on("listAudit", this::list);
    }

    private Future<Answer> list(Request request) {
        var wanted = new AuditLog.Wanted(
                request.query("who"),
                request.query("kind"),
                request.query("centre"),
                moment(request, "since"),
                moment(request, "until"),
                request.query("before").map(Long::valueOf));
        if (CsvAnswer.isAsked(request)) {
            return log.read(wanted, FILE)
                    .map(events -> CsvAnswer.of(
                            request, "talon-audit", COLUMNS, events.stream().map(AuditRoutes::fields)));
        }
        return log.read(wanted, PAGE + 1).map(events -> Answer.ok(page(events)));
    }

    /** One more than fits was read, to know whether there is a next page. */
    private static Page page(List<AuditEvent> events) {
        return events.size() <= PAGE
                ? new Page(events, Optional.empty())
                : new Page(
                        events.subList(0, PAGE),
                        Optional.of(events.get(PAGE - 1).id()));
    }

    private static List<String> fields(AuditEvent event) {
        return List.of(
                event.at().toString(),
                event.actor(),
                CsvAnswer.text(event.name()),
                CsvAnswer.text(event.address()),
                event.kind(),
                event.action(),
                CsvAnswer.text(event.centre()),
                event.subject(),
                event.details().isEmpty()
                        ? ""
                        : JsonText.encode(event.details()).toString(),
                Integer.toString(event.times()));
    }

    private static Optional<Instant> moment(Request request, String name) {
        return request.query(name).map(text -> {
            try {
                // A plus in an address is a space.
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            } catch (DateTimeException e) {
                throw Problem.badRequest("no-such-moment", said("no-such-moment", text))
                        .at(name, "not a moment");
            }
        });
    }
}
