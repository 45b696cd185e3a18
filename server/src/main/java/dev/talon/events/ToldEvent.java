package dev.talon.events;

import com.fasterxml.jackson.annotation.JsonValue;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event as it goes out: what every kind says, and the fields of its own. */
public final class ToldEvent {
    private final long number;
    private final String kind;
    private final Map<String, Object> said;

    private ToldEvent(long number, String kind, Map<String, Object> said) {
        this.number = number;
        this.kind = kind;
        this.said = said;
    }

    /**
     * @param centre its code
     * @param row with {@code columns.sql}
     */
    public static ToldEvent of(String centre, Row row) {
        String kind = row.getString("kind");
        OffsetDateTime at = row.getOffsetDateTime("at");
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("number", row.getLong("number"));
        said.put("id", row.getLong("id"));
        said.put("centre", centre);
        said.put("at", at.toInstant());
        said.put("kind", kind);
        said.put("by", row.getString("by"));
        EventKind.of(kind).ifPresent(known -> known.fields().forEach(field -> said.put(field.word(), field.of(row))));
        return new ToldEvent(row.getLong("number"), kind, said);
    }

    public long number() {
        return number;
    }

    /** When it happened. */
    public Instant at() {
        return (Instant) said.get("at");
    }

    public String kind() {
        return kind;
    }

    @JsonValue
    Map<String, Object> said() {
        return said;
    }
}
