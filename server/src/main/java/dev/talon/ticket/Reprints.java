package dev.talon.ticket;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.queue.TicketId;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Prints the paper of a ticket again, with «КОПИЯ» on it, if a person asks for it. */
public final class Reprints {
    private static final String SQL = Sql.of(
            Reprints.class, "reprint", "now", "centre", "ticket", "print_job", "kiosk", "actor", "key", "printer");

    private static final String BY_LABEL = Sql.of(Reprints.class, "today_by_label", "centre", "label", "now");

    private static final String OPEN = "print_job_open_ticket";

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;
    private final Tickets tickets;
    private final TodaysNumbers numbers;
    private final Consumer<Integer> printerHasWork;

    /**
     * @param now            null answers mean the database's own clock, as in production; a test may set another
     * @param printerHasWork told the printer's id after a job for it was committed
     */
    public Reprints(
            Database database,
            Hints hints,
            Supplier<OffsetDateTime> now,
            Tickets tickets,
            Consumer<Integer> printerHasWork) {
        this.database = database;
        this.hints = hints;
        this.now = now;
        this.tickets = tickets;
        this.numbers = new TodaysNumbers(database, now);
        this.printerHasWork = printerHasWork;
    }

    /**
     * @param kiosk the device that asks, if it is one
     * @param printer code of the printer that staff have chosen; empty: that of the paper before
     * @return the ticket with its paper queued, or as the same key found it before; fails with 404 if the centre has no
     *     such ticket, with 409 while a paper of it is in progress, if there is no printer, or once the ticket has left
     *     the queue
     */
    public Future<Ticket> ask(
            String centre,
            TicketId id,
            Optional<Integer> kiosk,
            Optional<String> printer,
            String actor,
            Optional<String> key) {
        Tuple arguments = Tuple.from(new Object[] {
            now.get(),
            centre,
            id.uuid(),
            UUID.randomUUID(),
            kiosk.orElse(null),
            actor,
            key.orElse(null),
            printer.orElse(null)
        });
        return again(centre, key)
                .compose(done -> done
                        ? Future.succeededFuture()
                        : database.fast(centre)
                                .preparedQuery(SQL)
                                .execute(arguments)
                                .map(this::asked))
                .recover(fault -> refused(fault, centre, key))
                .compose(done -> tickets.get(centre, id));
    }

    /**
     * The same for a ticket of today by its number, as a visitor tells it to somebody of the staff.
     *
     * @param typed as people type it
     * @return as {@link #ask}; fails with 404 where no ticket of today has this number
     */
    public Future<Ticket> askByLabel(String centre, String typed, String actor, Optional<String> key) {
        return numbers.named(centre, typed)
                .compose(named -> {
                    named.refuseSeveral();
                    return id(centre, named);
                })
                .compose(id -> ask(centre, id, Optional.empty(), Optional.empty(), actor, key));
    }

    private Future<TicketId> id(String centre, TodaysNumbers.Named named) {
        return named.id() != null
                ? Future.succeededFuture(new TicketId(named.id()))
                : database.reads()
                        .preparedQuery(BY_LABEL)
                        .execute(Tuple.of(centre, named.label(), now.get()))
                        .map(rows -> {
                            if (rows.size() == 0) {
                                throw noSuchNumber(named.label());
                            }
                            return new TicketId(rows.iterator().next().getUUID("id"));
                        });
    }

    private static Problem noSuchNumber(String label) {
        return Problem.notFound("no-such-ticket", said("no-such-ticket.today", label))
                .at("/ticket", "no ticket of today");
    }

    /**
     * Whether the key was used before. Checked first, because an open paper would refuse the repetition for another
     * reason.
     */
    private Future<Boolean> again(String centre, Optional<String> key) {
        return key.map(known -> CommandKeys.find(database, centre, known).map(Optional::isPresent))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    private Void asked(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Tickets.unknown();
        }
        Row row = rows.iterator().next();
        if (!row.getBoolean("in_queue")) {
            throw Problem.conflict("not-in-queue", said("not-in-queue"));
        }
        Integer printer = row.getInteger("printer_id");
        if (printer == null) {
            throw Problem.conflict("no-printer", said("no-printer"));
        }
        hints.changed(row.getInteger("centre_id"), row.getLong("version"));
        printerHasWork.accept(printer);
        return null;
    }

    private Future<Void> refused(Throwable fault, String centre, Optional<String> key) {
        if (CommandKeys.isRepeat(fault)) {
            return CommandKeys.refuseReuse(database, centre, key);
        }
        return Future.failedFuture(
                fault instanceof PgException pg && OPEN.equals(pg.getConstraint())
                        ? Problem.conflict("still-printing", said("still-printing"))
                        : fault);
    }
}
