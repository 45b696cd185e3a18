package dev.talon.web;

import dev.talon.words.Text;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks a value against one schema of the contract, and says in words what is wrong. Made once, when the server
 * starts.
 */
final class SchemaCheck {
    private final JsonObject schema;
    private final Validator validator;

    SchemaCheck(JsonObject schema) {
        this.schema = schema;
        this.validator = Validator.create(
                JsonSchema.of(schema.copy()),
                new JsonSchemaOptions()
                        .setBaseUri("app://talon")
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic),
                new Formats());
    }

    JsonObject schema() {
        return schema;
    }

    /** What is wrong, by the JSON pointer of the place; empty where all is right. */
    Map<String, Text> faults(Object value) {
        Map<String, Text> faults = new LinkedHashMap<>();
        OutputUnit found = validator.validate(value);
        if (!found.getValid()) {
            for (OutputUnit unit : Optional.ofNullable(found.getErrors()).orElse(List.of())) {
                if (unit.getKeywordLocation() != null) {
                    add(faults, unit, value);
                }
            }
            if (faults.isEmpty()) {
                faults.put("", FaultWords.OTHER);
            }
        }
        return faults;
    }

    private void add(Map<String, Text> faults, OutputUnit unit, Object value) {
        String location = unit.getKeywordLocation();
        int last = location.lastIndexOf('/');
        String keyword = location.substring(last + 1);
        Object holder = at(schema, location.substring(0, last));
        if (!(holder instanceof JsonObject rules)) {
            return;
        }
        String pointer = unit.getInstanceLocation().replaceFirst("^#", "");
        switch (keyword) {
            // These units only say that something below them is wrong, which has a unit of its own.
            case "properties", "items", "anyOf", "allOf", "oneOf" -> {}
            case "required" -> {
                JsonObject given = (JsonObject) at(value, pointer);
                rules.getJsonArray("required").stream()
                        .map(String.class::cast)
                        .filter(name -> !given.containsKey(name))
                        .forEach(name -> faults.putIfAbsent(pointer + "/" + Pointer.escaped(name), FaultWords.MISSING));
            }
            case "additionalProperties" -> {
                String name = Pointer.unescaped(pointer.substring(pointer.lastIndexOf('/') + 1));
                boolean known =
                        rules.getJsonObject("properties", new JsonObject()).containsKey(name);
                if (!known && Boolean.FALSE.equals(rules.getValue("additionalProperties"))) {
                    faults.putIfAbsent(pointer, FaultWords.unknown(rules));
                }
            }
            default -> faults.putIfAbsent(pointer, FaultWords.of(keyword, rules, at(value, pointer)));
        }
    }

    /** What stands at a path: of the schema, or of the value. */
    private static Object at(Object root, String path) {
        Object here = root;
        for (String segment : path.replaceFirst("^#?/?", "").split("/")) {
            if (segment.isEmpty()) {
                continue;
            }
            if (here instanceof JsonObject object) {
                here = object.getValue(Pointer.unescaped(segment));
            } else if (here instanceof io.vertx.core.json.JsonArray array) {
                here = array.getValue(Integer.parseInt(segment));
            }
        }
        return here;
    }
}
