package dev.talon.ticket;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.queue.Label;
import dev.talon.queue.TicketId;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Which ticket of today somebody means: by its id, or by its number in any spelling, see {@link Label}. */
public final class TodaysNumbers {
    private static final String LABELS = Sql.of(TodaysNumbers.class, "today_by_digits", "centre", "digits", "now");

    private static final String OF_KEYBOARD =
            Sql.of(TodaysNumbers.class, "today_by_keyboard", "centre", "label", "other", "now");

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public TodaysNumbers(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /**
     * A ticket that is meant: by its id or by its label, one of the two is null; both are where several may be meant.
     *
     * @param several the labels of today that differ by their letter alone, where no letter was given; otherwise empty
     */
    public record Named(UUID id, String label, List<String> several) {
        public static Named of(UUID id) {
            return new Named(id, null, List.of());
        }

        /** Fails with a 409 problem that names them, where several may be meant. */
        public void refuseSeveral() {
            if (!several.isEmpty()) {
                throw Problem.conflict("several-tickets", said("several-tickets", String.join(", ", several)))
                        .at("/ticket", "has no letter");
            }
        }
    }

    /** @param typed an id, or a number; without its letter it means the only ticket of today that has it */
    public Future<Named> named(String centre, String typed) {
        if (typed.matches("[A-Za-z0-9_-]{22}")) {
            return Future.succeededFuture(Named.of(TicketId.parse(typed).uuid()));
        }
        Optional<String> digits = Label.digits(typed);
        return digits.isEmpty()
                ? label(centre, Label.meant(typed), Label.onOtherKeyboard(typed))
                        .map(label -> new Named(null, label, List.of()))
                : labels(centre, digits.get())
                        .map(labels -> labels.size() > 1
                                ? new Named(null, null, labels)
                                : new Named(null, labels.isEmpty() ? digits.get() : labels.get(0), List.of()));
    }

    /** The label, unless only what its keys are in the other layout is one of today's. */
    private Future<String> label(String centre, String label, Optional<String> other) {
        return other.isEmpty()
                ? Future.succeededFuture(label)
                : database.reads()
                        .preparedQuery(OF_KEYBOARD)
                        .execute(Tuple.of(centre, label, other.get(), now.get()))
                        .map(rows -> rows.size() == 0
                                ? label
                                : rows.iterator().next().getString("label"));
    }

    private Future<List<String>> labels(String centre, String digits) {
        return database.reads()
                .preparedQuery(LABELS)
                .execute(Tuple.of(centre, digits, now.get()))
                .map(rows -> {
                    List<String> labels = new ArrayList<>();
                    rows.forEach(row -> labels.add(row.getString("label")));
                    return labels;
                });
    }
}
