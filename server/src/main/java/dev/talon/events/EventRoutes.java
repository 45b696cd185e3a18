package dev.talon.events;

import static dev.talon.web.Problem.said;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code /centres/{centre}/events}: what has happened, for other programs. */
public final class EventRoutes implements Routes {
    private static final int USUAL_PAGE = 100;
    private static final String STREAM = "streamEvents";

    private final EventPages pages;
    private final EventStreams streams;

    public EventRoutes(EventPages pages, EventStreams streams) {
        this.pages = pages;
        this.streams = streams;
    }

    @Override
    public void mount(Api api) {
        api.on("listEvents", this::list).raw(STREAM, request -> stream(api, request));
    }

    private Future<Answer> list(Request request) {
        int most = request.query("limit").map(Integer::valueOf).orElse(USUAL_PAGE);
        return pages.read(request.path("centre"), request.query("after").map(Long::valueOf), most)
                .map(read -> Answer.ok(read.page()));
    }

    /** A reader that comes again says by its header where it was; its address still says where it began. */
    private void stream(Api api, Request request) {
        RoutingContext context = request.raw();
        Optional<Long> after =
                request.query("Last-Event-ID").or(() -> request.query("after")).map(Long::valueOf);
        if (!takesStream(context.parsedHeaders().accept())) {
            context.fail(Problem.of(406, "stream-only", "not-acceptable", said("stream-only")));
            return;
        }
        context.request().resume();
        streams.open(context, request.caller(), request.path("centre"), after, () -> api.again(context, STREAM))
                .onFailure(context::fail);
    }

    /** Who does not say what they take take everything. */
    private static boolean takesStream(List<MIMEHeader> accepted) {
        return accepted.isEmpty()
                || accepted.stream()
                        .filter(range -> range.weight() > 0)
                        .anyMatch(range -> range.component().equals("*")
                                || range.component().equalsIgnoreCase("text")
                                        && (range.subComponent().equals("*")
                                                || range.subComponent().equalsIgnoreCase("event-stream")));
    }
}
