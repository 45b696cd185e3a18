package dev.talon;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.talon.access.Access;
import dev.talon.access.Cookies;
import dev.talon.agent.AgentHub;
import dev.talon.agent.AgentRoutes;
import dev.talon.audit.AuditLog;
import dev.talon.audit.AuditRoutes;
import dev.talon.board.BoardHub;
import dev.talon.board.BoardRoutes;
import dev.talon.board.Boards;
import dev.talon.board.LateRoutes;
import dev.talon.board.LateTickets;
import dev.talon.board.ScreenShares;
import dev.talon.board.ServiceRates;
import dev.talon.centre.CentreRoutes;
import dev.talon.centre.Centres;
import dev.talon.centre.Desks;
import dev.talon.centre.Norms;
import dev.talon.centre.Services;
import dev.talon.day.ClockDuty;
import dev.talon.day.DayClose;
import dev.talon.day.Housekeeping;
import dev.talon.db.ConcurrencyLimiter;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.demo.Demo;
import dev.talon.demo.DemoRoutes;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskFeed;
import dev.talon.desk.DeskHolds;
import dev.talon.desk.DeskPauses;
import dev.talon.desk.DeskRoutes;
import dev.talon.desk.DeskViews;
import dev.talon.device.DeviceHosts;
import dev.talon.device.DeviceRoutes;
import dev.talon.device.Devices;
import dev.talon.device.Pairing;
import dev.talon.device.PrinterAgents;
import dev.talon.device.PrinterHistory;
import dev.talon.device.PrinterRoutes;
import dev.talon.device.Printers;
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
import dev.talon.sign.CableDriver;
import dev.talon.sign.CableRoutes;
import dev.talon.sign.Cables;
import dev.talon.staff.Accounts;
import dev.talon.staff.OwnPassword;
import dev.talon.staff.Passwords;
import dev.talon.staff.SessionRoutes;
import dev.talon.staff.Sessions;
import dev.talon.staff.StaffRoutes;
import dev.talon.staff.TokenRoutes;
import dev.talon.staff.Tokens;
import dev.talon.table.DayFigures;
import dev.talon.ticket.CommandKeys;
import dev.talon.ticket.GivenUp;
import dev.talon.ticket.Reprints;
import dev.talon.ticket.TicketRoutes;
import dev.talon.ticket.Tickets;
import dev.talon.web.Api;
import dev.talon.web.Handshakes;
import dev.talon.web.HttpListener;
import dev.talon.web.Management;
import dev.talon.web.Pages;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One node: creates every feature's objects, and serves them on one HTTP port. */
public final class TalonServer {
    /** More sockets than a node can hold, so that all screens of a region may connect at once. */
    private static final int HANDSHAKES_WAITING = 50_000;

    /** Shorter than a page waits for its socket: a page that gave up is not served. */
    private static final Duration HANDSHAKE_PATIENCE = Duration.ofSeconds(9);

    private final Settings settings;
    private final HttpListener listener;
    private final Management health;
    private final HttpServer management;
    private final BoardHub screens;
    private final ConcurrencyLimiter handshakes;
    private final ScreenShares shares;
    private final Hints hints;
    private final DayClose dayClose;
    private final Housekeeping housekeeping;
    private final ClockDuty clockDuty;
    private final ReportModule reports;
    private final DeskHolds holds;
    private final DeskFeed deskFeed;
    private final AgentHub agents;
    private final PrintDispatcher printing;
    private final CableDriver cables;
    private final Demo demo;
    private Future<Void> closing;

    private TalonServer(
            Settings settings,
            HttpListener listener,
            Management health,
            HttpServer management,
            BoardHub screens,
            ConcurrencyLimiter handshakes,
            ScreenShares shares,
            Hints hints,
            DayClose dayClose,
            Housekeeping housekeeping,
            ClockDuty clockDuty,
            ReportModule reports,
            DeskHolds holds,
            DeskFeed deskFeed,
            AgentHub agents,
            PrintDispatcher printing,
            CableDriver cables,
            Demo demo) {
        this.settings = settings;
        this.listener = listener;
        this.health = health;
        this.management = management;
        this.screens = screens;
        this.handshakes = handshakes;
        this.shares = shares;
        this.hints = hints;
        this.dayClose = dayClose;
        this.housekeeping = housekeeping;
        this.clockDuty = clockDuty;
        this.reports = reports;
        this.holds = holds;
        this.deskFeed = deskFeed;
        this.agents = agents;
        this.printing = printing;
        this.cables = cables;
        this.demo = demo;
    }

