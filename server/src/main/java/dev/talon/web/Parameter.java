package dev.talon.web;

import dev.talon.words.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import java.util.List;
import java.util.Map;

/** A parameter of an operation: its place, and its schema. */
final class Parameter {
    private final String name;
    private final Location place;
    private final boolean required;
    private final boolean several;
    private final SchemaCheck check;
    private final JsonObject one;

    Parameter(io.vertx.openapi.contract.Parameter said) {
        JsonObject schema = (JsonObject) said.getSchema();
        this.name = said.getName();
        this.place = said.getIn();
        this.required = said.isRequired();
        this.several = ContractRules.isOf(schema, "array");
        this.check = new SchemaCheck(schema);
        this.one = several ? schema.getJsonObject("items") : schema;
    }

    String name() {
        return name;
    }

    boolean isQuery() {
        return place == Location.QUERY;
    }

    /**
     * Reads it from a request, where vertx-web has decoded it once.
     *
     * @param faults takes what is wrong
     * @return its values as text, numbers in their plain form
     */
    List<String> read(RoutingContext context, Map<String, Text> faults) {
        List<String> given = given(context);
        if (given.isEmpty()) {
            if (required) {
                faults.put(name, FaultWords.MISSING);
            }
            return given;
        }
        if (given.size() > 1 && !several) {
            faults.put(name, FaultWords.said("given-twice"));
            return List.of();
        }
        for (String text : given) {
            TextRule.broken(text).ifPresent(words -> faults.put(name, words));
        }
        if (faults.containsKey(name)) {
            return List.of();
        }
        List<Object> values = given.stream().map(this::value).toList();
        check.faults(several ? new JsonArray(values) : values.get(0))
                .values()
                .forEach(words -> faults.putIfAbsent(name, words));
        return values.stream().map(Object::toString).toList();
    }

    private List<String> given(RoutingContext context) {
        return switch (place) {
            case QUERY -> context.queryParam(name);
            case PATH -> List.of(context.pathParam(name));
            case HEADER -> context.request().headers().getAll(name);
            default -> throw new IllegalStateException("a parameter in a " + place + ": " + name);
        };
    }

    /** A value of another type stays a text, and the schema reports it. */
    private Object value(String text) {
        if (ContractRules.isOf(one, "integer") || ContractRules.isOf(one, "number")) {
            return JsonNumber.of(text).<Object>map(number -> number).orElse(text);
        }
        if (ContractRules.isOf(one, "boolean") && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        return text;
    }
}
