package dev.talon.device;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@code /centres/{centre}/printers/{printer}/roll} and {@code …/history}. */
public final class RollRoutes implements Routes {
    private static final int USUAL_NOTES = 100;

    private final Rolls rolls;
    private final PrinterHistory history;

    public RollRoutes(Rolls rolls, PrinterHistory history) {
        this.rolls = rolls;
        this.history = history;
    }

    /** @param size papers a new roll gives */
    record NewRoll(Optional<Integer> size) {}

    /** @param size papers a roll gives */
    record RollSize(int size) {}

    @Override
    public void mount(Api api) {
        api.on("changeRoll", this::change)
                .on("setRollSize", this::size)
                .on("takeRollBack", this::takeBack)
                .on("printerHistory", this::read);
    }

    private Future<Answer> size(Request request) {
        return rolls.size(
                        request.path("centre"),
                        request.path("printer"),
                        request.body(RollSize.class).size(),
                        request.caller().name())
                .map(Answer::ok);
    }

    private Future<Answer> change(Request request) {
        return rolls.change(
                        request.path("centre"),
                        request.path("printer"),
                        request.body(NewRoll.class).size(),
                        request.caller().name(),
                        request.key())
                .map(Answer::ok);
    }

    private Future<Answer> takeBack(Request request) {
        return rolls.takeBack(
                        request.path("centre"),
                        request.path("printer"),
                        request.caller().name(),
                        request.key())
                .map(Answer::ok);
    }

    private Future<Answer> read(Request request) {
        OffsetDateTime before = request.query("before")
                .map(OffsetDateTime::parse)
                .orElseGet(() -> OffsetDateTime.now(ZoneOffset.UTC).plusDays(1));
        int most = request.query("limit").map(Integer::valueOf).orElse(USUAL_NOTES);
        return history.of(request.path("centre"), request.path("printer"), before, most)
                .map(Answer::ok);
    }
}
