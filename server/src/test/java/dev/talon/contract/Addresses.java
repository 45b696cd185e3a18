package dev.talon.contract;

import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Addresses of the contract's operations, filled in with values that fit and that name nothing but the centre. */
final class Addresses {
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("centre", "north"),
            Map.entry("service", "none"),
            Map.entry("desk", "none"),
            Map.entry("list", "break"),
            Map.entry("printer", "none"),
            Map.entry("cable", "none"),
            Map.entry("login", "none"),
            Map.entry("profile", "none"),
            Map.entry("key", "key-of-a-test"),
            Map.entry("line", "none"),
            Map.entry("sending", "none"),
            Map.entry("month", "2024-01"),
            Map.entry("from", "2024-01-01"),
            Map.entry("to", "2024-01-02"),
            Map.entry("from2", "2024-01-01"),
            Map.entry("to2", "2024-01-02"),
            Map.entry("logo", "0".repeat(64)),
            Map.entry("file", "0".repeat(64)),
            Map.entry("name", "none"),
            Map.entry("year", "2024"),
            Map.entry("section", "claims"),
            Map.entry("kind", "claims"),
            Map.entry("message", "1"),
            Map.entry("text", "words"),
            Map.entry("call", "1"),
            Map.entry("ask", "1"),
            Map.entry("notice", "none"),
            Map.entry("source", "none"),
            Map.entry("day", "2024-01-01"),
            Map.entry("country", "kz"),
            Map.entry("language", "ru"),
            Map.entry("clip", "none"),
            Map.entry("page", "page-of-a-test"));

    private Addresses() {}

    /** The path with its parameters, and with the query that the operation requires. */
    static String of(Operation operation) {
        String path = path(operation);
        List<String> query = new ArrayList<>();
        required(operation).forEach((name, value) -> query.add(name + "=" + value));
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /** The path without a query. */
    static String path(Operation operation) {
        String path = filled(operation, operation.getOpenAPIPath());
        if (path.contains("{")) {
            throw new AssertionError("no value is known for a parameter of " + path);
        }
        return path;
    }

    /** The path with another value, encoded already, in the place of one parameter. */
    static String pathWith(Operation operation, String parameter, String value) {
        return filled(operation, operation.getOpenAPIPath().replace("{" + parameter + "}", value));
    }

    /** The values of the required parameters of the query. */
    static Map<String, String> required(Operation operation) {
        Map<String, String> values = new LinkedHashMap<>();
        operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == io.vertx.openapi.contract.Location.QUERY)
                .filter(io.vertx.openapi.contract.Parameter::isRequired)
                .forEach(parameter -> values.put(parameter.getName(), NAMED.get(parameter.getName())));
        return values;
    }

    /** The schema of the JSON body; empty object where the operation takes none. */
    static JsonObject body(Operation operation) {
        return operation.getRequestBody() == null
                ? new JsonObject()
                : (JsonObject) operation
                        .getRequestBody()
                        .getContent()
                        .get("application/json")
                        .getSchema();
    }

    private static String filled(Operation operation, String template) {
        String path = template.replace("{id}", id(operation));
        for (Map.Entry<String, String> parameter : NAMED.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return path;
    }

    private static String id(Operation operation) {
        return operation.getOpenAPIPath().contains("/tickets/") ? "A".repeat(22) : "2147483647";
    }
}
