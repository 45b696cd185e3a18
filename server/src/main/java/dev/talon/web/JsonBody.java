package dev.talon.web;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.talon.words.Text;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON of a request: UTF-8, each field once, with limits for depth and length. */
final class JsonBody {
    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(JsonNumber.LONGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonBody() {}

    /**
     * What the JSON says, with the objects and arrays of Vert.x; a number that is whole is an integer however it is written.
     *
     * @throws Problem 400 where it is not such JSON
     */
    static Object read(Buffer body) {
        String text = text(body);
        try {
            return value(MAPPER.readTree(text), "");
        } catch (StreamConstraintsException e) {
            throw unreadable(said("unreadable-body.deep"), e);
        } catch (JsonProcessingException e) {
            throw e.getOriginalMessage().startsWith("Duplicate field")
                    ? unreadable(said("unreadable-body.twice"), e)
                    : unreadable(said("unreadable-body.no-json"), e);
        }
    }

    private static String text(Buffer body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("unreadable-body", said("unreadable-body.no-utf8"));
        }
    }

    private static Object value(JsonNode node, String pointer) {
        if (node.isObject()) {
            JsonObject object = new JsonObject();
            node.properties().forEach(field -> {
                String name = wellFormed(field.getKey(), pointer);
                object.put(name, value(field.getValue(), pointer + "/" + Pointer.escaped(name)));
            });
            return object;
        }
        if (node.isArray()) {
            JsonArray array = new JsonArray();
            for (int i = 0; i < node.size(); i++) {
                array.add(value(node.get(i), pointer + "/" + i));
            }
            return array;
        }
        if (node.isTextual()) {
            return wellFormed(node.textValue(), pointer);
        }
        if (node.isNumber()) {
            return JsonNumber.of(node.asText())
                    .orElseThrow(() -> Problem.badRequest("invalid-request", said("invalid-request.large-number"))
                            .at(pointer, said("at")));
        }
        return node.isBoolean() ? node.booleanValue() : null;
    }

    /** The database and files accept none of what is refused here, whatever the text is for. */
    private static String wellFormed(String text, String pointer) {
        TextRule.broken(text).ifPresent(words -> {
            throw Problem.badRequest("invalid-request", said("invalid-request.text", words))
                    .at(pointer, words);
        });
        return text;
    }

    private static Problem unreadable(Text words, JsonProcessingException fault) {
        var where = fault.getLocation();
        String line = where == null ? "" : " (" + where.getLineNr() + ":" + where.getColumnNr() + ")";
        return Problem.badRequest("unreadable-body", said("unreadable-body", words, line));
    }
}
