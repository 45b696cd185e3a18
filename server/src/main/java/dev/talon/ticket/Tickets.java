package dev.talon.ticket;

import static dev.talon.web.Problem.said;

import dev.talon.board.Openings;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.promise.CentreWaits;
import dev.talon.promise.Promises;
import dev.talon.queue.Category;
import dev.talon.queue.Kind;
import dev.talon.queue.StageState;
import dev.talon.queue.TicketAddress;
import dev.talon.queue.TicketId;
import dev.talon.queue.WaitRange;
import dev.talon.schedule.CentreHours;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Issues, follows and cancels tickets. */
public final class Tickets {
    /**
     * What a visitor asks for.
     *
     * @param kiosk the device that asks, on whose printer it prints
     * @param printer code of the printer that staff have chosen; empty: the kiosk's, or none
     * @param reason why somebody of the staff gives priority; of a visitor at a kiosk it is never known
     * @param bySpecialist whether a specialist issues it, which not every centre allows
     * @param byStaff whether somebody does who has signed in, who may before the service opens that day; the wait counts from the opening
     */
    public record Order(
            String centre,
            String service,
            Category category,
            String language,
            Optional<Integer> kiosk,
            Optional<String> printer,
            Optional<String> reason,
            boolean bySpecialist,
            boolean byStaff,
            String actor,
            Optional<String> key) {
        /** Of a visitor at a kiosk, or of nobody in particular. */
        public Order(
                String centre,
                String service,
                Category category,
                String language,
                Optional<Integer> kiosk,
                String actor,
                Optional<String> key) {
            this(
                    centre,
                    service,
                    category,
                    language,
                    kiosk,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    actor,
                    key);
        }
    }

    static final String ISSUE = Sql.of(
            Tickets.class,
            "issue",
            "now",
            "centre",
            "service",
            "ticket",
            "category",
            "language",
            "kinds",
            "depth",
            "promised",
            "hours_version",
            "opens",
            "closes",
            "most_waiting",
            "print_job",
            "kiosk",
            "actor",
            "key",
            "printer",
            "reason",
            "by_specialist",
            "counts_from");
    private static final Instant EVER = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

    private static final String WHY_NOT = Sql.of(
            Tickets.class, "why_not_issued", "centre", "service", "printer", "by_specialist", "kiosk", "category");
    private static final String CANCEL =
            Sql.of(Tickets.class, "cancel", "now", "centre", "ticket", "actor", "key", "reason");

    private final Database database;
    private final Hints hints;
    private final Promises promises;
    private final Openings openings;
    private final Supplier<OffsetDateTime> now;
    private final String publicUrl;
    private final Consumer<Integer> printerHasWork;

    /**
     * @param now null answers mean the database's own clock, as in production; a test may set another
     * @param publicUrl without a slash at its end; the ticket's QR code leads there; empty if unknown
     * @param printerHasWork gets the printer's id after a job for it was committed
     */
    public Tickets(
            Database database,
            Hints hints,
            Promises promises,
            Openings openings,
            Supplier<OffsetDateTime> now,
            String publicUrl,
            Consumer<Integer> printerHasWork) {
        this.database = database;
        this.hints = hints;
        this.promises = promises;
        this.openings = openings;
        this.now = now;
        this.publicUrl = publicUrl;
        this.printerHasWork = printerHasWork;
    }

    /**
     * @return the new ticket, or the one that this key issued before; fails with 404 for an unknown centre or service, 409
     *     while no ticket of the service is given
     */
    public Future<Ticket> issue(Order order) {
        return openings.hours(order.centre())
                .compose(hours -> issue(order, hours, moment(), true))
                .recover(fault -> CommandKeys.isRepeat(fault) ? replay(order) : Future.failedFuture(fault));
    }

