package dev.talon.web;

import dev.talon.words.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what the contract allows, if a value breaks one of its rules. */
final class FaultWords {
    /** Under which a pattern of the contract names the words that say what it allows. */
    static final String EXTENSION = "x-talon-words";

    static final Text MISSING = said("missing");
    static final Text OTHER = said("other");

    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "array", "object", "null");

    private FaultWords() {}

    /** @param rules the schema in which the keyword stands */
    static Text of(String keyword, JsonObject rules, Object value) {
        return switch (keyword) {
            case "type" -> type(rules);
            case "enum" -> oneOf(rules.getJsonArray("enum"));
            case "minLength", "maxLength" -> length(rules);
            case "minItems", "maxItems" -> items(rules);
            case "minimum", "maximum" -> range(rules);
            case "multipleOf" -> said("multiple", rules.getValue(keyword));
            case "uniqueItems" -> said("twice");
            case "pattern" -> ofContract(rules);
            case "format" -> format(rules, value);
            default -> OTHER;
        };
    }

    /** A field, or a parameter, that is none. */
    static Text unknown(JsonObject rules) {
        return unknown(rules.getJsonObject("properties", new JsonObject()).fieldNames());
    }

    static Text unknown(Collection<String> known) {
        return known.isEmpty()
                ? said("nothing-known")
                : said("unknown", known.stream().sorted().collect(Collectors.joining(", ")));
    }

    /** What is said of a pattern of the contract. */
    static Text ofContract(JsonObject rules) {
        String key = rules.getString(EXTENSION);
        return key == null ? OTHER : said("pattern." + key);
    }

    /** A text of {@code faults.json}. */
    static Text said(String key, Object... put) {
        return Text.of("faults", key, put);
    }

    private static Text type(JsonObject rules) {
        Object type = rules.getValue("type");
        List<String> allowed = (type instanceof JsonArray several ? several.stream() : Stream.of(type))
                .map(Object::toString)
                .filter(TYPES::contains)
                .toList();
        Text either = language -> allowed.stream()
                .map(name -> said("type." + name).in(language))
                .collect(Collectors.joining(said("or").in(language)));
        return said("type", either);
    }

    private static Text oneOf(JsonArray allowed) {
        return said("one-of", allowed.stream().map(Objects::toString).collect(Collectors.joining(", ")));
    }

    private static Text length(JsonObject rules) {
        Integer least = rules.getInteger("minLength", 0);
        Integer most = rules.getInteger("maxLength");
        if (most == null) {
            return said("length.least", least);
        }
        if (Objects.equals(least, most)) {
            return said("length.exact", most);
        }
        return least == 0 ? said("length.most", most) : said("length.range", least, most);
    }

    private static Text items(JsonObject rules) {
        Integer least = rules.getInteger("minItems", 0);
        Integer most = rules.getInteger("maxItems");
        return most == null ? said("items.least", least) : said("items.range", least, most);
    }

    private static Text range(JsonObject rules) {
        Object least = rules.getValue("minimum");
        Object most = rules.getValue("maximum");
        if (least == null || most == null) {
            return least == null ? said("range.most", most) : said("range.least", least);
        }
        return said("range.both", least, most);
    }

    private static Text format(JsonObject rules, Object value) {
        String format = rules.getString("format");
        return switch (format) {
            case TextRule.LINE, TextRule.LINES ->
                TextRule.fault(String.valueOf(value), format.equals(TextRule.LINES))
                        .orElse(OTHER);
            case Days.FORMAT -> Days.WORDS;
            case Zones.FORMAT -> Zones.WORDS;
            case "date-time" -> said("moment");
            default -> ofContract(rules);
        };
    }
}
