package dev.talon.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.talon.queue.Kind;
import dev.talon.queue.StageState;
import dev.talon.queue.TicketId;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A stage that is at no desk after a command.
 *
 * @param position which stage of its ticket's route it is, from 1
 * @param until when it comes back by itself; empty: it waits
 * @param desk for which desk it is kept; empty: for every desk that serves its kind
 */
public record Moved(
        String ticket,
        String label,
        String service,
        Kind stage,
        int position,
        StageState state,
        OffsetDateTime dueAt,
        Optional<OffsetDateTime> until,
        Optional<String> desk,
        @JsonIgnore int centreId,
        @JsonIgnore long version) {

    static Moved of(Row row) {
        return new Moved(
                new TicketId(row.getUUID("id")).toString(),
                row.getString("label"),
                row.getString("service"),
                Kind.of(row.getString("kind")),
                row.getInteger("position"),
                StageState.of(row.getString("state")),
                row.getOffsetDateTime("due_at"),
                Optional.ofNullable(row.getOffsetDateTime("away_until")),
                Optional.ofNullable(row.getString("desk")),
                row.getInteger("centre_id"),
                row.getLong("version"));
    }
}