    /**
     * Starts on the database's own clock.
     *
     * @param contract being loaded; it takes as long as migrating a database that is up to date, so both go on at once
     */
    public static Future<TalonServer> start(
            Vertx vertx, Settings settings, Database database, Future<OpenAPIContract> contract) {
        return start(vertx, settings, Limits.USUAL, database, contract, () -> null);
    }

    /**
     * @param limits a test may set them small
     * @param contract may serve several nodes of one process
     * @param now null answers mean the database's own clock; a test may set another
     */
    public static Future<TalonServer> start(
            Vertx vertx,
            Settings settings,
            Limits limits,
            Database database,
            Future<OpenAPIContract> contract,
            Supplier<OffsetDateTime> now) {
        Future<Hints> hints = Hints.start(vertx, database);
        return Future.all(contract, hints)
                // Compiling the contract's schemas takes a while: not on a loop.
                .compose(both -> vertx.executeBlocking(
                        () -> assemble(vertx, settings, limits, database, contract.result(), hints.result(), now)))
                .compose(assembled -> assembled);
    }

    private static Future<TalonServer> assemble(
            Vertx vertx,
            Settings settings,
            Limits limits,
            Database database,
            OpenAPIContract contract,
            Hints hints,
            Supplier<OffsetDateTime> now) {
        PrometheusMeterRegistry metrics = Management.registry();
        HttpListener listener = new HttpListener(vertx, settings.host(), settings.port());
        String publicUrl = settings.publicUrl(listener.port());
        String phonesUrl = settings.phonesUrl(listener.port()).orElse("");
        var access = new Access(vertx, database, settings.publicUrl().map(Object::toString));
        var cookies = new Cookies(publicUrl.startsWith("https:"));
        var passwords = new Passwords(vertx, settings.passwordCost());
        var accounts = new Accounts(database, passwords, access);
        var sessions = new Sessions(database, passwords, access, Ticker.systemTicker());
        var tokens = new Tokens(database, access);
        var devices = new Devices(database, access);
        var pairing = new Pairing(database, devices, Ticker.systemTicker());
        var centres = new Centres(database);
        var paces = new ServiceRates(vertx, database, now);
        var boards = new Boards(vertx, database, paces, now);
        var hub = new BoardHub(vertx, boards, hints, limits.spread());
        var shares = new ScreenShares(vertx, hub, hints, limits.compare());
        metrics.gauge("talon.screens", hub, BoardHub::screens);
        var handshakes = new ConcurrencyLimiter(vertx, limits.handshakes(), HANDSHAKES_WAITING, HANDSHAKE_PATIENCE);
        metrics.gauge("talon.screens.joining", handshakes, ConcurrencyLimiter::waiting);
        var logos = new SlipLogos(vertx, database);
        var layouts = new SlipLayouts(database, logos);
        var agents = new AgentHub(vertx, database);
        metrics.gauge("talon.agents", agents, AgentHub::size);
        var printing = new PrintDispatcher(
                vertx,
                database,
                hints,
                layouts,
                publicUrl,
                settings.data().resolve("paper"),
                agents,
                settings.printTimes(),
                metrics);
        var tickets = new Tickets(database, hints, paces, now, phonesUrl, printing::work);
        var calls = new DeskCalls(database, hints, paces, now);
        var holds = new DeskHolds(vertx, database, hints, limits.deskSilence());
        var pauses = new DeskPauses(database, hints, calls);
        var hosts = new DeviceHosts(vertx, settings.networks(), database.address());
        var cables = new CableDriver(
                vertx, database, hints, hub, agents, calls, pauses, holds, limits.pads(), limits.cables());
        var demo = new Demo(vertx, settings, database, accounts, centres, tickets, calls, holds);

        access.tell(hints::accessChanged, () -> {
            hub.askAgain();
            agents.askAgain();
        });
        hints.onAccessChanged(access::forgottenElsewhere);

        Api api = new Api(vertx, contract, access, key -> CommandKeys.claim(database, key), metrics);
        new SessionRoutes(sessions, new OwnPassword(database, passwords, access, Ticker.systemTicker()), cookies)
                .mount(api);
        new AuditRoutes(new AuditLog(database)).mount(api);
        new StaffRoutes(accounts).mount(api);
        new TokenRoutes(tokens).mount(api);
        new CentreRoutes(centres, new Services(database), new Desks(database), new Norms(database), hints).mount(api);
        new DeviceRoutes(pairing, devices, access, cookies).mount(api);
        new PrinterRoutes(new Printers(database, hosts), printing::setUp).mount(api);
        new RollRoutes(new Rolls(database, hints), new PrinterHistory(database)).mount(api);
        new TicketRoutes(
                        tickets,
                        new Reprints(database, hints, now, tickets, printing::work),
                        new GivenUp(database, hints, now))
                .mount(api);
        var views = new DeskViews(database, paces, now);
        new DeskRoutes(calls, views, holds, pauses).mount(api);
        var deskFeed = new DeskFeed(vertx, views, holds, hints, limits.desks());
        new BoardRoutes(vertx, boards, hub, limits.beat(), deskFeed).mount(api);
        new LateRoutes(new LateTickets(database, now)).mount(api);
        new SlipRoutes(vertx, database, layouts, phonesUrl).mount(api);
        new LayoutRoutes(vertx, database, layouts, phonesUrl).mount(api);
        new LogoRoutes(logos).mount(api);
        new AddressRoutes(settings, listener.port()).mount(api);
        new ClockRoutes(database.clock()).mount(api);
        new TestPageRoutes(printing.testPages()).mount(api);
        new ProfileRoutes(new PrinterProfiles(database)).mount(api);
        new AgentRoutes(agents).mount(api);
        new CableRoutes(new Cables(database, hosts)).mount(api);
        new PrinterAgents(database, hints).mount(api);
        var reports = new ReportModule(vertx, settings, database, hints, now);
        reports.mount(api);
        var demoRoutes = new DemoRoutes(demo, cookies);
        demoRoutes.mount(api);

        var pages = new Pages(settings.demo());
        Router router = listener.router(
                new Handshakes(handshakes),
                pages,
                publicUrl.startsWith("https:"),
                settings.publicUrl().map(Object::toString));
        router.route("/api/v1/*").subRouter(api.router());
        demoRoutes.pages(router);

        var dayClose = new DayClose(vertx, database, hints, new DayFigures(database), now, limits.duties());
        var housekeeping = new Housekeeping(vertx, database, now, limits.duties());
        var clockDuty = new ClockDuty(vertx, database);
        var health = new Management(vertx, database, metrics, hints::unseen, limits.notice());
        Future<Optional<String>> administrator = accounts.createFirstAdministrator(
                settings.demo() ? Optional.of(Demo.ADMINISTRATOR_PASSWORD) : settings.adminPassword());
        return administrator
                .onSuccess(password -> password.ifPresent(TalonServer::printOnce))
                .compose(done -> demo.start())
                .compose(ready -> health.listen(settings.managementHost(), settings.managementPort()))
                .compose(management -> listener.open(router)
                        .onSuccess(open -> hints.started())
                        .map(open -> new TalonServer(
                                settings,
                                listener,
                                health,
                                management,
                                hub,
                                handshakes,
                                shares,
                                hints,
                                dayClose,
                                housekeeping,
                                clockDuty,
                                reports,
                                holds,
                                deskFeed,
                                agents,
                                printing,
                                cables,
                                demo)));
    }

