package dev.talon.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.talon.words.Languages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code openapi.yaml} as the validator reads it. Only requests are validated. Answers are left out, and so is the
 * body of imports, because it is a stream: the validator supports neither CSV nor problems nor pictures.
 */
public final class Contract {
    /** Stands in for a property of each language beside the two that every name has. */
    private static final Pattern OTHER_LANGUAGES = Pattern.compile("(?m)^( +)# Other languages: (\\{.*})\n");

    /** As it stands in the class path; in each language that there are words in, reports and papers are made and names are entered. */
    static final String TEXT = withLanguages(Pages.resource("openapi.yaml")
            .replace(
                    "{name: language, in: query, schema: {type: string, enum: [ru, en]}",
                    "{name: language, in: query, schema: {type: string, enum: " + Languages.all() + "}")
            .replace(
                    "enum: [ru, en], description: Of the paper",
                    "enum: " + Languages.all() + ", description: Of the paper")
            .replace(
                    "language: {type: string, enum: [ru, en]}",
                    "language: {type: string, enum: " + Languages.all() + "}"));

    private Contract() {}

    private static String withLanguages(String text) {
        List<String> others = Languages.all().stream()
                .filter(language -> !language.equals("ru") && !language.equals("en"))
                .toList();
        return OTHER_LANGUAGES
                .matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(others.stream()
                        .map(language -> place.group(1) + language + ": " + place.group(2) + "\n")
                        .collect(Collectors.joining())));
    }

    /** @return fails where the contract in the class path is not a valid one */
    public static Future<OpenAPIContract> load(Vertx vertx) {
        // Not on a Vert.x thread, because the parser starts a Vert.x of its own.
        return Future.fromCompletionStage(CompletableFuture.supplyAsync(Contract::parsed), vertx.getOrCreateContext());
    }

    /**
     * The parser unpacks schemas from the class path to a folder, which disappears with the Vert.x that unpacks them.
     */
    private static OpenAPIContract parsed() {
        Vertx passing = Vertx.vertx();
        try {
            return OpenAPIContract.from(passing, read())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            passing.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @SuppressWarnings("unchecked")
    private static JsonObject read() throws IOException {
        Map<String, Object> map = new ObjectMapper(new YAMLFactory()).readValue(TEXT, Map.class);
        JsonObject contract = new JsonObject(map);
        // Who may call an operation is asked of x-talon-allow, which says more than a scheme.
        List.of("responses", "examples", "securitySchemes").forEach(contract.getJsonObject("components")::remove);
        ContractRules.apply(contract);
        // The validator counts a path's segments from the root, and wants a whole address to know it; any host will
        // do.
        contract.put("servers", new JsonArray().add(new JsonObject().put("url", "http://talon/api/v1")));
        contract.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue())
                        .stream()
                                .filter(member -> member.getValue() instanceof JsonObject)
                                .forEach(operation -> forRequests((JsonObject) operation.getValue())));
        return contract;
    }

    private static void forRequests(JsonObject operation) {
        operation.remove("security");
        JsonObject answers = new JsonObject();
        operation.getJsonObject("responses").fieldNames().stream()
                // It reads no ranges such as 4XX.
                .filter(status -> status.matches("[1-5][0-9]{2}"))
                .forEach(status -> answers.put(status, new JsonObject().put("description", "not validated")));
        operation.put("responses", answers);
        JsonObject body = operation.getJsonObject("requestBody");
        if (body != null && !body.getJsonObject("content").containsKey("application/json")) {
            operation.remove("requestBody");
        }
    }
}
