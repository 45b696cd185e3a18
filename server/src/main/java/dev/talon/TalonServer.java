package dev.talon;

import dev.talon.access.Access;
import dev.talon.access.Cookies;
import dev.talon.backup.ScheduledBackups;
import dev.talon.centre.CentreLists;
import dev.talon.centre.CentreRoutes;
import dev.talon.centre.Centres;
import dev.talon.centre.Desks;
import dev.talon.centre.GroupRoutes;
import dev.talon.centre.HallZones;
import dev.talon.centre.KindRoutes;
import dev.talon.centre.Kinds;
import dev.talon.centre.ListRoutes;
import dev.talon.centre.Norms;
import dev.talon.centre.ServiceGroups;
import dev.talon.centre.Services;
import dev.talon.centre.ZoneRoutes;
import dev.talon.cli.Said;
import dev.talon.day.ClockDuty;
import dev.talon.day.DayClose;
import dev.talon.day.Housekeeping;
import dev.talon.db.ConcurrencyLimiter;
import dev.talon.db.DataDirectory;
import dev.talon.db.Database;
import dev.talon.db.EarlyStatistics;
import dev.talon.db.Hints;
import dev.talon.demo.Demo;
import dev.talon.demo.DemoRoutes;
import dev.talon.metrics.HintMetrics;
import dev.talon.metrics.QueueMetrics;
import dev.talon.schedule.CalendarRoutes;
import dev.talon.schedule.Calendars;
import dev.talon.schedule.ScheduleRoutes;
import dev.talon.schedule.Schedules;
import dev.talon.schedule.Timetables;
import dev.talon.table.DayFigures;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Api;
import dev.talon.web.Handshakes;
import dev.talon.web.HttpListener;
import dev.talon.web.Management;
import dev.talon.web.Pages;
import dev.talon.web.Routes;
import io.micrometer.core.instrument.Gauge;
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
    /**
     * 750 a second; up to 1 600 where more wait than would be served in 4 s, for a screen is to have its board within 5 s; and fewer
     * while the machine is late: commands have the rest.
     */
    private static final ConcurrencyLimiter.Pace HANDSHAKE_PACE =
            new ConcurrencyLimiter.Pace(15, 32, Duration.ofMillis(20), Duration.ofSeconds(4));

    private final Core core;
    private final HttpListener listener;
    private final ConcurrencyLimiter handshakes;
    private final StaffModule staff;
    private final PrintingModule printing;
    private final QueueModule queue;
    private final DeviceModule devices;
    private final ReportModule reports;
    private final EventModule events;
    private final Demo demo;
    private final DemoRoutes demoRoutes;
    private final Router router;
    private final DayClose dayClose;
    private final Housekeeping housekeeping;
    private final ClockDuty clockDuty;
    private final EarlyStatistics earlyStatistics;
    private final Optional<ScheduledBackups> backups;
    private final Management health;
    private HttpServer management;
    private Future<Void> closing;

    /** Creates everything and serves nothing yet. */
    private TalonServer(Core core, OpenAPIContract contract) {
        this.core = core;
        Vertx vertx = core.vertx();
        Settings settings = core.settings();
        Database database = core.database();
        this.listener = new HttpListener(vertx, settings.host(), settings.port());
        String publicUrl = settings.publicUrl(listener.port());
        String phonesUrl = settings.phonesUrl(listener.port()).orElse("");
        boolean encrypted = publicUrl.startsWith("https:");
        var access = new Access(vertx, database, settings.publicUrl().map(Object::toString));
        var cookies = new Cookies(encrypted);
        var centres = new Centres(database, core.now());
        this.staff = new StaffModule(core, access, cookies);
        this.printing = new PrintingModule(core, phonesUrl);
        var timetables = new Timetables(vertx, database);
        var schedules = new Schedules(database, core.hints(), timetables, core.now());
        this.queue = new QueueModule(core, timetables, phonesUrl, printing.dispatcher()::work);
        this.devices = new DeviceModule(core, access, cookies, printing, queue, phonesUrl);
        this.reports = new ReportModule(core, timetables, schedules);
        this.events = new EventModule(core);
        this.demo = new Demo(
                vertx, settings, database, staff.accounts(), centres, queue.tickets(), queue.calls(), queue.holds());
        this.demoRoutes = new DemoRoutes(demo, cookies);
        this.handshakes = limiter(core);
        Gauge.builder("talon.screens.joining", handshakes, ConcurrencyLimiter::waiting)
                .description("Screens that wait for their turn to connect to this node")
                .register(core.metrics());
        access.tell(core.hints()::accessChanged, () -> {
            queue.screens().askAgain();
            printing.agents().askAgain();
        });
        core.hints().onAccessChanged(access::forgottenElsewhere);

        Api api = new Api(vertx, contract, access, key -> CommandKeys.claim(database, key), core.metrics());
        new ListRoutes(new CentreLists(database)).mount(api);
        new KindRoutes(new Kinds(database), core.hints()).mount(api);
        new GroupRoutes(new ServiceGroups(database, core.hints()), centres).mount(api);
        new ZoneRoutes(new HallZones(database, core.hints())).mount(api);
        new CentreRoutes(centres, new Services(database), new Desks(database), new Norms(database), core.hints())
                .mount(api);
        new ScheduleRoutes(timetables, schedules).mount(api);
        new CalendarRoutes(new Calendars(database, core.hints())).mount(api);
        new AddressRoutes(settings, listener.port()).mount(api);
        new ClockRoutes(database.clock()).mount(api);
        this.backups = settings.backups()
                .map(plan -> new ScheduledBackups(vertx, new DataDirectory(settings.data()), plan, core.metrics()));
        new BackupRoutes(settings, backups).mount(api);
        for (Routes each : List.of(staff, printing, queue, devices, reports, events, demoRoutes)) {
            each.mount(api);
        }
        this.router = listener.router(
                new Handshakes(handshakes, limiter(core)),
                api,
                new Pages(settings.demo()),
                encrypted,
                settings.publicUrl().map(Object::toString));
        demoRoutes.pages(router);

        this.dayClose = new DayClose(
                vertx,
                database,
                core.hints(),
                new DayFigures(database),
                core.now(),
                core.limits().duties());
        this.housekeeping =
                new Housekeeping(vertx, database, core.now(), core.limits().duties());
        this.clockDuty = new ClockDuty(vertx, database);
        this.earlyStatistics = new EarlyStatistics(vertx, database, EarlyStatistics.USUAL_LOOK);
        HintMetrics.show(core.hints().lag(), core.metrics());
        var queueMetrics = new QueueMetrics(database, timetables, core.now());
        core.metrics().getPrometheusRegistry().register(queueMetrics);
        Gauge.builder(
                        "talon.database.unseen.seconds",
                        core.hints(),
                        hints -> hints.unseen().toMillis() / 1e3)
                .description("For how long this node has not seen its database")
                .register(core.metrics());
        this.health = new Management(
                vertx,
                database,
                core.metrics(),
                core.hints()::unseen,
                core.limits().notice(),
                queueMetrics::refresh);
    }

    private static ConcurrencyLimiter limiter(Core core) {
        return new ConcurrencyLimiter(
                core.vertx(), core.limits().handshakes(), HANDSHAKES_WAITING, HANDSHAKE_PATIENCE, HANDSHAKE_PACE);
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
                .compose(both -> vertx.executeBlocking(() -> new TalonServer(
                        new Core(vertx, settings, limits, database, hints.result(), now, Management.registry()),
                        contract.result())))
                .compose(TalonServer::open);
    }

    private Future<TalonServer> open() {
        Settings settings = core.settings();
        Optional<String> first = settings.demo() ? Optional.of(Demo.ADMINISTRATOR_PASSWORD) : settings.adminPassword();
        return staff.accounts()
                .createFirstAdministrator(first)
                .onSuccess(password -> password.ifPresent(TalonServer::printOnce))
                .compose(done -> demo.start())
                .compose(ready -> health.listen(settings.managementHost(), settings.managementPort()))
                .onSuccess(listening -> management = listening)
                .compose(listening -> listener.open(router))
                .onSuccess(open -> core.hints().started())
                .map(open -> this);
    }

    public int port() {
        return listener.port();
    }

    public int managementPort() {
        return management.actualPort();
    }

    /** The PostgreSQL process of the listening connection, with which a test can cut it; 0 while there is none. */
    int listenerPid() {
        return core.hints().listenerPid();
    }

    /** Limits how many sockets are opened at once. */
    ConcurrencyLimiter handshakes() {
        return handshakes;
    }

    /** Warnings for the person who starts the process. */
    public List<String> warnings() {
        return AddressRoutes.warning(core.settings(), port()).stream().toList();
    }

    /** The demonstration's words for the start of the process; empty outside demo mode. */
    public String greeting() {
        return demo.greeting("http://127.0.0.1:" + port(), Said.language());
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
        earlyStatistics.close();
        backups.ifPresent(ScheduledBackups::close);
        return Future.join(List.of(
                        queue.close(),
                        events.close(),
                        listener.close(),
                        devices.close(),
                        printing.close(),
                        reports.close()))
                .eventually(() -> Future.join(core.hints().close(), management.close()))
                .mapEmpty();
    }

    /** The password of the first administrator: said once, never stored in clear. */
    private static void printOnce(String password) {
        System.out.println(Said.text("serve.first-password", password));
    }
}
