package dev.talon.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.talon.queue.TicketId;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stage behind a number. Durations are whole seconds, rounded half up; empty if the stage did not get so far.
 *
 * @param position   which stage of the ticket's route, from 1
 * @param specialist as in the event log: {@code staff:petrova}
 * @param person their name, if the account is known
 * @param inaccurate why the times are not trusted; empty: they are trusted
 * @param norm seconds that it might wait
 * @param late       whether it waited longer
 * @param aside      seconds set aside after the first call
 * @param queued whether somebody queued for it
 * @param outcome from the centre's list; empty: nothing else than that it was done
 */
public record StageLine(
        String centre,
        String ticket,
        String label,
        int position,
        LocalDate businessDay,
        String service,
        String kind,
        String category,
        String state,
        OffsetDateTime queuedAt,
        Optional<OffsetDateTime> calledAt,
        Optional<OffsetDateTime> startedAt,
        Optional<OffsetDateTime> finishedAt,
        Optional<String> desk,
        Optional<String> specialist,
        Optional<String> person,
        Optional<String> inaccurate,
        @JsonProperty("wait") OptionalLong waiting,
        OptionalLong walking,
        @JsonProperty("serving") OptionalLong spent,
        long postponed,
        int norm,
        boolean late,
        long aside,
        boolean queued,
        Optional<String> outcome) {

    public static StageLine of(Row row) {
        return new StageLine(
                row.getString("centre"),
                new TicketId(row.getUUID("ticket_id")).toString(),
                row.getString("label"),
                row.getInteger("position"),
                row.getLocalDate("business_day"),
                row.getString("service"),
                row.getString("kind"),
                row.getString("category"),
                row.getString("state"),
                row.getOffsetDateTime("queued_at"),
                Optional.ofNullable(row.getOffsetDateTime("called_at")),
                Optional.ofNullable(row.getOffsetDateTime("started_at")),
                Optional.ofNullable(row.getOffsetDateTime("finished_at")),
                Optional.ofNullable(row.getString("desk")),
                Optional.ofNullable(row.getString("specialist")),
                Optional.ofNullable(row.getString("person")),
                Optional.ofNullable(row.getString("inaccurate")),
                seconds(row.getLong("wait")),
                seconds(row.getLong("walk")),
                seconds(row.getLong("spent")),
                row.getLong("put_off") / 1_000_000,
                row.getInteger("norm"),
                row.getLong("wait") != null && row.getLong("wait") > row.getInteger("norm") * 1_000_000L,
                row.getInteger("aside"),
                row.getBoolean("waited"),
                Optional.ofNullable(row.getString("outcome")));
    }

    /** The same, without who served. */
    StageLine unnamed() {
        return new StageLine(
                centre,
                ticket,
                label,
                position,
                businessDay,
                service,
                kind,
                category,
                state,
                queuedAt,
                calledAt,
                startedAt,
                finishedAt,
                desk,
                Optional.empty(),
                Optional.empty(),
                inaccurate,
                waiting,
                walking,
                spent,
                postponed,
                norm,
                late,
                aside,
                queued,
                outcome);
    }

    private static OptionalLong seconds(Long micros) {
        return micros == null ? OptionalLong.empty() : OptionalLong.of(Math.floorDiv(micros + 500_000, 1_000_000L));
    }
}
