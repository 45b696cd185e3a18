package dev.talon.audit;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A change of an account, a token, a device or a setting.
 *
 * @param kind    what it concerns: {@code sign-in}, {@code account}, {@code token}, {@code device}, …
 * @param action  created, changed, removed; of sign-ins done or refused
 * @param actor   as the event log names them
 * @param name    theirs, where it is an account's
 * @param address of their computer; empty where the server did it by itself
 * @param centre  code of the centre that it concerns; empty: all
 * @param subject which one: a login, a code, a name
 * @param details the changed fields, each with what it was and what it is
 * @param times   of refused sign-ins: how many within the hour
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
