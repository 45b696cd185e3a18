package dev.talon.ticket;

import static dev.talon.web.Problem.said;

import dev.talon.board.Openings;
import dev.talon.db.Database;
import dev.talon.hours.Opening;
import dev.talon.schedule.CentreHours;
import dev.talon.web.Problem;
import dev.talon.words.Text;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Why a ticket is not issued: the centre or the service is closed, or the last ticket of the day was given. */
final class NotIssued {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** The key of the request has issued a ticket before, while it was open. */
    static final class Before extends RuntimeException {
        Before() {
            super("issued before", null, false, false);
        }
    }

    private NotIssued() {}

    /** @param row of a statement that issued nothing */
    static Opening why(Row row, CentreHours hours, String service, Openings.Admission admission) {
        if (!admission.opening().isOpen()) {
            return admission.opening();
        }
        Instant at = row.getOffsetDateTime("now").toInstant();
        return row.getBoolean("has_room")
                ? Openings.limitReached(hours, Optional.of(service), at)
                : Openings.lastTicket(hours, Optional.of(service), at);
    }

    /** Fails with the 409 problem; with {@link Before} if the key did issue a ticket. */
    static <T> Future<T> refuse(Database database, Tickets.Order order, CentreHours hours, Opening opening) {
        Future<Optional<CommandKeys.Done>> before = order.key()
                .map(key -> CommandKeys.find(database, order.centre(), key))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return before.compose(done -> Future.failedFuture(
                done.isPresent() ? new Before() : problem(opening, hours.hours().zone())));
    }

    private static Problem problem(Opening opening, ZoneId zone) {
        String type = switch (opening.reason().orElseThrow()) {
            case LAST_TICKET -> "last-ticket-given";
            case DAY_LIMIT -> "day-limit";
            case SERVICE_HOURS -> "service-closed";
            default -> "centre-closed";
        };
        return Problem.conflict(type, detail(type, opening, zone)).with("opening", opening);
    }

    /** What a visitor may be told: why, in the words of whoever closed, and when it opens next. */
    private static Text detail(String type, Opening opening, ZoneId zone) {
        Text why = opening.state() == Opening.State.BREAK ? said("centre-closed.break") : said(type);
        return language -> {
            StringBuilder told = new StringBuilder(why.in(language));
            opening.words()
                    .map(words -> words.in(language))
                    .filter(words -> !words.isBlank())
                    .ifPresent(words -> told.append(' ')
                            .append(words.strip())
                            .append(words.strip().matches(".*[.!?…]") ? "" : "."));
            opening.next()
                    .map(next -> next.atZone(zone))
                    .map(next -> said("centre-closed.next", DAY.format(next), TIME.format(next)))
                    .ifPresent(next -> told.append(' ').append(next.in(language)));
            return told.toString();
        };
    }
}
