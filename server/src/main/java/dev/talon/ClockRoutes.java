package dev.talon;

import dev.talon.db.ClockWatch;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** {@code /clock}: whether the clocks of the database and of the node agree. */
final class ClockRoutes implements Routes {
    /** As the contract has it. */
    private record Clocks(String standing, long ahead, long future) {}

    private final ClockWatch clock;

    ClockRoutes(ClockWatch clock) {
        this.clock = clock;
    }

    @Override
    public void mount(Api api) {
        api.on("clock", request -> Future.succeededFuture(Answer.ok(read(clock.reading()))));
    }

    private static Clocks read(ClockWatch.Reading reading) {
        return new Clocks(reading.standing().word(), reading.ahead(), reading.future());
    }
}
