package dev.talon.audit;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A change of an account, a token, a device or a setting, or a sign-in.
 *
 * @param kind    what it concerns: {@code sign-in}, {@code account}, {@code token}, {@code device}, …
 * @param action created, changed, removed; of sign-ins: done or refused
 * @param actor as in the event log
 * @param name the actor's name, if the actor is an account
 * @param address of the actor's computer; empty if the server acted by itself
 * @param centre code of the centre concerned; empty: all
 * @param subject what was changed: a login, a code, a name
 * @param details the changed fields, each with its old and new value
 * @param times of refused sign-ins: how many within the hour
 */
public record AuditEvent(
        long id,
        Instant at,
        String kind,
        String action,
        String actor,
        Optional<String> name,
        Optional<String> address,
        Optional<String> centre,
        String subject,
        Map<String, Object> details,
        int times) {

    static Map<String, Object> details(JsonObject json) {
        return json.getMap();
    }
}