    /** @param again whether it is tried once more if the hours or the clock turn out to be others than was thought */
    private Future<Ticket> issue(Order order, CentreHours hours, Instant at, boolean again) {
        TicketId id = TicketId.random();
        return openings.admission(order.centre(), hours, order.service(), at, order.byStaff())
                .compose(admission -> promises.of(order.centre())
                        .compose(waits -> database.fast(order.centre())
                                .preparedQuery(ISSUE)
                                .execute(arguments(order, id, waits, admission)))
                        .compose(rows -> {
                            Optional<Row> row = first(rows);
                            if (row.isEmpty()) {
                                return whyNot(order);
                            }
                            if (row.get().getString("label") != null) {
                                return issued(row.get(), order, id);
                            }
                            return notIssued(order, row.get(), again);
                        }));
    }

    /** The node's clock may be a little off the database's, and what it remembers of the hours old. */
    private Future<Ticket> notIssued(Order order, Row row, boolean again) {
        Instant at = row.getOffsetDateTime("now").toInstant();
        return openings.hours(order.centre(), row.getLong("hours_version"))
                .compose(hours -> openings.admission(order.centre(), hours, order.service(), at, order.byStaff())
                        .compose(admission -> {
                            boolean isOpen = admission.opening().isOpen();
                            if (isOpen && again && !row.getBoolean("in_hours")) {
                                return issue(order, hours, at, false);
                            }
                            return NotIssued.refuse(
                                    database, order, hours, NotIssued.why(row, hours, order.service(), admission));
                        }))
                .recover(fault -> fault instanceof NotIssued.Before ? replay(order) : Future.failedFuture(fault));
    }

    private Instant moment() {
        return Optional.ofNullable(now.get()).map(OffsetDateTime::toInstant).orElseGet(Instant::now);
    }

    /** @return the ticket; fails with 404 where the centre has no such ticket */
    public Future<Ticket> get(String centre, TicketId id) {
        return promises.of(centre)
                .compose(waits -> database.reads()
                        .preparedQuery(TicketRow.SQL)
                        .execute(Tuple.of(centre, id.uuid()))
                        .map(rows -> first(rows)
                                .map(row -> TicketRow.map(row, waits, url(centre, id)))
                                .orElseThrow(Tickets::unknown)));
    }

    /**
     * Takes a waiting or called ticket out of the queue; a cancelled one is left unchanged.
     *
     * @param reason what somebody of the staff gave; empty: the visitor left
     * @return the resulting ticket; fails with 409 once its service has begun or ended
     */
    public Future<Ticket> cancel(
            String centre, TicketId id, Optional<String> reason, String actor, Optional<String> key) {
        return database.fast(centre)
                .preparedQuery(CANCEL)
                .execute(Tuple.of(now.get(), centre, id.uuid(), actor, key.orElse(null), reason.orElse(null)))
                .recover(fault -> CommandKeys.isRepeat(fault)
                        ? Future.<RowSet<Row>>succeededFuture()
                        : Future.failedFuture(fault))
                .map(rows -> Optional.ofNullable(rows).flatMap(Tickets::first))
                .onSuccess(changed -> changed.ifPresent(this::tell))
                .compose(changed ->
                        changed.isPresent() ? Future.succeededFuture() : CommandKeys.refuseReuse(database, centre, key))
                .compose(done -> get(centre, id))
                .map(Tickets::cancelled);
    }

    private static Ticket cancelled(Ticket ticket) {
        if (ticket.state() != StageState.CANCELLED) {
            throw Problem.conflict(
                    "not-in-queue",
                    said("not-in-queue.leave", ticket.label(), ticket.state().word()));
        }
        return ticket;
    }

    private Future<Ticket> issued(Row row, Order order, TicketId id) {
        tell(row);
        Optional.ofNullable(row.getInteger("printer_id")).ifPresent(printerHasWork);
        return Future.succeededFuture(fresh(row, order, id));
    }

