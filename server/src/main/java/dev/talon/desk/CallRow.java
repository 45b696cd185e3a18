package dev.talon.desk;

import dev.talon.queue.CallReason;
import dev.talon.queue.Category;
import dev.talon.queue.Kind;
import dev.talon.queue.ServiceRate;
import dev.talon.queue.StageState;
import dev.talon.queue.TicketId;
import dev.talon.queue.WholeSeconds;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads the row that every statement of a desk returns. */
final class CallRow {
    private CallRow() {}

    static Call map(Row row, Map<Kind, ServiceRate> paces, String language) {
        Kind kind = Kind.of(row.getString("kind"));
        OffsetDateTime queued = row.getOffsetDateTime("queued_at");
        OffsetDateTime called = row.getOffsetDateTime("called_at");
        long wait = WholeSeconds.of(Duration.of(row.getLong("wait"), ChronoUnit.MICROS));
        int norm = row.getInteger("norm");
        Category category = Category.of(row.getString("category"));
        Optional<String> outOfTurn = Optional.ofNullable(row.getString("out_of_turn"));
        return new Call(
                new TicketId(row.getUUID("id")).toString(),
                row.getString("label"),
                row.getString("service"),
                row.getString("desk"),
                kind,
                row.getInteger("position"),
                Arrays.stream(row.getArrayOfStrings("route")).map(Kind::of).toList(),
                StageState.of(row.getString("state")),
                CallReason.text(wait, norm, category, outOfTurn.orElse(""), language),
                category,
                outOfTurn,
                row.getInteger("calls"),
                queued,
                called,
                row.getOffsetDateTime("walks_from"),
                Optional.ofNullable(row.getOffsetDateTime("started_at")),
                Optional.ofNullable(row.getOffsetDateTime("finished_at")),
                wait,
                norm,
                paces.getOrDefault(kind, ServiceRate.UNKNOWN).service().map(seconds -> (int) Math.round(seconds)),
                Boolean.TRUE.equals(row.getBoolean("continuable")),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("comment")),
                row.getInteger("returns"),
                row.getInteger("recalls"),
                Optional.ofNullable(row.getInteger("recalls_left")),
                row.getInteger("centre_id"),
                row.getLong("version"));
    }
}
