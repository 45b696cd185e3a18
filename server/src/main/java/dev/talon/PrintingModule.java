package dev.talon;

import dev.talon.agent.AgentHub;
import dev.talon.agent.AgentRoutes;
import dev.talon.db.Database;
import dev.talon.device.PrinterAgents;
import dev.talon.device.PrinterHistory;
import dev.talon.device.RollRoutes;
import dev.talon.device.Rolls;
import dev.talon.paper.LayoutRoutes;
import dev.talon.paper.LogoRoutes;
import dev.talon.paper.PrinterProfiles;
import dev.talon.paper.ProfileRoutes;
import dev.talon.paper.SlipLayouts;
import dev.talon.paper.SlipLogos;
import dev.talon.paper.SlipRoutes;
import dev.talon.printing.PrintDispatcher;
import dev.talon.printing.TestPageRoutes;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Wires the paper: what is on a slip, the agents beside printers, and the printing itself. */
final class PrintingModule implements Routes {
    private final Core core;
    private final String phonesUrl;
    private final SlipLogos logos;
    private final SlipLayouts layouts;
    private final AgentHub agents;
    private final PrintDispatcher dispatcher;

    /** @param phonesUrl where a visitor's phone finds this node, for the code on the slip; empty where none is known */
    PrintingModule(Core core, String phonesUrl) {
        this.core = core;
        this.phonesUrl = phonesUrl;
        this.logos = new SlipLogos(core.vertx(), core.database());
        this.layouts = new SlipLayouts(core.database(), logos);
        this.agents = new AgentHub(core.vertx(), core.database());
        Gauge.builder("talon.agents", agents, AgentHub::size)
                .description("Agents that are connected to this node")
                .register(core.metrics());
        this.dispatcher = new PrintDispatcher(
                core.vertx(),
                core.database(),
                core.hints(),
                layouts,
                phonesUrl,
                core.settings().data().resolve("paper"),
                agents,
                core.settings().printTimes(),
                core.metrics());
    }

    AgentHub agents() {
        return agents;
    }

    PrintDispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public void mount(Api api) {
        Vertx vertx = core.vertx();
        Database database = core.database();
        new SlipRoutes(vertx, database, layouts, phonesUrl).mount(api);
        new LayoutRoutes(vertx, database, layouts, phonesUrl).mount(api);
        new LogoRoutes(logos).mount(api);
        new ProfileRoutes(new PrinterProfiles(database)).mount(api);
        new TestPageRoutes(dispatcher.testPages()).mount(api);
        new RollRoutes(new Rolls(database, core.hints()), new PrinterHistory(database)).mount(api);
        new AgentRoutes(agents).mount(api);
        new PrinterAgents(database, core.hints()).mount(api);
    }

    Future<Void> close() {
        return Future.join(agents.close(), dispatcher.close()).mapEmpty();
    }
}
