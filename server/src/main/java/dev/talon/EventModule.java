package dev.talon;

import dev.talon.db.Database;
import dev.talon.events.EventPages;
import dev.talon.events.EventRoutes;
import dev.talon.events.EventStreams;
import dev.talon.events.hook.HookDuty;
import dev.talon.events.hook.HookRoutes;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;

/** Wires what other programs are told: pages and streams of events, and hooks. */
final class EventModule implements Routes {
    private final EventPages pages;
    private final EventStreams streams;
    private final Database database;
    private final HookDuty hooks;

    EventModule(Core core) {
        this.database = core.database();
        this.pages = new EventPages(core.database());
        this.streams = new EventStreams(
                core.vertx(), pages, core.hints(), core.limits().beat());
        this.hooks = new HookDuty(
                core.vertx(), core.database(), core.hints(), core.settings().hooks());
        Gauge.builder("talon.event.streams", streams, EventStreams::size)
                .description("Programs that follow the events of a centre on this node")
                .register(core.metrics());
    }

    @Override
    public void mount(Api api) {
        new EventRoutes(pages, streams).mount(api);
        new HookRoutes(database, hooks).mount(api);
    }

    /** Streams go on at other nodes; messages that are under way are finished. */
    Future<Void> close() {
        streams.close();
        return hooks.close();
    }
}
