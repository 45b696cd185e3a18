package dev.talon.help;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.DaySpan;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code /centres/{centre}/help-calls}. */
public final class HelpRoutes implements Routes {
    private static final int MOST_DAYS = 366;

    private record Wanted(Optional<Integer> kiosk) {}

    private record Days(List<HelpCalls.Day> days) {}

    private final HelpCalls calls;

    public HelpRoutes(HelpCalls calls) {
        this.calls = calls;
    }

    @Override
    public void mount(Api api) {
        api.on(
                        "callHelp",
                        request -> calls.call(
                                        request.path("centre"),
                                        request.body(Wanted.class).kiosk(),
                                        request.caller(),
                                        request.key())
                                .map(call -> Answer.of(201, call)))
                .on(
                        "answerHelp",
                        request -> calls.answer(request.path("centre"), id(request), request.caller(), request.key())
                                .map(answered -> Answer.noContent()))
                .on(
                        "withdrawHelp",
                        request -> calls.withdraw(request.path("centre"), id(request), request.caller(), request.key())
                                .map(withdrawn -> Answer.noContent()))
                .on("helpCalls", this::days);
    }

    private Future<Answer> days(Request request) {
        return calls.days(request.path("centre"), DaySpan.of(request, MOST_DAYS))
                .map(days -> Answer.ok(new Days(days)));
    }

    private static long id(Request request) {
        return Long.parseLong(request.path("call"));
    }
}