    private Future<Ticket> whyNot(Order order) {
        return database.reads()
                .preparedQuery(WHY_NOT)
                .execute(Tuple.of(
                        order.centre(),
                        order.service(),
                        order.printer().orElse(null),
                        order.bySpecialist(),
                        order.kiosk().orElse(null),
                        order.category().word()))
                .map(rows -> {
                    Optional<Row> row = first(rows);
                    if (row.filter(known -> !known.getBoolean("offered")).isPresent()) {
                        throw Problem.conflict("priority-not-offered", said("priority-not-offered"))
                                .at("/category", "is not offered at this kiosk");
                    }
                    if (row.filter(known -> !known.getBoolean("may")).isPresent()) {
                        throw Problem.forbidden("not-allowed", said("not-allowed.issue"));
                    }
                    if (row.filter(known -> known.getBoolean("served")).isPresent()) {
                        String printer = order.printer().orElse("");
                        throw Problem.unprocessable("no-such-printer", said("no-such-printer", printer))
                                .at("/printer", "unknown");
                    }
                    throw Problem.notFound(
                            "no-such-service", said("no-such-service.ticket", order.service(), order.centre()));
                });
    }

    private Ticket fresh(Row row, Order order, TicketId id) {
        String[] route = row.getArrayOfStrings("route");
        OffsetDateTime issuedAt = row.getOffsetDateTime("issued_at");
        List<Ticket.Stage> stages = new ArrayList<>();
        stages.add(new Ticket.Stage(
                Kind.of(route[0]),
                TicketRow.kindName(row, route[0]),
                StageState.WAITING,
                Optional.of(issuedAt),
                Optional.of(row.getOffsetDateTime("due_at")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        for (int i = 1; i < route.length; i++) {
            stages.add(Ticket.Stage.planned(Kind.of(route[i]), TicketRow.kindName(row, route[i])));
        }
        Optional<WaitRange> expected = Optional.ofNullable(row.getInteger("expected_from"))
                .map(from -> new WaitRange(from, row.getInteger("expected_to")));
        return new Ticket(
                id.toString(),
                order.centre(),
                row.getString("label"),
                order.service(),
                Name.of(row.getJsonObject("name").getMap()),
                Name.of(row.getJsonObject("advice").getMap()),
                order.category(),
                order.language(),
                row.getLocalDate("business_day"),
                issuedAt,
                StageState.WAITING,
                stages,
                Optional.of(row.getInteger("ahead")),
                expected,
                Optional.empty(),
                Optional.empty(),
                row.getInteger("printer_id") == null
                        ? Optional.empty()
                        : Optional.of(new Ticket.Print("queued", Optional.empty())),
                url(order.centre(), id));
    }

    private Future<Ticket> replay(Order order) {
        return CommandKeys.find(database, order.centre(), order.key().orElseThrow())
                .compose(done -> done.orElseThrow().kind().equals(GivenUp.KIND)
                        ? Future.failedFuture(GivenUp.refused())
                        : get(order.centre(), new TicketId(done.get().ticket())));
    }

    private Tuple arguments(Order order, TicketId id, CentreWaits waits, Openings.Admission admission) {
        return Tuple.from(new Object[] {
            now.get(),
            order.centre(),
            order.service(),
            id.uuid(),
            order.category().word(),
            order.language(),
            waits.kinds(),
            waits.depth(),
            waits.numbers(),
            admission.version(),
            offset(admission.from()),
            offset(admission.until()),
            admission.mostWaiting().isPresent() ? admission.mostWaiting().getAsInt() : null,
            UUID.randomUUID(),
            order.kiosk().orElse(null),
            order.actor(),
            order.key().orElse(null),
            order.printer().orElse(null),
            order.reason().orElse(null),
            order.bySpecialist(),
            admission.countsFrom().map(Tickets::offset).orElse(null)
        });
    }

    /** What lies beyond the calendar's years stands for never. */
    private static OffsetDateTime offset(Instant moment) {
        Instant known = moment.isAfter(NEVER) ? NEVER : moment.isBefore(EVER) ? EVER : moment;
        return known.atOffset(ZoneOffset.UTC);
    }

    private void tell(Row row) {
        hints.changed(row.getInteger("centre_id"), row.getLong("version"));
    }

    private String url(String centre, TicketId id) {
        return TicketAddress.of(publicUrl, centre, id.toString());
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    static Problem unknown() {
        return Problem.notFound("no-such-ticket", said("no-such-ticket.address"));
    }
}
