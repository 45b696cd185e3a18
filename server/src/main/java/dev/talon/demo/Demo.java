package dev.talon.demo;

import dev.talon.Settings;
import dev.talon.access.Secrets;
import dev.talon.centre.Centres;
import dev.talon.centre.NewCentre;
import dev.talon.db.Database;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskHolds;
import dev.talon.staff.AccountChange;
import dev.talon.staff.Accounts;
import dev.talon.ticket.Tickets;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import dev.talon.words.Text;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demonstration's centre: created at the first start, kept, and simulated. */
public final class Demo {
    static final String CENTRE = "demo";

    /** Demo passwords are not secret: the start page shows them, and they exist on loopback only. */
    public static final String ADMINISTRATOR_PASSWORD = "demo-admin";

    /** Shown on the start page. */
    public record Account(String login, String password, CallerKind role, String name) {}

    /** A page of the demonstration, as an address below the server's. */
    public record Link(String page, String url) {}

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private static final List<Account> ACCOUNTS = List.of(
            new Account("petrova", "demo-petrova", CallerKind.SPECIALIST, "И. Петрова"),
            new Account("belova", "demo-belova", CallerKind.HOST, "Е. Белова"),
            new Account("kovalev", "demo-kovalev", CallerKind.MANAGER, "А. Ковалёв"),
            new Account("admin", ADMINISTRATOR_PASSWORD, CallerKind.ADMINISTRATOR, "Администратор"));

    private static final List<Link> LINKS = List.of(
            new Link("kiosk", "/demo/kiosk"),
            new Link("hall", "/demo/hall-display"),
            new Link("sign", "/demo/desk-display"),
            new Link("desk", "/desk/?centre=demo&desk=3"),
            new Link("host", "/host/"),
            new Link("manager", "/manager/"),
            new Link("admin", "/admin/"));

    /**
     * $1 kind · $2 token hash · $3 name · $4 desk or null. The token is known and constant, like the accounts'
     * passwords, so that open pages continue after a restart.
     */
    private static final String DEVICE = """
            WITH paper AS (
                INSERT INTO printer (centre_id, code, transport) SELECT id, 'kiosk', 'virtual' FROM centre WHERE code = 'demo'
                ON CONFLICT (centre_id, code) DO UPDATE SET transport = 'virtual' RETURNING id, centre_id)
            INSERT INTO device (kind, token_hash, centre_id, name, desk, printer_id, paired_at)
            SELECT $1, $2, paper.centre_id, $3, $4, CASE WHEN $1 = 'kiosk' THEN paper.id END, now() FROM paper
            ON CONFLICT (token_hash) DO UPDATE SET revoked_at = NULL""";

    private final Vertx vertx;
    private final Settings settings;
    private final Database database;
    private final Accounts accounts;
    private final Centres centres;
    private final Simulation simulation;
    private final Map<CallerKind, String> devices = new EnumMap<>(CallerKind.class);

    public Demo(
            Vertx vertx,
            Settings settings,
            Database database,
            Accounts accounts,
            Centres centres,
            Tickets tickets,
            DeskCalls calls,
            DeskHolds holds) {
        this.vertx = vertx;
        this.settings = settings;
        this.database = database;
        this.accounts = accounts;
        this.centres = centres;
        this.simulation = new Simulation(vertx, tickets, calls, holds);
    }

    public boolean on() {
        return settings.demo();
    }

    /** Creates what is missing and starts the simulation; does nothing outside demo mode. */
    public Future<Void> start() {
        if (!on()) {
            return Future.succeededFuture();
        }
        return centre().compose(made -> people()).compose(made -> machines()).compose(made -> past());
    }

    public void close() {
        simulation.stop();
    }

    List<Account> accounts() {
        return ACCOUNTS;
    }

    List<Link> links() {
        return LINKS;
    }

    Simulation simulation() {
        return simulation;
    }

    /** The token of the demo's device of a kind. */
    Optional<String> device(CallerKind kind) {
        return Optional.ofNullable(devices.get(kind));
    }

    /** The addresses to open, for the terminal; empty outside demo mode. */
    public String greeting(String url, String language) {
        return on() ? Text.of("cli", "demo.greeting", url).in(language) : "";
    }

    private Future<Void> centre() {
        var centre = new NewCentre(
                CENTRE,
                new Name("Центр обслуживания клиентов", "Customer service centre"),
                Optional.empty(),
                settings.zone().getId(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return centres.create(centre, "demo")
                .<Void>mapEmpty()
                .recover(fault -> fault instanceof Problem problem && problem.status() == 409
                        ? Future.succeededFuture()
                        : Future.failedFuture(fault));
    }

    /** Only missing accounts are created: a new password would end the sessions of open pages. */
    private Future<Void> people() {
        return accounts.list()
                .compose(known -> people(
                        known.stream().map(dev.talon.staff.Account::login).collect(Collectors.toSet())));
    }

    private Future<Void> people(Set<String> known) {
        List<Future<?>> made = new ArrayList<>();
        for (Account account : ACCOUNTS) {
            if (known.contains(account.login())) {
                continue;
            }
            var change = new AccountChange(
                    account.name(),
                    account.role(),
                    Optional.empty(),
                    Optional.of(true),
                    Optional.of(account.password()));
            made.add(accounts.put(account.login(), change));
        }
        return Future.all(made).mapEmpty();
    }

    private Future<Void> machines() {
        return machine(CallerKind.KIOSK, "Киоск у входа", null)
                .compose(made -> machine(CallerKind.HALL_DISPLAY, "Табло зала", null))
                .compose(made -> machine(CallerKind.DESK_DISPLAY, "Табло окна 1", "1"));
    }

    private Future<Void> machine(CallerKind kind, String name, String desk) {
        String token = "the-demonstration-s-own-" + kind.word();
        devices.put(kind, token);
        return database.slow()
                .preparedQuery(DEVICE)
                .execute(Tuple.of(kind.word(), Secrets.hash(token), name, desk))
                .mapEmpty();
    }

    /** The history is filled beside the running day, so that the pages open at once. */
    private Future<Void> past() {
        simulation.start();
        DemoHistory.fill(vertx, database, CENTRE, InstantSource.system())
                .onSuccess(stages -> LOG.info("The demo's history has {} more stages", stages))
                .onFailure(fault -> LOG.warn("The demo's history could not be generated", fault));
        return Future.succeededFuture();
    }
}
