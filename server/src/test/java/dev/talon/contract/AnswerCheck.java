package dev.talon.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares every JSON answer that a test gets, problems too, with what {@code openapi.yaml} says of it. A field that the contract does
 * not name is a fault too, so whoever adds one to an answer adds it there.
 */
public final class AnswerCheck {
    private static final String BASE = "app://contract/openapi";
    private static final String ROOT = "/api/v1";
    private static final Set<String> JSON = Set.of("application/json", "application/problem+json");
    private static final JsonObject CONTRACT = closed(read());
    private static final List<Address> ADDRESSES = addresses();
    private static final Map<String, Validator> VALIDATORS = new HashMap<>();
    private static final SchemaRepository SCHEMAS = SchemaRepository.create(new JsonSchemaOptions()
                    .setBaseUri("app://contract/")
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic))
            .dereference(BASE, JsonSchema.of(CONTRACT));

    /** @param path as the contract has it, such as {@code /centres/{centre}} */
    private record Address(Pattern pattern, String path) {}

    private AnswerCheck() {}

    /** @throws AssertionError where the contract knows no such answer, or this one is not what it says */
    public static void check(HttpResponse<String> response) {
        String path = response.request().uri().getRawPath();
        String type = response.headers().firstValue("content-type").orElse("");
        if (path.startsWith(ROOT) && JSON.contains(type)) {
            String method = response.request().method().toLowerCase(Locale.ROOT);
            operation(method, path.substring(ROOT.length()))
                    .ifPresent(operation ->
                            check(method + " " + operation, answer(operation, method, type, response), response));
        }
    }

    /** The contract's path of an operation; empty: there is none, as for an address that a test tries in vain. */
    private static Optional<String> operation(String method, String path) {
        return ADDRESSES.stream()
                .filter(address -> address.pattern.matcher(path).matches())
                .map(Address::path)
                .filter(known -> paths().getJsonObject(known).containsKey(method))
                .findFirst();
    }

    /** Where the contract has the schema of this answer, as a JSON pointer. */
    private static String answer(String path, String method, String type, HttpResponse<String> response) {
        JsonObject answers = paths().getJsonObject(path).getJsonObject(method).getJsonObject("responses");
        String exact = Integer.toString(response.statusCode());
        String status = answers.containsKey(exact) ? exact : exact.charAt(0) + "XX";
        JsonObject said = answers.getJsonObject(status);
        if (said == null) {
            throw new AssertionError("openapi.yaml knows no answer " + exact + " to " + method + " " + path);
        }
        String at = said.containsKey("$ref")
                ? said.getString("$ref").substring(1)
                : "/paths/" + escaped(path) + "/" + method + "/responses/" + status;
        return at + "/content/" + escaped(type) + "/schema";
    }

    private static void check(String operation, String at, HttpResponse<String> response) {
        OutputUnit found;
        synchronized (VALIDATORS) {
            found = VALIDATORS.computeIfAbsent(at, AnswerCheck::validator).validate(Json.decodeValue(response.body()));
        }
        if (!found.getValid()) {
            String faults = found.getErrors().stream()
                    .map(fault -> fault.getInstanceLocation() + ": " + fault.getError())
                    .collect(Collectors.joining("\n"));
            throw new AssertionError(
                    "Not what openapi.yaml says of " + operation + ":\n" + faults + "\n" + response.body());
        }
    }

    private static Validator validator(String at) {
        return SCHEMAS.validator(JsonSchema.of(new JsonObject().put("$ref", BASE + "#" + at)));
    }

    private static JsonObject paths() {
        return CONTRACT.getJsonObject("paths");
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    /** Those without parameters first: /session/password is no /session/{id}. */
    private static List<Address> addresses() {
        return paths().fieldNames().stream()
                .sorted(Comparator.comparing(path -> path.contains("{")))
                .map(path -> new Address(Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")), path))
                .toList();
    }

    /** An object has the fields that are named and no others, where the contract does not say otherwise. */
    private static JsonObject closed(JsonObject part) {
        for (Object inner : part.getMap().values().toArray()) {
            if (inner instanceof JsonObject object) {
                closed(object);
            } else if (inner instanceof JsonArray array) {
                array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .forEach(AnswerCheck::closed);
            }
        }
        if (part.getValue("properties") instanceof JsonObject && !part.containsKey("additionalProperties")) {
            part.put("additionalProperties", false);
        }
        return part;
    }

    @SuppressWarnings("unchecked")
    static JsonObject read() {
        try (InputStream in = AnswerCheck.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Object> map = new ObjectMapper(new YAMLFactory()).readValue(in, Map.class);
            return new JsonObject(new JsonObject(map).encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
