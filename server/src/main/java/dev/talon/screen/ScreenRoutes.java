package dev.talon.screen;

import static dev.talon.web.Problem.said;

import dev.talon.access.Access;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.DaySpan;
import dev.talon.web.JsonText;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.web.SmallBody;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** {@code /device/report}, {@code /centres/…/screens} and {@code /centres/…/call-proofs}: screens and what they have shown. */
public final class ScreenRoutes implements Routes {
    /** For so many days it is kept what boards have shown. */
    private static final int KEPT_DAYS = 92;

    private record Said(String desk, OffsetDateTime at, Optional<String> sound) {}

    private record Shown(List<Said> calls) {}

    private record Wish(String kind) {}

    private record Result(String result) {}

    private final Screens screens;
    private final ScreenPictures pictures;
    private final CallProofs proofs;
    private final Access access;

    public ScreenRoutes(Screens screens, ScreenPictures pictures, CallProofs proofs, Access access) {
        this.screens = screens;
        this.pictures = pictures;
        this.proofs = proofs;
        this.access = access;
    }

    @Override
    public void mount(Api api) {
        api.on("reportScreen", this::report)
                .on("callsShown", this::shown)
                .on("answerScreenAsk", this::answer)
                .raw("sendScreenPicture", this::keepPicture)
                .on("screenPicture", this::picture)
                .on(
                        "askScreen",
                        request -> screens.ask(
                                        Integer.parseInt(request.path("id")),
                                        request.body(Wish.class).kind(),
                                        request.caller().name())
                                .map(Answer::created))
                .on(
                        "listScreens",
                        request -> screens.list(request.path("centre")).map(Answer::ok))
                .on(
                        "deskCallProof",
                        request -> proofs.ofDesk(request.path("centre"), request.path("desk"))
                                .map(Answer::ok))
                .on(
                        "callProofs",
                        request -> proofs.of(request.path("centre"), DaySpan.of(request, KEPT_DAYS))
                                .map(Answer::ok));
    }

    private Future<Answer> report(Request request) {
        return device(request)
                .compose(device -> screens.report(device, request.body(Screens.Report.class)))
                .map(Answer::ok);
    }

    private Future<Answer> shown(Request request) {
        return device(request)
                .compose(device -> proofs.shown(
                        device,
                        new JsonArray(JsonText.encode(request.body(Shown.class).calls()))))
                .map(kept -> Answer.noContent());
    }

    private Future<Answer> answer(Request request) {
        return device(request)
                .compose(device -> screens.answer(
                        device,
                        Long.parseLong(request.path("id")),
                        request.body(Result.class).result()))
                .map(kept -> Answer.noContent());
    }

    private void keepPicture(Request request) {
        RoutingContext context = request.raw();
        long ask = Long.parseLong(request.path("id"));
        device(context)
                .compose(device -> SmallBody.read(context.request(), ScreenPictures.MOST, ScreenPictures::tooLarge)
                        .compose(content -> pictures.keep(device, ask, content)))
                .onSuccess(kept -> context.response().setStatusCode(204).end())
                .onFailure(fault -> SmallBody.refuse(context, fault));
    }

    private Future<Answer> picture(Request request) {
        return pictures.of(Integer.parseInt(request.path("id")), Long.parseLong(request.path("ask")))
                .map(picture -> Answer.bytes(200, "image/jpeg", picture).header("cache-control", "no-store"));
    }

    private Future<Integer> device(Request request) {
        return device(request.raw());
    }

    /** The screen of the kind that asks: a browser may be several devices. */
    private Future<Integer> device(RoutingContext context) {
        Optional<CallerKind> kind =
                Optional.ofNullable(context.queryParams().get("kind")).flatMap(CallerKind::of);
        return access.identify(context)
                .map(known -> known.stream()
                        .filter(someone -> kind.isEmpty() || kind.get() == someone.who())
                        .map(Principal::device)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("no-device", said("no-device"))));
    }
}
