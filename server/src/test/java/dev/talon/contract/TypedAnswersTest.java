package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever reads the contract learns what a request and an answer hold: no object without its fields, no list of anything, no file of no type. */
class TypedAnswersTest {
    private static final JsonObject CONTRACT = AnswerCheck.read();
    private static final Set<String> CHOICES = Set.of("$ref", "anyOf", "oneOf", "allOf", "enum", "const");

    @Test
    void everyAnswerNamesItsFields() {
        List<String> untyped = new ArrayList<>();
        for (Map.Entry<String, Object> path : CONTRACT.getJsonObject("paths")) {
            for (Map.Entry<String, Object> operation : (JsonObject) path.getValue()) {
                if (operation.getValue() instanceof JsonObject said && said.containsKey("responses")) {
                    answers(said.getString("operationId"), said.getJsonObject("responses"), untyped);
                    contents(said.getString("operationId"), said.getJsonObject("requestBody"), untyped);
                }
            }
        }
        answers("components", CONTRACT.getJsonObject("components").getJsonObject("responses"), untyped);
        for (Map.Entry<String, Object> schema :
                CONTRACT.getJsonObject("components").getJsonObject("schemas")) {
            look("schema " + schema.getKey(), schema.getValue(), untyped);
        }
        assertThat(untyped).isEmpty();
    }

    private static void answers(String of, JsonObject responses, List<String> untyped) {
        for (Map.Entry<String, Object> answer : responses) {
            contents(of + " " + answer.getKey(), (JsonObject) answer.getValue(), untyped);
        }
    }

    /** @param holder of contents by their types; null: there are none */
    private static void contents(String of, JsonObject holder, List<String> untyped) {
        if (holder != null) {
            holder.getJsonObject("content", new JsonObject())
                    .forEach(type ->
                            look(of + " " + type.getKey(), ((JsonObject) type.getValue()).getValue("schema"), untyped));
        }
    }

    private static void look(String where, Object schema, List<String> untyped) {
        if (!(schema instanceof JsonObject said)) {
            untyped.add(where);
            return;
        }
        boolean object = is("object", said);
        boolean list = is("array", said);
        if (object && !said.containsKey("properties") && !said.containsKey("additionalProperties")
                || list && !said.containsKey("items")
                || !said.containsKey("type") && said.fieldNames().stream().noneMatch(CHOICES::contains)) {
            untyped.add(where);
        }
        if (list) {
            look(where + "[]", said.getValue("items"), untyped);
        }
        said.getJsonObject("properties", new JsonObject())
                .forEach(field -> look(where + "." + field.getKey(), field.getValue(), untyped));
    }

    private static boolean is(String type, JsonObject said) {
        Object types = said.getValue("type");
        return type.equals(types) || types instanceof JsonArray several && several.contains(type);
    }
}