    public int port() {
        return listener.port();
    }

    public int managementPort() {
        return management.actualPort();
    }

    /** The PostgreSQL process of the listening connection, with which a test can cut it; 0 while there is none. */
    int listenerPid() {
        return hints.listenerPid();
    }

    /** Limits how many sockets are opened at once. */
    ConcurrencyLimiter handshakes() {
        return handshakes;
    }

    /** Warnings for the person who starts the process. */
    public List<String> warnings() {
        return AddressRoutes.warning(settings, port()).stream().toList();
    }

    /** The demonstration's words for the start of the process; empty outside demo mode. */
    public String greeting() {
        return demo.greeting("http://127.0.0.1:" + port());
    }

    /**
     * Stops the node. If a balancer asks for its health, it first learns that this node is stopping. Then screens are
     * sent to other nodes, no connection is accepted, running requests are finished and the duties stop. Meanwhile
     * other nodes still hear what this one changed.
     */
    public synchronized Future<Void> close() {
        if (closing == null) {
            closing = leave();
        }
        return closing;
    }

    private Future<Void> leave() {
        listener.leave();
        return health.leave().eventually(this::end);
    }

    private Future<Void> end() {
        demo.close();
        dayClose.close();
        housekeeping.close();
        clockDuty.close();
        holds.close();
        deskFeed.close();
        shares.close();
        return Future.join(
                        screens.close(),
                        listener.close(),
                        cables.close(),
                        agents.close(),
                        printing.close(),
                        reports.close())
                .eventually(() -> Future.join(hints.close(), management.close()))
                .mapEmpty();
    }

    /** The password of the first administrator: said once, never stored in clear. */
    private static void printOnce(String password) {
        System.out.println("The first administrator signs in as admin with the password " + password
                + " (shown only now; change it on the administrator's page)");
    }
}
