package dev.talon.events.hook;

import dev.talon.events.ToldEvent;
import dev.talon.web.JsonText;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event on its way to a hook.
 *
 * @param centreId its centre's number in this database
 * @param id of the message, the same at every try
 * @param refusals how often it was answered, but not with success
 * @param failures how often running the hook has failed
 */
record HookMessage(int centreId, String id, ToldEvent event, int refusals, int failures) {
    static HookMessage of(Row row) {
        return new HookMessage(
                row.getInteger("centre_id"),
                row.getUUID("uuid") + "-" + row.getLong("id"),
                ToldEvent.of(row.getString("code"), row),
                row.getInteger("refusals"),
                row.getInteger("failures"));
    }

    Buffer body() {
        return body(event.kind(), event.at(), event);
    }

    /** As Standard Webhooks has it. */
    static Buffer body(String type, Instant timestamp, Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", timestamp);
        body.put("data", data);
        return JsonText.encode(body);
    }
}
