package dev.talon.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says what the contract allows, if a value breaks one of its rules. */
final class FaultWords {
    /** Under which a pattern of the contract says in words what it allows. */
    static final String EXTENSION = "x-talon-words";

    static final Words MISSING = new Words("is missing", "обязательное поле не заполнено");
    static final Words OTHER = new Words("does not fit", "такое значение не подходит");

    private static final Map<String, Words> TYPES = Map.of(
            "string", new Words("a text", "текст"),
            "integer", new Words("a whole number in digits, such as 7", "целое число цифрами, например 7"),
            "number", new Words("a number in digits, such as 7 or 7.5", "число цифрами, например 7 или 7.5"),
            "boolean", new Words("true or false", "true или false"),
            "array", new Words("a list", "список"),
            "object", new Words("an object", "объект"),
            "null", new Words("null", "null"));

    private FaultWords() {}

    /** @param rules the schema in which the keyword stands */
    static Words of(String keyword, JsonObject rules, Object value) {
        return switch (keyword) {
            case "type" -> type(rules);
            case "enum" -> oneOf(rules.getJsonArray("enum"));
            case "minLength", "maxLength" -> length(rules);
            case "minItems", "maxItems" -> items(rules);
            case "minimum", "maximum" -> range(rules);
            case "multipleOf" ->
                new Words(
                        "must be a multiple of " + rules.getValue(keyword),
                        "должно быть кратно " + rules.getValue(keyword));
            case "uniqueItems" -> new Words("has the same twice", "одно и то же указано дважды");
            case "pattern" -> said(rules);
            case "format" -> format(rules, value);
            default -> OTHER;
        };
    }

    /** A field, or a parameter, that is none. */
    static Words unknown(JsonObject rules) {
        return unknown(rules.getJsonObject("properties", new JsonObject()).fieldNames());
    }

    static Words unknown(java.util.Collection<String> known) {
        if (known.isEmpty()) {
            return new Words("is not known here: nothing is taken", "здесь ничего не указывают");
        }
        String names = known.stream().sorted().collect(Collectors.joining(", "));
        return new Words("is not known here; known are: " + names, "такого здесь нет; есть: " + names);
    }

    static Words said(JsonObject rules) {
        JsonObject words = rules.getJsonObject(EXTENSION);
        return words == null ? OTHER : new Words(words.getString("en"), words.getString("ru"));
    }

    private static Words type(JsonObject rules) {
        Object type = rules.getValue("type");
        List<Words> allowed = (type instanceof JsonArray several ? several.stream() : java.util.stream.Stream.of(type))
                .map(name -> TYPES.get(name.toString()))
                .filter(Objects::nonNull)
                .toList();
        return new Words(
                "must be " + allowed.stream().map(Words::english).collect(Collectors.joining(" or ")),
                "нужно " + allowed.stream().map(Words::russian).collect(Collectors.joining(" или ")));
    }

    private static Words oneOf(JsonArray allowed) {
        String names = allowed.stream().map(Objects::toString).collect(Collectors.joining(", "));
        return new Words("must be one of: " + names, "допустимо одно из: " + names);
    }

    private static Words length(JsonObject rules) {
        Integer least = rules.getInteger("minLength", 0);
        Integer most = rules.getInteger("maxLength");
        if (most == null) {
            return new Words("must have " + least + " characters or more", "нужно не меньше " + least + " знаков");
        }
        if (Objects.equals(least, most)) {
            return new Words("must have " + most + " characters", "число знаков должно быть " + most);
        }
        return least == 0
                ? new Words("must have at most " + most + " characters", "не длиннее " + most + " знаков")
                : new Words(
                        "must have " + least + " to " + most + " characters",
                        "нужно от " + least + " до " + most + " знаков");
    }

    private static Words items(JsonObject rules) {
        Integer least = rules.getInteger("minItems", 0);
        Integer most = rules.getInteger("maxItems");
        return most == null
                ? new Words("must have " + least + " items or more", "в списке нужно не меньше " + least)
                : new Words(
                        "must have " + least + " to " + most + " items",
                        "в списке должно быть от " + least + " до " + most);
    }

    private static Words range(JsonObject rules) {
        Object least = rules.getValue("minimum");
        Object most = rules.getValue("maximum");
        if (least == null || most == null) {
            return least == null
                    ? new Words("must be at most " + most, "не больше " + most)
                    : new Words("must be at least " + least, "не меньше " + least);
        }
        return new Words("must be from " + least + " to " + most, "допустимо от " + least + " до " + most);
    }

    private static Words format(JsonObject rules, Object value) {
        String format = rules.getString("format");
        return switch (format) {
            case TextRule.LINE, TextRule.LINES ->
                TextRule.fault(String.valueOf(value), format.equals(TextRule.LINES))
                        .orElse(OTHER);
            case Days.FORMAT -> Days.WORDS;
            case Zones.FORMAT -> Zones.WORDS;
            case "date-time" ->
                new Words(
                        "must be a moment such as 2026-05-14T09:30:00+03:00",
                        "нужен момент вида 2026-05-14T09:30:00+03:00");
            default -> said(rules);
        };
    }
}
