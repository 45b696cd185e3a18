package dev.talon.events;

import io.vertx.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an event may say beside its number, moment, kind and who did it. Whatever is not here never goes out. */
public enum EventField {
    /** The number that the visitor holds, of which day, and for which service; null where paper or help belong to no ticket. */
    TICKET,
    /** Which stage of the ticket's route, and its kind. */
    STAGE,
    /** Code of the desk; null where there was none, or several. */
    DESK,
    /** How the stage ended, a code of the centre's list; null where nobody said. */
    OUTCOME,
    /** The {@code id} of each event that this one takes back. */
    UNDOES,
    /** The business day whose history was read from a file. */
    DAY;

    /** Its name in the answer. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Its value in a row of {@code told.sql}; null where there is none. */
    Object of(Row row) {
        return switch (this) {
            case TICKET -> ticket(row);
            case STAGE -> stage(row);
            case DESK -> row.getString("desk");
            case OUTCOME -> row.getString("outcome");
            case UNDOES -> row.getArrayOfLongs("undoes") == null ? List.of() : List.of(row.getArrayOfLongs("undoes"));
            case DAY -> row.getLocalDate("facts_day");
        };
    }

    private static Map<String, Object> ticket(Row row) {
        if (row.getString("label") == null) {
            return null;
        }
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("label", row.getString("label"));
        ticket.put("businessDay", row.getLocalDate("business_day"));
        ticket.put("service", row.getString("service"));
        return ticket;
    }

    private static Map<String, Object> stage(Row row) {
        if (row.getString("stage_kind") == null) {
            return null;
        }
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("position", row.getInteger("position"));
        stage.put("kind", row.getString("stage_kind"));
        return stage;
    }
}
