package dev.talon.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules for every schema of the contract unless the schema says otherwise: an object has only the named fields, a
 * text is one line ({@link TextRule}), and a whole number fits into 32 bits.
 */
final class ContractRules {
    private ContractRules() {}

    /** Writes the rules into a contract that has just been read. */
    static void apply(JsonObject contract) {
        JsonObject components = contract.getJsonObject("components");
        objects(components.getJsonObject("schemas")).forEach(ContractRules::schema);
        objects(components.getJsonObject("parameters")).forEach(ContractRules::parameter);
        objects(contract.getJsonObject("paths")).forEach(path -> {
            parameters(path);
            objects(path).forEach(operation -> {
                parameters(operation);
                body(operation);
            });
        });
    }

    private static void parameters(JsonObject holder) {
        array(holder, "parameters").forEach(ContractRules::parameter);
    }

    private static void parameter(JsonObject parameter) {
        if (parameter.containsKey("schema")) {
            schema(parameter.getJsonObject("schema"));
        }
    }

    private static void body(JsonObject operation) {
        JsonObject body = operation.getJsonObject("requestBody");
        if (body != null) {
            objects(body.getJsonObject("content"))
                    .filter(content -> content.containsKey("schema"))
                    .forEach(content -> schema(content.getJsonObject("schema")));
        }
    }

    private static void schema(JsonObject schema) {
        if (schema.containsKey("$ref")) {
            return;
        }
        if (schema.containsKey("properties") && !schema.containsKey("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        String pattern = schema.getString("pattern");
        if (pattern != null && pattern.endsWith("$")) {
            // Java's $ ignores a line break at the end.
            schema.put("pattern", pattern.substring(0, pattern.length() - 1) + "\\z");
        }
        if (isOf(schema, "string") && Stream.of("enum", "pattern", "format").noneMatch(schema::containsKey)) {
            schema.put("format", TextRule.LINE);
        }
        if (isOf(schema, "integer") && !schema.containsKey("enum")) {
            bound(schema, "minimum", Integer.MIN_VALUE);
            bound(schema, "maximum", Integer.MAX_VALUE);
        }
        objects(schema.getValue("properties")).forEach(ContractRules::schema);
        for (String name : List.of("allOf", "anyOf", "oneOf")) {
            array(schema, name).forEach(ContractRules::schema);
        }
        for (String name : List.of("items", "additionalProperties")) {
            if (schema.getValue(name) instanceof JsonObject inner) {
                schema(inner);
            }
        }
    }

    private static void bound(JsonObject schema, String keyword, int value) {
        if (!schema.containsKey(keyword)) {
            schema.put(keyword, value);
        }
    }

    static boolean isOf(JsonObject schema, String type) {
        Object said = schema.getValue("type");
        return said instanceof JsonArray several ? several.contains(type) : type.equals(said);
    }

    private static Stream<JsonObject> objects(Object holder) {
        return holder instanceof JsonObject object
                ? object.stream()
                        .map(Map.Entry::getValue)
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                : Stream.empty();
    }

    private static Stream<JsonObject> array(JsonObject holder, String name) {
        JsonArray array = holder.getJsonArray(name);
        return array == null
                ? Stream.empty()
                : array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }
}
