package dev.talon.desk;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.Optional;

/** The operations of a desk's page and its commands. */
public final class DeskRoutes implements Routes {
    /** @param version that the command brought the centre to; 0 for a repeat, which changed nothing */
    record Done(Call call, long version) {}

    record Hold(String page, boolean take) {}

    record Given(String ticket, String reason, boolean anyKind) {}

    record Pause(String reason, Optional<Integer> minutes) {}

    record NoShow(Optional<String> reason) {}

    record Finish(@JsonProperty("continue") boolean goOn, Optional<String> outcome) {}

    private final DeskCalls calls;
    private final DeskViews views;
    private final DeskHolds holds;
    private final DeskPauses pauses;

    public DeskRoutes(DeskCalls calls, DeskViews views, DeskHolds holds, DeskPauses pauses) {
        this.calls = calls;
        this.views = views;
        this.holds = holds;
        this.pauses = pauses;
    }

    @Override
    public void mount(Api api) {
        api.on("getDesk", this::desk).on("holdDesk", this::hold).on("leaveDesk", this::leave);
        api.on("pauseDesk", this::pause)
                .on("resumeDesk", request -> pauses.resume(command(request)).map(resumed -> Answer.noContent()))
                .on("undoResume", request -> pauses.undoResume(command(request)).map(goesOn -> Answer.noContent()));
        api.on(
                "callNext",
                request -> calls.callNext(command(request))
                        .map(call -> call.map(DeskRoutes::answer).orElseGet(Answer::noContent)));
        api.on("call", this::given);
        api.on("recall", request -> calls.recall(command(request)).map(DeskRoutes::answer));
        api.on("start", request -> calls.start(command(request)).map(DeskRoutes::answer));
        api.on(
                "noShow",
                request -> calls.noShow(
                                command(request), request.body(NoShow.class).reason())
                        .map(DeskRoutes::answer));
        api.on("finish", this::finish);
    }

    private Future<Answer> finish(Request request) {
        Finish finish = request.body(Finish.class);
        return calls.finish(command(request), finish.goOn(), finish.outcome()).map(DeskRoutes::answer);
    }

    private Future<Answer> desk(Request request) {
        var asked = new DeskViews.Asked(
                request.path("desk"), request.caller().name(), request.query("page"), request.acceptLanguage());
        return views.of(request.path("centre"), asked).map(Answer::ok);
    }

    private Future<Answer> hold(Request request) {
        Hold hold = request.body(Hold.class);
        String specialist = request.caller().display();
        return holds.hold(
                        request.path("centre"),
                        request.path("desk"),
                        hold.page(),
                        specialist,
                        hold.take(),
                        request.caller().name())
                .map(held -> Answer.noContent());
    }

    private Future<Answer> leave(Request request) {
        return holds.leave(
                        request.path("centre"),
                        request.path("desk"),
                        request.query("page").orElse(""),
                        request.caller().name())
                .map(left -> Answer.noContent());
    }

    private Future<Answer> pause(Request request) {
        Pause pause = request.body(Pause.class);
        return pauses.pause(command(request), pause.reason(), pause.minutes()).map(paused -> Answer.noContent());
    }

    private Future<Answer> given(Request request) {
        Given given = request.body(Given.class);
        return calls.call(command(request), given.ticket(), given.reason(), given.anyKind())
                .map(DeskRoutes::answer);
    }

    static Answer answer(Call call) {
        return Answer.ok(new Done(call, call.version()));
    }

    private static Optional<String> override(Request request) {
        Optional<String> reason = request.query("override");
        if (reason.isPresent() && request.caller().who() == CallerKind.SPECIALIST) {
            throw Problem.forbidden("not-allowed", said("not-allowed.override")).at("override", "is for managers");
        }
        return reason;
    }

    static DeskCommand command(Request request) {
        return new DeskCommand(
                request.path("centre"),
                request.path("desk"),
                request.caller().name(),
                request.query("page"),
                override(request),
                request.key(),
                request.acceptLanguage());
    }
}
