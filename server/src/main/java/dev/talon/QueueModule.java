package dev.talon;

import dev.talon.board.BoardHub;
import dev.talon.board.BoardRoutes;
import dev.talon.board.Boards;
import dev.talon.board.LateRoutes;
import dev.talon.board.LateTickets;
import dev.talon.board.OpeningRoutes;
import dev.talon.board.Openings;
import dev.talon.board.ScreenShares;
import dev.talon.board.ServiceRates;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.desk.AwayRoutes;
import dev.talon.desk.AwayTickets;
import dev.talon.desk.Colleagues;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskFeed;
import dev.talon.desk.DeskHolds;
import dev.talon.desk.DeskMoves;
import dev.talon.desk.DeskPauses;
import dev.talon.desk.DeskRoutes;
import dev.talon.desk.DeskTurnRoutes;
import dev.talon.desk.DeskTurns;
import dev.talon.desk.DeskViews;
import dev.talon.desk.ReturnsByClock;
import dev.talon.desk.TicketMoveRoutes;
import dev.talon.desk.TicketUndo;
import dev.talon.help.HelpCalls;
import dev.talon.help.HelpRoutes;
import dev.talon.host.HostRoutes;
import dev.talon.host.Messages;
import dev.talon.host.PlaceChanges;
import dev.talon.host.ShutDesks;
import dev.talon.host.TicketSearch;
import dev.talon.notice.Alarms;
import dev.talon.notice.NoticeRounds;
import dev.talon.notice.NoticeRoutes;
import dev.talon.notice.Notices;
import dev.talon.notice.NoticesFile;
import dev.talon.picture.PictureRoutes;
import dev.talon.picture.QuietPictures;
import dev.talon.promise.BreachWatch;
import dev.talon.promise.Promises;
import dev.talon.schedule.Timetables;
import dev.talon.ticket.GivenUp;
import dev.talon.ticket.Reprints;
import dev.talon.ticket.TicketNotes;
import dev.talon.ticket.TicketRoutes;
import dev.talon.ticket.Tickets;
import dev.talon.voice.SpeechProgram;
import dev.talon.voice.VoiceRoutes;
import dev.talon.voice.Voices;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Consumer;

/** Wires the queue: tickets, desks, and the boards that show both. */
final class QueueModule implements Routes {
    private final Core core;
    private final Timetables timetables;
    private final Consumer<Integer> printerHasWork;
    private final ServiceRates rates;
    private final Promises promises;
    private final BreachWatch breaches;
    private final Openings openings;
    private final Boards boards;
    private final BoardHub screens;
    private final ScreenShares shares;
    private final Tickets tickets;
    private final DeskCalls calls;
    private final DeskTurns turns;
    private final DeskHolds holds;
    private final DeskPauses pauses;
    private final DeskMoves moves;
    private final ReturnsByClock returns;
    private final DeskViews views;
    private final DeskFeed deskPages;
    private final NoticeRounds noticeRounds;
    private final Notices notices;
    private final Optional<NoticesFile> noticesFile;

    /**
     * @param phonesUrl where a visitor's phone finds this node; empty where none is known
     * @param printerHasWork told the id of a printer after a job for it was committed
     */
    QueueModule(Core core, Timetables timetables, String phonesUrl, Consumer<Integer> printerHasWork) {
        this.core = core;
        this.timetables = timetables;
        this.printerHasWork = printerHasWork;
        Vertx vertx = core.vertx();
        Database database = core.database();
        Hints hints = core.hints();
        Limits limits = core.limits();
        this.rates = new ServiceRates(vertx, database, core.now());
        this.promises = new Promises(vertx, database, core.now());
        this.breaches = new BreachWatch(vertx, database, promises, timetables, core.now(), limits.duties());
        this.openings = new Openings(vertx, database, timetables, core.now());
        this.boards = new Boards(vertx, database, promises, openings, core.now());
        this.screens = new BoardHub(vertx, boards, hints, limits.spread());
        Gauge.builder("talon.screens", screens, BoardHub::screens)
                .description("Displays and pages that follow a board on this node")
                .register(core.metrics());
        this.shares = new ScreenShares(vertx, screens, hints, limits.compare());
        this.tickets = new Tickets(database, hints, promises, openings, core.now(), phonesUrl, printerHasWork);
        this.calls = new DeskCalls(database, hints, rates, core.now());
        this.turns = new DeskTurns(database, hints, calls);
        this.holds = new DeskHolds(vertx, database, hints, limits.deskSilence());
        this.pauses = new DeskPauses(database, hints, calls);
        this.moves = new DeskMoves(database, hints, calls, core.now());
        this.returns = new ReturnsByClock(vertx, database, hints, core.now(), ReturnsByClock.USUAL_LOOK);
        this.views = new DeskViews(database, rates, core.now());
        this.noticeRounds = new NoticeRounds(vertx, database, hints, NoticeRounds.USUAL_LOOK);
        this.notices = new Notices(database, hints, noticeRounds, core.now());
        this.noticesFile = core.settings()
                .noticesFile()
                .map(file -> new NoticesFile(vertx, notices, file, NoticesFile.USUAL_LOOK));
        this.deskPages = new DeskFeed(vertx, views, holds, hints, limits.desks());
    }

    BoardHub screens() {
        return screens;
    }

    Tickets tickets() {
        return tickets;
    }

    DeskCalls calls() {
        return calls;
    }

    DeskHolds holds() {
        return holds;
    }

    DeskTurns turns() {
        return turns;
    }

    DeskPauses pauses() {
        return pauses;
    }

    @Override
    public void mount(Api api) {
        Database database = core.database();
        var reprints = new Reprints(database, core.hints(), core.now(), tickets, printerHasWork);
        new TicketRoutes(tickets, reprints, new GivenUp(database, core.hints(), core.now())).mount(api);
        new DeskRoutes(calls, views, holds, pauses).mount(api);
        new DeskTurnRoutes(moves, turns).mount(api);
        new TicketMoveRoutes(moves, new TicketUndo(moves), new TicketNotes(database, core.hints(), core.now()))
                .mount(api);
        new AwayRoutes(new AwayTickets(database, core.now()), new Colleagues(database)).mount(api);
        new BoardRoutes(core.vertx(), boards, screens, core.limits().beat(), deskPages).mount(api);
        new HostRoutes(
                        new TicketSearch(database, promises, core.now()),
                        new PlaceChanges(database, core.hints(), tickets, core.now()),
                        new Messages(database, core.hints(), core.now()),
                        new ShutDesks(database, core.hints()))
                .mount(api);
        new HelpRoutes(new HelpCalls(database, core.hints(), core.now())).mount(api);
        new OpeningRoutes(boards, timetables).mount(api);
        new VoiceRoutes(
                        new Voices(database),
                        new SpeechProgram(core.vertx(), core.settings().speechCommand()))
                .mount(api);
        new PictureRoutes(new QuietPictures(core.vertx(), database, core.hints())).mount(api);
        new NoticeRoutes(notices, new Alarms(database, core.hints(), core.now())).mount(api);
        new LateRoutes(new LateTickets(database, core.now())).mount(api);
    }

    /** The screens go to other nodes. */
    Future<Void> close() {
        holds.close();
        returns.close();
        breaches.close();
        noticesFile.ifPresent(NoticesFile::close);
        noticeRounds.close();
        deskPages.close();
        shares.close();
        return screens.close();
    }
}
