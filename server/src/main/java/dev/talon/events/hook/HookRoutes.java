package dev.talon.events.hook;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /hooks}: addresses that are told of events. */
public final class HookRoutes implements Routes {
    private static final int USUAL_PAGE = 50;
    private static final int USUAL_HOURS = 24;

    /** What came of a test. */
    private record Tried(
            boolean delivered, Optional<Integer> status, String answer, Optional<HookFault> fault, int took) {}

    private record Renewal(Optional<Integer> overlapHours) {}

    private record Again(Optional<String> centre, Optional<Long> number) {}

    private record Replay(Optional<String> centre, Optional<Long> after, Optional<OffsetDateTime> since) {}

    private final Hooks hooks;
    private final HookDuty duty;

    public HookRoutes(Database database, HookDuty duty) {
        this.hooks = new Hooks(database);
        this.duty = duty;
    }

    @Override
    public void mount(Api api) {
        api.on("listHooks", request -> hooks.list().map(Answer::ok))
                .on("createHook", this::create)
                .on("putHook", this::put)
                .on("removeHook", request -> hooks.remove(id(request)).map(done -> Answer.noContent()))
                .on("renewHookSecret", this::renew)
                .on("testHook", this::test)
                .on("listHookDeliveries", this::deliveries)
                .on("sendHookAgain", this::again)
                .on("replayHook", this::replay);
    }

    private Future<Answer> create(Request request) {
        Hook.Body body = request.body(Hook.Body.class);
        HookUrl.of(body.url());
        return hooks.add(body).map(Answer::created);
    }

    private Future<Answer> put(Request request) {
        return hooks.one(id(request))
                .compose(before -> {
                    Hook.Body body = request.bodyOver(Optional.of(before), Hook.Body.class);
                    HookUrl.of(body.url());
                    return hooks.change(before.id(), body);
                })
                .onSuccess(changed -> duty.wake())
                .map(Answer::ok);
    }

    private Future<Answer> renew(Request request) {
        int hours = request.body(Renewal.class).overlapHours().orElse(USUAL_HOURS);
        return hooks.renew(id(request), hours).map(Answer::ok);
    }

    private Future<Answer> test(Request request) {
        int id = id(request);
        return hooks.keys(id)
                .compose(keys -> duty.sender()
                        .send(
                                HookUrl.of(keys.url()),
                                "test-" + UUID.randomUUID(),
                                keys.secrets(),
                                HookMessage.body("test", Instant.now(), Map.of("hook", id))))
                .map(answer -> Answer.ok(new Tried(
                        answer.isSuccess(), answer.status(), answer.answer(), answer.fault(), answer.took())));
    }

    private Future<Answer> deliveries(Request request) {
        int most = request.query("limit").map(Integer::valueOf).orElse(USUAL_PAGE);
        return hooks.deliveries(
                        id(request),
                        request.query("state"),
                        request.query("before").map(OffsetDateTime::parse),
                        most)
                .map(Answer::ok);
    }

    private Future<Answer> again(Request request) {
        Again body = request.body(Again.class);
        return hooks.again(id(request), body.centre(), body.number())
                .onSuccess(sent -> duty.wake())
                .map(sent -> Answer.of(202, Map.of("messages", sent)));
    }

    private Future<Answer> replay(Request request) {
        Replay body = request.body(Replay.class);
        boolean number = body.after().isPresent();
        if (number == body.since().isPresent() || number && body.centre().isEmpty()) {
            throw Problem.unprocessable("replay-from", said("replay-from")).at("/after", said("replay-from"));
        }
        return hooks.replay(id(request), body.centre(), body.after(), body.since())
                .onSuccess(sent -> duty.wake())
                .map(events -> Answer.of(202, Map.of("events", events)));
    }

    private static int id(Request request) {
        return Integer.parseInt(request.path("id"));
    }
}
